using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>What <c>lint</c> returns. The database is null unless it was asked which migrations are pending.</summary>
public sealed record LintReport : DatabaseReport
{
    /// <summary>The folder of migrations; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>The kind of database that they are for, as a datasource names it.</summary>
    public string Provider { get; internal set; } = "";

    /// <summary>
    /// The major version of the server that was assumed; null for the oldest that is supported.
    /// </summary>
    public int? ServerVersion { get; internal set; }

    /// <summary>The migrations, in order.</summary>
    public IReadOnlyList<LintedMigration> Migrations { get; internal set; } = [];

    /// <summary>How many findings are errors.</summary>
    public int ErrorCount => Count(LintFinding.Error);

    /// <summary>How many findings are warnings.</summary>
    public int WarningCount => Count(LintFinding.Warning);

    /// <summary>How many findings a comment in the SQL ignores.</summary>
    public int IgnoredCount => Statements.Sum(statement => statement.Ignored.Count);

    [JsonIgnore]
    private IEnumerable<LintedStatement> Statements => Migrations.SelectMany(migration => migration.Statements);

    private protected override int OwnExitCode =>
        ErrorCount == 0 ? CommandLine.ExitCode.Done : CommandLine.ExitCode.Findings;

    private int Count(string level) => Statements.Sum(
        statement => statement.Findings.Count(finding => finding.Level == level));
}
