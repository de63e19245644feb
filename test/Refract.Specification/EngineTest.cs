using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// A test that speaks to the engine through plans. Each test has a database of its own, unless it only reads.
/// </summary>
/// <param name="provider">The provider under test.</param>
/// <param name="isShared">True for tests that only read: they share one database.</param>
/// <param name="strategy">How the client loads relations.</param>
public abstract class EngineTest(ISpecificationProvider provider, bool isShared = false,
    RelationLoadStrategy strategy = RelationLoadStrategy.EachDepth) : IAsyncLifetime
{
    private IAsyncDisposable? _owner;
    private ClientContext? _context;

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal IExecutor Engine => _context!.Executor;

    internal CountingDatabase Database { get; private set; } = null!;

    internal ClientContext Context => _context!;

    public async ValueTask InitializeAsync()
    {
        SqlDatabase database;
        if (isShared) database = await provider.Shared();
        else (database, _owner) = await provider.Create();
        Database = new CountingDatabase(database);
        _context = new ClientContext(Database, Runtime.Engine.Create,
            new RefractOptions { RelationLoadStrategy = strategy });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_owner is null) return;
        await Database.DisposeAsync();
        await _owner.DisposeAsync();
    }
}
