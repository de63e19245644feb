using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a client stands on: a database with its engine, and for a client inside a transaction that transaction.
/// </summary>
public sealed class ClientContext : IRunnerSource
{
    private readonly ClientContext _root;
    private readonly ClientTransaction? _transaction;
    private readonly AsyncLocal<TransactionFlow?> _flow;
    private volatile bool _isDisposed;

    /// <summary>The context of a client on a database. The client owns the database and disposes it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="engine">Makes the executor on this context.</param>
    /// <param name="options">The options.</param>
    public ClientContext(SqlDatabase database, Func<IRunnerSource, IExecutor> engine, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        _root = this;
        _flow = new AsyncLocal<TransactionFlow?>();
        ExecutorOn = engine;
        Database = database;
        Options = options;
        Policies = options.Policies.Build();
        Hooks = options.Hooks.Build();
    }

    /// <summary>The context of a client that was made of another, in a transaction or none.</summary>
    private ClientContext(ClientContext other, ClientTransaction? transaction, PolicyScope? policies)
    {
        _root = other._root;
        _transaction = transaction;
        _flow = other._flow;
        ExecutorOn = other.ExecutorOn;
        Database = other.Database;
        Options = other.Options;
        Policies = policies;
        Hooks = other.Hooks;
        Replicas = other.Replicas;
        ReadsPrimary = other.ReadsPrimary;
        Coalesces = other.Coalesces;
    }

    private ClientContext(ClientContext other, IExecutor executor)
        : this(other, other._transaction, other.Policies) => (Executor, IsBatch) = (executor, true);

    /// <summary>The database.</summary>
    public SqlDatabase Database { get; }

    /// <summary>What carries the verbs out on this context.</summary>
    public IExecutor Executor
    {
        get => Volatile.Read(ref field) ?? Interlocked.CompareExchange(ref field, MakeExecutor(), null) ?? field;
        private init;
    }

    /// <summary>The options that the client was made with.</summary>
    public RefractOptions Options { get; }

    /// <inheritdoc/>
    public RelationLoadStrategy LoadStrategy => Options.RelationLoadStrategy;

    /// <inheritdoc/>
    public PolicyScope? Policies { get; }

    /// <inheritdoc/>
    public HookList? Hooks { get; }

    /// <inheritdoc/>
    public bool IsInTransaction => Current(_flow.Value) is not null;

    /// <inheritdoc/>
    public TimeProvider Clock => Options.Clock;

    /// <summary>Copies of the database that reads run on; null for none.</summary>
    internal ReplicaSet? Replicas { get; init; }

    /// <summary>True when reads run on the database itself all the same.</summary>
    internal bool ReadsPrimary { get; private init; }

    /// <summary>True when finds by keys that are called together share statements.</summary>
    internal bool Coalesces { get; private init; }

    /// <summary>True for another look at the same client: it owns neither the pool nor a transaction.</summary>
    internal bool IsView { get; private init; }

    /// <summary>The transaction of this very context; null for the root.</summary>
    internal ClientTransaction? OwnTransaction => _transaction;

    /// <summary>The way the caller came here, through the transactions that run around it.</summary>
    internal TransactionFlow? Flow
    {
        get => _flow.Value;
        set => _flow.Value = value;
    }

    /// <summary>True for the context of a client that collects the operations of a batch.</summary>
    internal bool IsBatch { get; }

    /// <summary>Makes the executor of the client on a source of runners.</summary>
    internal Func<IRunnerSource, IExecutor> ExecutorOn { get; }

    /// <inheritdoc/>
    public SqlRunner Runner(Access access)
    {
        ThrowIfDisposed();
        var flow = _flow.Value;
        if (flow is null && _transaction is null) return Outside(access);
        return (SqlRunner?)Current(flow)?.Use() ?? Outside(access);
    }

    /// <inheritdoc/>
    public ValueTask<SqlTransaction> Begin(CancellationToken ct)
    {
        ThrowIfDisposed();
        var flow = _flow.Value;
        return Current(flow) is { } transaction
            ? Nested(transaction, ct)
            : Database.BeginTransaction(System.Data.IsolationLevel.Unspecified, Options.Transactions.MaxWait, ct);
    }

    /// <summary>The transaction that the caller works in through this context, or null for none.</summary>
    internal ClientTransaction? Current(TransactionFlow? flow)
    {
        if (_transaction is null)
        {
            for (; flow is not null; flow = flow.Outer)
                if (flow.IsAmbient) return flow.Transaction;
            return null;
        }

        // Code inside a nested transaction may still use the outer client: it means the nested one.
        for (; flow is not null; flow = flow.Outer)
            if (flow.Transaction is { } transaction && transaction.IsWithin(_transaction)) return transaction;
        return _transaction;
    }

    /// <summary>Closes the pool. From now on the client and those of its transactions refuse all work.</summary>
    internal async ValueTask Dispose()
    {
        _root._isDisposed = true;
        await Database.DisposeAsync().ConfigureAwait(false);
        if (Replicas is not null) await Replicas.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Throws when the client was disposed.</summary>
    internal void ThrowIfDisposed()
    {
        if (_root._isDisposed) throw DisposedClient.Error();
    }

    /// <summary>Throws when the client is that of a batch, whose operations run later.</summary>
    internal void RequireNoBatch(string what)
    {
        if (IsBatch)
            throw new InvalidQueryException(
                $"{what} has no place in a batch: its function only lists operations, which run when it has returned.",
                what);
    }

    /// <summary>The same place, for a client whose operations go to another executor.</summary>
    internal ClientContext Collecting(BatchExecutor batch) => new(this, batch);

    /// <summary>A context inside the transaction.</summary>
    internal ClientContext Inside(ClientTransaction transaction) => new(this, transaction, Policies);

    /// <summary>A context outside of all transactions.</summary>
    internal ClientContext Outside() => new(this, null, Policies) { IsView = true };

    /// <summary>The same place with other policies.</summary>
    internal ClientContext With(PolicyScope policies) => new(this, _transaction, policies) { IsView = true };

    /// <summary>The same place, with reads on the database itself.</summary>
    internal ClientContext OnPrimary() => new(this, _transaction, Policies) { IsView = true, ReadsPrimary = true };

    /// <summary>The same place, with finds by keys that share statements.</summary>
    internal ClientContext Coalescing() => new(this, _transaction, Policies) { IsView = true, Coalesces = true };

    private IExecutor MakeExecutor() => Coalesces ? new CoalesceStep(this, ExecutorOn(this)) : ExecutorOn(this);

    /// <summary>Where statements run outside of transactions.</summary>
    private SqlRunner Outside(Access access) =>
        Replicas is { } replicas && access == Access.Read && !ReadsPrimary ? replicas.Runner() : Database;

    private static async ValueTask<SqlTransaction> Nested(ClientTransaction transaction, CancellationToken ct) =>
        await transaction.BeginNested(isExplicit: false, ct: ct).ConfigureAwait(false);
}
