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

    public SqliteMigrationDatabase(SqliteSession session, DatabaseUrl? url)
    {
        _session = session;
        _path = url?.FilePath;
        Description = url?.FilePath is { } path ? $"SQLite database {path}" : "SQLite database in memory";
        History = new SqliteMigrationHistory(session, TimeProvider.System);
        Rows = new SqliteRowProbe(session);
    }

    public SqlProvider Provider => SqlProvider.Sqlite;

    public string Description { get; }

    public string? DefaultNamespace => null;

    public IMigrationHistory History { get; }

    public IRowProbe Rows { get; }

    public Task<string> GetVersion(CancellationToken ct) => Task.FromResult("SQLite " + _session.Connection.ServerVersion);

    public Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct)
        => new SqliteIntrospector(_session).Read(ct);

    /// <summary>SQLite keeps the text that it was given.</summary>
    public Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct) => Task.FromResult(actual);

    public Task Execute(string script, CancellationToken ct) => new SqliteScriptRunner(_session).Run(script, ct);

    public async Task<IAsyncDisposable> AcquireLock(IProgress<TimeSpan>? waiting, CancellationToken ct)
        => await SqliteFileLock.Acquire(_path, waiting, ct).ConfigureAwait(false);

    public Task Reset(IReadOnlyList<string> namespaces, CancellationToken ct) => SqliteReset.Run(_session, ct);

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
