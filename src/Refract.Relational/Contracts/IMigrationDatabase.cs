using Refract.Relational.Catalog;

namespace Refract.Relational.Contracts;

/// <summary>
/// One open connection for work on a database's structure. Not for concurrent use. Failures are
/// <see cref="MigrationException"/>; closing it releases everything, also a shadow database that it created.
/// </summary>
public interface IMigrationDatabase : IAsyncDisposable
{
    /// <summary>Which database it is.</summary>
    SqlProvider Provider { get; }

    /// <summary>
    /// For display: <c>PostgreSQL database "app", schema "public" at localhost:5432</c>. Holds no secret.
    /// </summary>
    string Description { get; }

    /// <summary>
    /// The database schema that unqualified names mean (<c>public</c>, or the URL's <c>?schema=</c>); null on SQLite.
    /// </summary>
    string? DefaultNamespace { get; }

    /// <summary>The history table.</summary>
    IMigrationHistory History { get; }

    /// <summary>Looks at rows.</summary>
    IRowProbe RowProbe { get; }

    /// <summary>The server's or library's version, <c>PostgreSQL 15.18</c>.</summary>
    Task<string> GetVersion(CancellationToken ct);

    /// <summary>What the user of this connection may do. Changes nothing.</summary>
    Task<DatabaseRights> GetRights(CancellationToken ct);

    /// <summary>
    /// Reads the structure. Tables and enums of the database schemas in <paramref name="namespaces"/> (empty means
    /// <see cref="DefaultNamespace"/>), without <c>_prisma_migrations</c> and without what belongs to an extension.
    /// </summary>
    Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct);

    /// <summary>
    /// Reads the structure, and what the schema language has no words for
    /// (<see cref="DatabaseCatalog.LeftOut"/>), which costs as much again and which few need.
    /// </summary>
    Task<DatabaseCatalog> IntrospectAll(IReadOnlyList<string> namespaces, CancellationToken ct);

    /// <summary>
    /// Spells what was read as the schema does, where both mean the same to the database: it keeps an expression (a
    /// default, the condition of an index) in words of its own, and only it can say whether another text comes to the
    /// same words. Changes nothing.
    /// </summary>
    /// <param name="actual">What <see cref="Introspect"/> read.</param>
    /// <param name="wanted">What it is going to be compared with.</param>
    /// <param name="ct">Ends it.</param>
    Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct);

    /// <summary>Asks what a statement takes and returns, without running it. Changes nothing.</summary>
    /// <param name="statement">
    /// One statement that reads or changes rows, with placeholders (<c>$1</c>) and no semicolon at its end.
    /// </param>
    /// <param name="parameters">
    /// A type for each parameter that has one already, null for one that the database is to find; one item each.
    /// </param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ScriptFailedException">The database refuses the statement.</exception>
    Task<StatementDescription> Describe(string statement, IReadOnlyList<ColumnType?> parameters, CancellationToken ct);

    /// <summary>
    /// Runs a script of any number of statements. It takes effect as a whole or not at all, unless it has a BEGIN and
    /// COMMIT of its own or a statement that cannot run in a transaction (<c>CREATE INDEX CONCURRENTLY</c>,
    /// <c>VACUUM</c>).
    /// </summary>
    /// <exception cref="ScriptFailedException">A statement failed.</exception>
    Task Execute(string script, CancellationToken ct);

    /// <summary>
    /// Runs a migration's script as <see cref="Execute"/> does and records its end in the history, in the same
    /// transaction where the script allows it (<see cref="RecordsEndWithScript"/>), else right after it. What this
    /// database has and no migration speaks of stays, also where the script rebuilds its table (SQLite).
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="rowId">The migration's row in the history.</param>
    /// <param name="end">What the row says once the script has run.</param>
    /// <param name="known">The scripts of all migrations: what they name is theirs to make and to drop.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ScriptFailedException">
    /// A statement failed, something would be lost that cannot be kept, or the end could not be recorded.
    /// </exception>
    Task Apply(string script, string rowId, ScriptEnd end, IReadOnlyList<string> known, CancellationToken ct);

    /// <summary>
    /// True when all of a script runs in the one transaction in which <see cref="Apply"/> records its end, so that
    /// either both have happened or nothing has.
    /// </summary>
    bool RecordsEndWithScript(string script);

    /// <summary>
    /// Tries a script without touching this database, where that takes a trial (SQLite): on an empty copy of its
    /// structure.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="known">As for <see cref="Apply"/>, or null when the script is no migration.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>
    /// What would break, each a sentence: a view or trigger that reads a column that goes. Empty when nothing does.
    /// </returns>
    Task<IReadOnlyList<string>> Rehearse(string script, IReadOnlyList<string>? known, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Lets statements of scripts wait for locks of other sessions no longer than this.</summary>
    /// <param name="limit">The longest wait, more than zero.</param>
    /// <param name="ct">Ends it.</param>
    Task LimitLockWaits(TimeSpan limit, CancellationToken ct);

    /// <summary>
    /// Waits for the lock that keeps two migration runs apart and holds it until the result is disposed of or the
    /// connection ends.
    /// </summary>
    /// <param name="limit">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="waiting">
    /// Told every second or so how long the wait has been, and for whom; never when the lock was free.
    /// </param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="MigrationException"><c>P1002</c>: the lock was not free in time; the message says who holds it.
    /// <c>RFR3020</c>: a connection pooler lies between, so that no lock can be held.</exception>
    Task<IAsyncDisposable> AcquireLock(TimeSpan limit, IProgress<LockWait>? waiting, CancellationToken ct);

    /// <summary>
    /// Drops everything in the database schemas in <paramref name="namespaces"/> (empty means
    /// <see cref="DefaultNamespace"/>), the history included, and leaves those schemas empty. On SQLite the whole
    /// content of the file.
    /// </summary>
    /// <param name="namespaces">The database schemas.</param>
    /// <param name="scripts">
    /// What builds the database up again. An extension or a database schema that a script creates without IF NOT EXISTS
    /// is dropped, too: it would be in that script's way.
    /// </param>
    /// <param name="ct">Ends it.</param>
    Task Reset(IReadOnlyList<string> namespaces, IReadOnlyList<string> scripts, CancellationToken ct);

    /// <summary>
    /// Whether the database holds anything that <see cref="Reset"/> with these namespaces may leave there: extensions,
    /// database schemas, what lies in others than these. Never on SQLite.
    /// </summary>
    Task<bool> HoldsMoreThan(IReadOnlyList<string> namespaces, CancellationToken ct) => Task.FromResult(false);

    /// <summary>Drops all there is in a database that is set aside for trials.</summary>
    /// <exception cref="InvalidOperationException">It is no shadow database.</exception>
    Task Clear(CancellationToken ct);
}
