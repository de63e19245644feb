namespace Refract.CommandLine;

/// <summary>A migration that was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">The path of its script; relative when it is inside the project's folder.</param>
/// <param name="IsApplied">Whether it was applied, too.</param>
/// <param name="Changes">What it does.</param>
public sealed record NewMigration(string Name, string Path, bool IsApplied, IReadOnlyList<Change> Changes)
{
    /// <summary>The path of the script that undoes it, or null when none was asked for.</summary>
    public string? DownPath { get; init; }

    /// <summary>What that script does not bring back, each one sentence.</summary>
    public IReadOnlyList<string> NotRestored { get; init; } = [];
}
