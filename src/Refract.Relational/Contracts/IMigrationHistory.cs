namespace Refract.Relational.Contracts;

/// <summary>The table <c>_prisma_migrations</c> of one database. Its form and rows are the real Prisma's, so that both tools can take
/// turns.</summary>
public interface IMigrationHistory
{
    /// <summary>Whether the table is there.</summary>
    Task<bool> Exists(CancellationToken ct);

    /// <summary>Creates the table; does nothing when it is there.</summary>
    Task Create(CancellationToken ct);

    /// <summary>All rows in the order in which they were begun; empty when there is no table.</summary>
    Task<IReadOnlyList<MigrationRecord>> Read(CancellationToken ct);

    /// <summary>Writes the row that says "begun"; it is committed before the script starts. The answer is the row's id.</summary>
    Task<string> Begin(string name, string checksum, CancellationToken ct);

    /// <summary>Adds one to the row's applied steps.</summary>
    Task CountStep(string id, CancellationToken ct);

    /// <summary>Sets <c>finished_at</c>.</summary>
    Task Finish(string id, CancellationToken ct);

    /// <summary>Writes the error into <c>logs</c>; <c>finished_at</c> stays null.</summary>
    Task Fail(string id, string logs, CancellationToken ct);

    /// <summary>Sets <c>rolled_back_at</c> on a row.</summary>
    Task MarkRolledBack(string id, CancellationToken ct);

    /// <summary>Adds a row for a migration whose script was not run: begun and finished at the same time, no steps.</summary>
    Task MarkApplied(string name, string checksum, CancellationToken ct);
}
