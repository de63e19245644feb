using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What every generated client derives from: connecting, transactions and the log. Safe for use by many threads, also
/// the clients inside transactions, whose statements queue.
/// </summary>
/// <typeparam name="TSelf">The generated client.</typeparam>
public abstract partial class ClientBase<TSelf> : IAsyncDisposable, IDisposable
    where TSelf : ClientBase<TSelf>, IClient<TSelf>
{
    private static TSelf? s_current;
    private readonly ClientContext _context;

    /// <summary>A client on a context.</summary>
    protected ClientBase(ClientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    /// <summary>The client that was made with <see cref="RefractOptions.Register"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static TSelf Current => Volatile.Read(ref s_current) ?? throw new InvalidOperationException(
        $"No {typeof(TSelf).Name} is registered. Connect one with Register = true at start-up: "
            + $"{typeof(TSelf).Name}.Connect(configure: o => o.Register = true).");

    /// <summary>
    /// Tells of every statement after it ran. Handlers run on the statement's own thread: keep them short.
    /// </summary>
    public event Action<QueryLogEntry>? Log
    {
        add => _context.Options.Diagnostics.Logged += value;
        remove => _context.Options.Diagnostics.Logged -= value;
    }

    /// <summary>What generated verbs hand their plans to.</summary>
    protected IExecutor RefractExecutor => _context.Executor;

    /// <summary>What this client stands on.</summary>
    protected internal ClientContext RefractContext => _context;

    /// <summary>Makes a client. Connections are opened when first needed.</summary>
    /// <param name="url">
    /// The database's URL; null for what <paramref name="configure"/> says, or else the environment variable
    /// <c>DATABASE_URL</c>.
    /// </param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="RefractException">
    /// P1012: no URL; P1013: it is malformed, or no provider for it is referenced.
    /// </exception>
    public static TSelf Connect(string? url = null, Action<RefractOptions>? configure = null)
    {
        var options = new RefractOptions();
        if (url is not null) options.UseUrl(url);
        configure?.Invoke(options);
        return Connect(options);
    }

    /// <inheritdoc cref="Connect(string?, Action{RefractOptions}?)"/>
    public static TSelf Connect(Action<RefractOptions> configure) => Connect(url: null, configure);

    /// <summary>Makes a client from options.</summary>
    /// <param name="options">The options; read once.</param>
    /// <param name="services">The application's services, or null.</param>
    /// <exception cref="RefractException">
    /// P1012: no URL; P1013: it is malformed, or no provider for it is referenced.
    /// </exception>
    /// <exception cref="InvalidOperationException">Queries are to be logged, but nowhere.</exception>
    public static TSelf Connect(RefractOptions options, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is { LogQueries: true, LoggerFactory: null, LogTo: null })
            throw new InvalidOperationException(
                "LogQueries has nowhere to write to: set LoggerFactory or LogTo (o.LogTo = line => …), or "
                    + "register logging.");
        var database = DatabaseConnector.Connect(options, TSelf.Providers, services);
        EnumMap.Register(TSelf.Enums);
        var client = TSelf.Create(new ClientContext(database, Engine.Create, options)
        {
            Replicas = ReplicaConnector.Connect(options, TSelf.Providers, database),
        });
        if (options.Register) Volatile.Write(ref s_current, client);
        return client;
    }

    /// <summary>
    /// Closes the pool; for a client inside a transaction, undoes the transaction if it is still open. A client that
    /// was made of another (<see cref="For"/>) has nothing to close.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_context.IsView) return;
        if (_context.OwnTransaction is { } transaction)
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            return;
        }

        Interlocked.CompareExchange(ref s_current, null, (TSelf)this);
        await _context.Dispose().ConfigureAwait(false);
    }

    /// <summary>
    /// The same as <see cref="DisposeAsync"/>, for code that cannot await it; blocks while connections are closed.
    /// </summary>
    public void Dispose()
    {
        var closing = DisposeAsync();
        if (!closing.IsCompletedSuccessfully) closing.AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }
}
