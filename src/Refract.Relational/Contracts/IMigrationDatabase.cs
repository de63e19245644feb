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
    /// Spells what was read as the schema does, where both mean the same to the database: it keeps an expression (a default, the condition of
    /// an index) in words of its own, and only it can say whether another text comes to the same words. Changes nothing.
    /// </summary>
    /// <param name="actual">What <see cref="Introspect"/> read.</param>
    /// <param name="wanted">What it is going to be compared with.</param>
    /// <param name="ct">Ends it.</param>
    Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct);

    /// <summary>
    /// Runs a script of any number of statements. It takes effect as a whole or not at all, unless it has a BEGIN and COMMIT of its own or
    /// a statement that cannot run in a transaction (<c>CREATE INDEX CONCURRENTLY</c>, <c>VACUUM</c>).
    /// </summary>
    /// <exception cref="ScriptFailedException">A statement failed.</exception>
    Task Execute(string script, CancellationToken ct);

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
