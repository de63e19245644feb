namespace Tux.Tour;

/// <summary>
/// What a part of the tour did, how long it took, and what did not come out as it should (nothing, when all is well).
/// </summary>
internal sealed record TourResult(string Name, string Text, TimeSpan Time, IReadOnlyList<string> Problems);
