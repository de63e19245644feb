using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>How migrations, history and database stand to one another.</summary>
public sealed record MigrationDiagnosis
{
    /// <summary>The database, for display.</summary>
    public required string Database { get; init; }

    /// <summary>False when there is no such database yet; then nothing else was looked at.</summary>
    public required bool DatabaseExists { get; init; }

    /// <summary>Whether the database has a history.</summary>
    public required bool HasHistory { get; init; }

    /// <summary>True when the database has tables or enums but no history.</summary>
    public bool IsUnmanaged { get; init; }

    /// <summary>Where the migrations come from.</summary>
    public required MigrationSet Migrations { get; init; }

    /// <summary>The rows of the history.</summary>
    public required IReadOnlyList<MigrationRecord> Records { get; init; }

    /// <summary>What is pending, edited, missing or failed.</summary>
    public required HistoryComparison History { get; init; }

    /// <summary>
    /// What turns the state that the applied migrations give into the one that the database is in: empty when there is
    /// no drift, null when that was not looked at.
    /// </summary>
    public MigrationScript? Drift { get; init; }

    /// <summary>
    /// True when every migration is applied, unchanged, and nothing failed or drifted. A database with tables but no
    /// history is none.
    /// </summary>
    public bool IsUpToDate =>
        DatabaseExists && !IsUnmanaged
            && History is { Pending.Count: 0, Edited.Count: 0, MissingOnDisk.Count: 0, Failed.Count: 0 }
        && Drift is null or { IsEmpty: true };

    /// <summary>
    /// Why <c>dev</c> cannot go on from here without emptying the database, each one sentence; empty when it can.
    /// </summary>
    public required IReadOnlyList<string> ResetReasons { get; init; }
}
