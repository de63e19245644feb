using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>
/// What <c>generate</c> returns. With <c>--check</c> nothing is changed, and what would be written or deleted is named.
/// The database is null without <c>--sql</c>.
/// </summary>
public sealed record GenerateReport : DatabaseReport
{
    /// <summary>The folder of the generated files; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>The names of all files of the client.</summary>
    public IReadOnlyList<string> Files { get; internal set; } = [];

    /// <summary>The names of those that were new or different and were written.</summary>
    public IReadOnlyList<string> Written { get; internal set; } = [];

    /// <summary>The names of files of models that are gone, which were deleted.</summary>
    public IReadOnlyList<string> Deleted { get; internal set; } = [];

    /// <summary>The paths of the SQL files that were checked with the database; none without <c>--sql</c>.</summary>
    public IReadOnlyList<string> SqlFiles { get; internal set; } = [];

    /// <summary>The paths of the records that were new or different and were written.</summary>
    public IReadOnlyList<string> RecordsWritten { get; internal set; } = [];

    /// <summary>The paths of records whose SQL file is gone, which were deleted.</summary>
    public IReadOnlyList<string> RecordsDeleted { get; internal set; } = [];

    /// <summary>True when it was only looked, and nothing changed.</summary>
    [JsonIgnore]
    public bool IsCheck { get; internal set; }

    /// <summary>Whether SQL files were asked for.</summary>
    [JsonIgnore]
    public bool IsOfSql { get; internal set; }

    /// <summary>How many files are out of date, or were before.</summary>
    [JsonIgnore]
    public int Changes => Written.Count + Deleted.Count + RecordsWritten.Count + RecordsDeleted.Count;

    private protected override int OwnExitCode =>
        IsCheck && Changes > 0 ? CommandLine.ExitCode.Findings : CommandLine.ExitCode.Done;
}
