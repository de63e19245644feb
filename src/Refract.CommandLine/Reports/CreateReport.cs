namespace Refract.CommandLine;

/// <summary>What writing a migration for a database that is only looked at returns.</summary>
public sealed record CreateReport : DatabaseReport
{
    /// <summary>How the database and the migrations so far stand to one another; null when that failed.</summary>
    public StatusReport? Status { get; internal set; }

    /// <summary>What the new migration does to the rows that are there.</summary>
    public IReadOnlyList<RowRisk> Risks { get; internal set; } = [];

    /// <summary>The new migration; null when the schema has nothing that the migrations do not make.</summary>
    public NewMigration? Created { get; internal set; }
}
