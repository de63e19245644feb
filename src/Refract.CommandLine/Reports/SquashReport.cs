namespace Refract.CommandLine;

/// <summary>What <c>migrate squash</c> returns.</summary>
public sealed record SquashReport : DatabaseReport
{
    /// <summary>The name of the migration that took the place of the others; null when it failed.</summary>
    public string? Name { get; internal set; }

    /// <summary>The path of its script; relative when it is inside the project's folder.</summary>
    public string? Path { get; internal set; }

    /// <summary>The names of the migrations that are gone, in order.</summary>
    public IReadOnlyList<string> Replaced { get; internal set; } = [];

    /// <summary>True when it finished an earlier squash that was cut off.</summary>
    public bool WasResumed { get; internal set; }

    /// <summary>
    /// Why the scripts stand in it one after another, each a sentence or a statement; empty when the script was written
    /// from what they give.
    /// </summary>
    public IReadOnlyList<string> Kept { get; internal set; } = [];
}
