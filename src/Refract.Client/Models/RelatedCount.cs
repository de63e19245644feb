namespace Refract.Runtime;

/// <summary>
/// The number of the rows of a relation, beside the rows where those are loaded too. What a
/// <see cref="RelationValue{T}"/> holds then, so that a relation that is not counted takes no more room.
/// </summary>
/// <param name="Count">The number.</param>
/// <param name="Rows">The rows; null when they were not loaded.</param>
internal sealed record RelatedCount(int Count, object? Rows = null);
