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

    /// <summary>
    /// Migrations of a squash that the history has, or with a dry run would have, in the place of those that they
    /// replace, without a run.
    /// </summary>
    public IReadOnlyList<string> TakenOver { get; internal set; } = [];

    /// <summary>True when nothing was to be changed.</summary>
    public bool DryRun { get; internal set; }

    /// <summary>The names of the migrations that would be applied, in order; only of a dry run.</summary>
    public IReadOnlyList<string> Pending { get; internal set; } = [];

    /// <summary>Their scripts, one after another; null unless a dry run was asked for them.</summary>
    public string? Script { get; internal set; }

    private protected override int OwnExitCode =>
        Pending.Count > 0 ? CommandLine.ExitCode.Findings : CommandLine.ExitCode.Done;

    /// <summary>The migrations that were applied, in order.</summary>
    public IReadOnlyList<MigrationRun> Applied { get; internal set; } = [];
}
