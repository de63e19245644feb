using Refract.Migrate.History;

namespace Refract.Migrate.Engine;

/// <summary>What applying migrations did.</summary>
/// <param name="Database">The database, for display.</param>
/// <param name="DatabaseCreated">True when it was missing and has been created.</param>
/// <param name="Applied">The migrations that were applied, in order; empty when there was nothing to do.</param>
/// <param name="Total">How many migrations there are in all.</param>
public sealed record ApplyResult(string Database, bool DatabaseCreated, IReadOnlyList<AppliedMigration> Applied,
    int Total)
{
    /// <summary>
    /// Migrations that an earlier run had begun when it was cut off, and that this run brought to their end.
    /// </summary>
    public IReadOnlyList<string> Resumed { get; init; } = [];

    /// <summary>
    /// Migrations of a squash that the history now has in the place of those that they replace, without a run.
    /// </summary>
    public IReadOnlyList<string> TakenOver { get; init; } = [];

    /// <summary>How the migrations and the database's history stand to one another after the run.</summary>
    public HistoryComparison? History { get; init; }
}
