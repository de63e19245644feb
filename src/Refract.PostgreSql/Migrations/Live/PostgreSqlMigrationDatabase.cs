using Refract.PostgreSql.Introspection;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>One open PostgreSQL database for migration work.</summary>
internal sealed class PostgreSqlMigrationDatabase : IMigrationDatabase
{
    private readonly PostgreSqlSession _session;
    private readonly string _namespace;
    private readonly PostgreSqlMigrationHistory _history;
    private readonly Func<ValueTask>? _afterClose;
    private readonly IReadOnlyList<string>? _shadowExtensions;

    /// <param name="session">The session.</param>
    /// <param name="url">The URL.</param>
    /// <param name="shadowExtensions">
    /// For a shadow database, which <see cref="Clear"/> empties as a whole: the extensions that stay.
    /// </param>
    /// <param name="afterClose">What is to be done once it is closed.</param>
    public PostgreSqlMigrationDatabase(PostgreSqlSession session, DatabaseUrl url,
        IReadOnlyList<string>? shadowExtensions = null,
        Func<ValueTask>? afterClose = null)
    {
        _shadowExtensions = shadowExtensions;
        _session = session;
        _namespace = url.Schema ?? "public";
        _afterClose = afterClose;
        Description =
            $"PostgreSQL database \"{session.Connection.Database}\", schema \"{_namespace}\" at {url.Host}:{url.Port}";
        _history = new PostgreSqlMigrationHistory(session, _namespace);
        RowProbe = new PostgreSqlRowProbe(session, _namespace);
    }

    public SqlProvider Provider => SqlProvider.PostgreSql;

    public string Description { get; }

    public string? DefaultNamespace => _namespace;

    public IMigrationHistory History => _history;

    public IRowProbe RowProbe { get; }

    public Task<string> GetVersion(CancellationToken ct) =>
        Task.FromResult("PostgreSQL " + _session.Connection.PostgreSqlVersion);

    public Task<DatabaseRights> GetRights(CancellationToken ct) => PostgreSqlRights.Read(_session, _namespace, ct);

    public Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct)
        => new PostgreSqlIntrospector(_session, _namespace).Read(Listed(namespaces), ct);

    public async Task<DatabaseCatalog> IntrospectAll(IReadOnlyList<string> namespaces, CancellationToken ct) =>
        await Introspect(namespaces, ct).ConfigureAwait(false) with
        {
            LeftOut = await PostgreSqlLeftOut.Read(_session, Listed(namespaces), ct).ConfigureAwait(false),
        };

    public Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct)
        => new PostgreSqlSpelling(_session).Respell(actual, wanted, ct);

    public Task<StatementDescription> Describe(string statement, IReadOnlyList<ColumnType?> parameters,
        CancellationToken ct) => new PostgreSqlStatementReader(_session, _namespace).Read(statement, parameters, ct);

    public Task Execute(string script, CancellationToken ct) =>
        new PostgreSqlScriptRunner(_session).Run(PostgreSqlScript.Split(script), null, ct);

    public Task Apply(string script, string rowId, ScriptEnd end, IReadOnlyList<string> known, CancellationToken ct)
        => new PostgreSqlScriptRunner(_session).Run(PostgreSqlScript.Split(script), _history.EndStatement(rowId, end),
            ct);

    public bool RecordsEndWithScript(string script) => PostgreSqlScriptRunner.IsWhole(PostgreSqlScript.Split(script));

    public Task LimitLockWaits(TimeSpan limit, CancellationToken ct)
    {
        _session.LockTimeout = limit;
        return _session.Configure(ct);
    }

    public async Task<IAsyncDisposable> AcquireLock(TimeSpan limit, IProgress<LockWait>? waiting, CancellationToken ct)
        => await PostgreSqlAdvisoryLock.Acquire(_session, limit, waiting, ct).ConfigureAwait(false);

    public Task Reset(IReadOnlyList<string> namespaces, IReadOnlyList<string> scripts, CancellationToken ct) =>
        PostgreSqlReset.Run(_session, Listed(namespaces),
            PostgreSqlCreations.Of(scripts, _namespace), ct);

    public Task<bool> HoldsMoreThan(IReadOnlyList<string> namespaces, CancellationToken ct) =>
        PostgreSqlReset.Leaves(_session, Listed(namespaces), ct);

    public Task Clear(CancellationToken ct) => _shadowExtensions is null
        ? throw new InvalidOperationException("Only a shadow database is emptied as a whole.")
        : PostgreSqlReset.RunWhole(_session, _shadowExtensions, ["public", _namespace], ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _session.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_afterClose is not null) await _afterClose().ConfigureAwait(false);
        }
    }

    private string[] Listed(IReadOnlyList<string> namespaces) => namespaces.Count == 0 ? [_namespace] : [.. namespaces];
}
