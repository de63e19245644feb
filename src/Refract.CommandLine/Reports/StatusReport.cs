namespace Refract.CommandLine;

/// <summary>What <c>migrate status</c> returns: how the migrations and the database stand to one another.</summary>
public sealed record StatusReport : DatabaseReport
{
    /// <summary>True when every migration is applied, and nothing failed, changed or drifted.</summary>
    public bool UpToDate { get; internal set; }

    /// <summary>False when there is no such database yet; nothing else was looked at then.</summary>
    public bool DatabaseExists { get; internal set; }

    /// <summary>Whether the database has a history of migrations.</summary>
    public bool HasHistory { get; internal set; }

    /// <summary>True when the database has tables and no history.</summary>
    public bool IsUnmanaged { get; internal set; }

    /// <summary>The folder of migrations; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>How many migrations there are in the folder.</summary>
    public int Total { get; internal set; }

    /// <summary>The names of those that are applied.</summary>
    public IReadOnlyList<string> Applied { get; internal set; } = [];

    /// <summary>The names of those that are not applied yet.</summary>
    public IReadOnlyList<string> Pending { get; internal set; } = [];

    /// <summary>The names of those that failed, or were cut off and left something behind.</summary>
    public IReadOnlyList<string> Failed { get; internal set; } = [];

    /// <summary>The names of those that began and left nothing behind; a run may be at work on them.</summary>
    public IReadOnlyList<string> CutOff { get; internal set; } = [];

    /// <summary>The names of those whose script changed after it was applied.</summary>
    public IReadOnlyList<string> Edited { get; internal set; } = [];

    /// <summary>The names of those that were applied and are not in the folder.</summary>
    public IReadOnlyList<string> Missing { get; internal set; } = [];

    /// <summary>
    /// How the database differs from what its migrations give; null when that was not looked at.
    /// </summary>
    public IReadOnlyList<Change>? Drift { get; internal set; }

    private protected override int OwnExitCode => UpToDate ? CommandLine.ExitCode.Done : CommandLine.ExitCode.Findings;
}
