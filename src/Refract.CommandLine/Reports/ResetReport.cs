namespace Refract.CommandLine;

/// <summary>What <c>db reset</c> and <c>migrate reset</c> return.</summary>
public sealed record ResetReport : DatabaseReport
{
    /// <summary>True when the database was missing and has been created.</summary>
    public bool DatabaseCreated { get; internal set; }

    /// <summary>The folder of migrations; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>The migrations that were applied afterwards, in order.</summary>
    public IReadOnlyList<MigrationRun> Applied { get; internal set; } = [];

    /// <summary>The seed that was run afterwards; null when there is none.</summary>
    public SeedRun? Seed { get; internal set; }
}
