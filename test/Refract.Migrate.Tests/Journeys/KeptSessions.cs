using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Review;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>
/// PostgreSQL by one session and one shadow database, which stay open: most of the time of a small migration goes into
/// new sessions, whose server processes know nothing yet.
/// </summary>
internal sealed class KeptSessions : IMigrationProvider, IAsyncDisposable
{
    private readonly PostgreSqlMigrationProvider _provider = new();
    private IMigrationDatabase? _database;
    private IMigrationDatabase? _shadow;

    public SqlProvider Kind => _provider.Kind;

    public StructureRules Rules => _provider.Rules;

    public IMigrationSqlWriter SqlWriter => _provider.SqlWriter;

    public IScriptReviewer Reviewer => _provider.Reviewer;

    public string ExampleUrl => _provider.ExampleUrl;

    public DatabaseUrl? InMemory => _provider.InMemory;

    public DatabaseUrl Beside(DatabaseUrl url) => _provider.Beside(url);

    public async Task<IMigrationDatabase> Open(DatabaseUrl url, CancellationToken ct) =>
        new Kept(_database ??= await _provider.Open(url, ct));

    public Task<bool> EnsureExists(DatabaseUrl url, CancellationToken ct) => Task.FromResult(false);

    public IReadOnlyList<string> Unseen(string script) => _provider.Unseen(script);

    public Task Drop(DatabaseUrl url, CancellationToken ct) => _provider.Drop(url, ct);

    public async Task<IMigrationDatabase> OpenShadow(DatabaseUrl url, DatabaseUrl? shadowUrl, CancellationToken ct)
    {
        if (_shadow is null) _shadow = await _provider.OpenShadow(url, shadowUrl, ct);
        else await _shadow.Clear(ct);
        return new Kept(_shadow);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        if (_shadow is not null) await _shadow.DisposeAsync();
    }

    private sealed class Kept(IMigrationDatabase database) : IMigrationDatabase
    {
        public SqlProvider Provider => database.Provider;

        public string Description => database.Description;

        public string? DefaultNamespace => database.DefaultNamespace;

        public IMigrationHistory History => database.History;

        public IRowProbe RowProbe => database.RowProbe;

        public Task<string> GetVersion(CancellationToken ct) => database.GetVersion(ct);

        public Task<DatabaseRights> GetRights(CancellationToken ct) => database.GetRights(ct);

        public Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct) =>
            database.Introspect(namespaces, ct);

        public Task<DatabaseCatalog> IntrospectAll(IReadOnlyList<string> namespaces, CancellationToken ct) =>
            database.IntrospectAll(namespaces, ct);

        public Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct) =>
            database.Respell(actual, wanted, ct);

        public Task<StatementDescription> Describe(string statement, IReadOnlyList<ColumnType?> parameters,
            CancellationToken ct) => database.Describe(statement, parameters, ct);

        public Task Execute(string script, CancellationToken ct) => database.Execute(script, ct);

        public Task Apply(string script, string rowId, ScriptEnd end, IReadOnlyList<string> known,
            CancellationToken ct) => database.Apply(script, rowId, end, known, ct);

        public bool RecordsEndWithScript(string script) => database.RecordsEndWithScript(script);

        public Task LimitLockWaits(TimeSpan limit, CancellationToken ct) => database.LimitLockWaits(limit, ct);

        public Task<IAsyncDisposable> AcquireLock(TimeSpan limit, IProgress<LockWait>? waiting, CancellationToken ct) =>
            database.AcquireLock(limit, waiting, ct);

        public Task Reset(IReadOnlyList<string> namespaces, IReadOnlyList<string> scripts, CancellationToken ct) =>
            database.Reset(namespaces, scripts, ct);

        public Task<bool> HoldsMoreThan(IReadOnlyList<string> namespaces, CancellationToken ct) =>
            database.HoldsMoreThan(namespaces, ct);

        public Task Clear(CancellationToken ct) => database.Clear(ct);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
