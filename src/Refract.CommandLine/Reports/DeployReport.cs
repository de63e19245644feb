namespace Refract.CommandLine;

/// <summary>What <c>migrate deploy</c> returns.</summary>
public sealed record DeployReport : DatabaseReport
{
    /// <summary>True when the database was missing and has been created.</summary>
    public bool DatabaseCreated { get; internal set; }

    /// <summary>The folder of migrations; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>How many migrations there are in all.</summary>
    public int Total { get; internal set; }

    /// <summary>Migrations that an earlier run had left unfinished, and that this one finished.</summary>
    public IReadOnlyList<string> Resumed { get; internal set; } = [];

    /// <summary>The names of migrations whose script changed after it was applied.</summary>
    public IReadOnlyList<string> Edited { get; internal set; } = [];

    /// <summary>The names of migrations that the database has and the folder has not.</summary>
    public IReadOnlyList<string> Missing { get; internal set; } = [];

    /// <summary>
    /// True when the database has migrations and none of them is in the folder: it may be another project's.
    /// </summary>
    public bool IsOtherHistory { get; internal set; }

    /// <summary>The migrations that were applied, in order.</summary>
    public IReadOnlyList<MigrationRun> Applied { get; internal set; } = [];
}
