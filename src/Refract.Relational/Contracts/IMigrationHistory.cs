namespace Refract.Relational.Contracts;

/// <summary>The table <c>_prisma_migrations</c> of one database. Its form and rows are the real Prisma's, so that both
/// tools can take turns.</summary>
public interface IMigrationHistory
{
    /// <summary>Whether the table is there.</summary>
    Task<bool> Exists(CancellationToken ct);

    /// <summary>Creates the table; does nothing when it is there.</summary>
    Task Create(CancellationToken ct);

    /// <summary>All rows in the order in which they were begun; empty when there is no table.</summary>
    Task<IReadOnlyList<MigrationRecord>> Read(CancellationToken ct);

    /// <summary>
    /// Writes the row that says "begun"; it is committed before the script starts. Returns the row's id.
    /// </summary>
    /// <param name="name">The migration's folder name.</param>
    /// <param name="checksum">The script's checksum.</param>
    /// <param name="isWhole">
    /// True when the end is recorded in the same transaction that all of the script runs in; the row then says so
    /// (<see cref="MigrationRecord.BegunWhole"/>) until the script has ended.
    /// </param>
    /// <param name="ct">Ends it.</param>
    Task<string> Begin(string name, string checksum, bool isWhole, CancellationToken ct);

    /// <summary>Writes the error into <c>logs</c>; <c>finished_at</c> stays null.</summary>
    Task Fail(string id, string logs, CancellationToken ct);

    /// <summary>Writes, or with null removes, what <c>logs</c> say of a migration that is applied.</summary>
    Task Note(string id, string? logs, CancellationToken ct);

    /// <summary>
    /// Puts one migration that is in the database in the place of others, in one transaction: their rows go.
    /// </summary>
    /// <param name="ids">The rows that go.</param>
    /// <param name="name">The name of the migration that takes their place.</param>
    /// <param name="checksum">The checksum of its script.</param>
    /// <param name="ct">Ends it.</param>
    Task Replace(IReadOnlyList<string> ids, string name, string checksum, CancellationToken ct);

    /// <summary>Sets <c>finished_at</c> on a row whose script is known to have run to its end.</summary>
    Task MarkFinished(string id, CancellationToken ct);

    /// <summary>Sets <c>rolled_back_at</c> on a row.</summary>
    Task MarkRolledBack(string id, CancellationToken ct);

    /// <summary>
    /// Adds a row for a migration whose script was not run: begun and finished at the same time, no steps.
    /// </summary>
    Task MarkApplied(string name, string checksum, CancellationToken ct);
}
