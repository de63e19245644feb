namespace Refract.Migrate.Engine;

/// <summary>What a squash did.</summary>
/// <param name="Name">The name of the migration that took the place of the others.</param>
/// <param name="Path">The full path of its script.</param>
/// <param name="Replaced">The names of the migrations that are gone, in order.</param>
public sealed record SquashResult(string Name, string Path, IReadOnlyList<string> Replaced)
{
    /// <summary>True when it finished an earlier one that was cut off.</summary>
    public bool WasResumed { get; init; }

    /// <summary>
    /// Why the scripts stand one after another in the new one, instead of one that is written from what they give, each
    /// a sentence or a statement; empty when they do not.
    /// </summary>
    public IReadOnlyList<string> Kept { get; init; } = [];
}
