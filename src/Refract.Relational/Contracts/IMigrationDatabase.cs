using Refract.Relational.Catalog;

namespace Refract.Relational.Contracts;

/// <summary>
/// One open connection for work on a database's structure. Not for concurrent use. Failures are <see cref="MigrationException"/>; closing
/// it releases everything, also a shadow database that it created.
/// </summary>
public interface IMigrationDatabase : IAsyncDisposable
{
    /// <summary>Which database it is.</summary>
    SqlProvider Provider { get; }

    /// <summary>For people: <c>PostgreSQL database "app", schema "public" at localhost:5432</c>. Holds no secret.</summary>
    string Description { get; }

    /// <summary>The database schema that unqualified names mean (<c>public</c>, or the URL's <c>?schema=</c>); null on SQLite.</summary>
    string? DefaultNamespace { get; }

    /// <summary>The history table.</summary>
    IMigrationHistory History { get; }

    /// <summary>Looks at rows.</summary>
    IRowProbe Rows { get; }

    /// <summary>The server's or library's version, <c>PostgreSQL 15.18</c>.</summary>
    Task<string> GetVersion(CancellationToken ct);

    /// <summary>
    /// Reads the structure. Tables and enums of the database schemas in <paramref name="namespaces"/> (empty means
    /// <see cref="DefaultNamespace"/>), without <c>_prisma_migrations</c> and without what belongs to an extension.
    /// </summary>
    Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct);

    /// <summary>
    /// Runs a script of any number of statements. It takes effect as a whole or not at all, unless it has a BEGIN and COMMIT of its own or
    /// a statement that cannot run in a transaction (<c>CREATE INDEX CONCURRENTLY</c>, <c>VACUUM</c>).
    /// </summary>
    /// <exception cref="ScriptFailedException">A statement failed.</exception>
    Task Execute(string script, CancellationToken ct);

    /// <summary>
    /// Runs a migration as <see cref="Execute"/> does. What this database has and no migration speaks of stays, also
    /// where the script
    /// builds its table anew (SQLite).
    /// </summary>
    /// <param name="script">The migration's script.</param>
    /// <param name="known">The scripts of all migrations: what they name is theirs to make and to drop.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ScriptFailedException">A statement failed, or something would be lost that cannot be
    /// kept.</exception>
    Task Apply(string script, IReadOnlyList<string> known, CancellationToken ct) => Execute(script, ct);

    /// <summary>
    /// Tries a script without touching this database, where that takes a trial (SQLite): on an empty copy of its
    /// structure.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="known">As for <see cref="Apply"/>, or null when the script is no migration.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>What would break, each a sentence: a view or trigger that reads a column that goes. Empty when nothing
    /// does.</returns>
    Task<IReadOnlyList<string>> Rehearse(string script, IReadOnlyList<string>? known, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// Waits for the lock that keeps two migration runs apart and holds it until the result is disposed of or the connection ends.
    /// </summary>
    /// <param name="waiting">Told every second or so how long the wait has been; never when the lock was free.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<IAsyncDisposable> AcquireLock(IProgress<TimeSpan>? waiting, CancellationToken ct);

    /// <summary>
    /// Drops everything in the database schemas in <paramref name="namespaces"/> (empty means <see cref="DefaultNamespace"/>), the history
    /// included, and leaves those schemas empty. On SQLite the whole content of the file.
    /// </summary>
    Task Reset(IReadOnlyList<string> namespaces, CancellationToken ct);
}
