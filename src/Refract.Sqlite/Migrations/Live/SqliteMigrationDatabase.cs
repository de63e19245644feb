using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Sqlite.Introspection;

namespace Refract.Sqlite.Migrations;

/// <summary>One open SQLite database for migration work.</summary>
internal sealed class SqliteMigrationDatabase : IMigrationDatabase
{
    private readonly SqliteSession _session;
    private readonly string? _path;
    private readonly SqliteMigrationHistory _history;

    public SqliteMigrationDatabase(SqliteSession session, DatabaseUrl? url)
    {
        _session = session;
        _path = url?.FilePath;
        Description = url?.FilePath is { } path ? $"SQLite database {path}" : "SQLite database in memory";
        _history = new SqliteMigrationHistory(session, TimeProvider.System);
        RowProbe = new SqliteRowProbe(session);
    }

    public SqlProvider Provider => SqlProvider.Sqlite;

    public string Description { get; }

    public string? DefaultNamespace => null;

    public IMigrationHistory History => _history;

    public IRowProbe RowProbe { get; }

    public Task<string> GetVersion(CancellationToken ct) =>
        Task.FromResult("SQLite " + _session.Connection.ServerVersion);

    /// <summary>A shadow database is in memory.</summary>
    public Task<DatabaseRights> GetRights(CancellationToken ct) => Task.FromResult(new DatabaseRights(null,
        MayChangeStructure: SQLitePCL.raw.sqlite3_db_readonly(_session.Connection.Handle, "main") == 0,
        MayCreateDatabases: true));

    public Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct)
        => new SqliteIntrospector(_session).Read(ct);

    /// <summary>The text of a table says it all, so that this comes with any reading.</summary>
    public Task<DatabaseCatalog> IntrospectAll(IReadOnlyList<string> namespaces, CancellationToken ct) =>
        Introspect(namespaces, ct);

    /// <summary>SQLite keeps the text that it was given.</summary>
    public Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct) =>
        Task.FromResult(actual);

    public Task<StatementDescription> Describe(string statement, IReadOnlyList<ColumnType?> parameters,
        CancellationToken ct) => new SqliteStatementReader(_session).Read(statement, parameters, ct);

    public Task Execute(string script, CancellationToken ct)
        => new SqliteScriptRunner(_session).Run(script, known: null, recordEnd: null, ct);

    public Task Apply(string script, string rowId, ScriptEnd end, IReadOnlyList<string> known, CancellationToken ct)
        => new SqliteScriptRunner(_session).Run(script, known, () => _history.End(rowId, end, CancellationToken.None),
            ct);

    public bool RecordsEndWithScript(string script) => SqliteScriptRunner.IsWhole(SqliteScript.Split(script));

    public Task<IReadOnlyList<string>> Rehearse(string script, IReadOnlyList<string>? known, CancellationToken ct)
        => SqliteRehearsal.Run(_session, script, known, ct);

    /// <summary>The driver counts in seconds.</summary>
    public Task LimitLockWaits(TimeSpan limit, CancellationToken ct)
    {
        _session.Connection.DefaultTimeout = (int)Math.Clamp(Math.Ceiling(limit.TotalSeconds), 1, int.MaxValue);
        return Task.CompletedTask;
    }

    public async Task<IAsyncDisposable> AcquireLock(TimeSpan limit, IProgress<LockWait>? waiting, CancellationToken ct)
        => await SqliteFileLock.Acquire(_path, limit, waiting, ct).ConfigureAwait(false);

    public Task Reset(IReadOnlyList<string> namespaces, IReadOnlyList<string> scripts, CancellationToken ct) =>
        SqliteReset.Run(_session, ct);

    public Task Clear(CancellationToken ct) => SqliteReset.Run(_session, ct);

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
