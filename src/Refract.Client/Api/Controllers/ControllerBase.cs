using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Refract.Runtime;

/// <summary>What all controllers of a client share: the client, the log and the trace.</summary>
/// <typeparam name="TClient">The generated client.</typeparam>
public abstract class ControllerBase<TClient> where TClient : ClientBase<TClient>, IClient<TClient>
{
    /// <summary>
    /// The key under which an exception remembers that it was logged: one that passes through several controllers is
    /// logged by the innermost.
    /// </summary>
    private const string LoggedKey = "Refract.Logged";

    private readonly ILogger _logger;
    private readonly string _model;

    private protected ControllerBase(TClient db, string model, ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(db);
        Db = db;
        _model = model;
        _logger = logger ?? db.RefractContext.Options.LoggerFactory?.CreateLogger("Refract.Controllers." + model)
            ?? NullLogger.Instance;
    }

    /// <summary>The client.</summary>
    protected TClient Db { get; }

    /// <summary>
    /// Runs a public operation of a controller: in a trace span of its own, and with an error logged once. The error
    /// goes on to the caller; cancellation is no error.
    /// </summary>
    /// <param name="work">The operation.</param>
    /// <param name="operation">Its name; the calling method's by default.</param>
    protected async Task<TResult> Run<TResult>(Func<Task<TResult>> work, [CallerMemberName] string operation = "")
    {
        ArgumentNullException.ThrowIfNull(work);
        using var activity = QueryDiagnostics.StartOperation(_model, operation);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            QueryDiagnostics.Fail(activity, error);
            if (!error.Data.Contains(LoggedKey))
            {
                error.Data[LoggedKey] = true;
                ControllerMessages.Failed(_logger, _model, operation,
                    error is RefractException known ? known.Code : error.GetType().Name, error);
            }

            throw;
        }
    }

    /// <inheritdoc cref="Run{TResult}(Func{Task{TResult}}, string)"/>
    protected Task Run(Func<Task> work, [CallerMemberName] string operation = "")
    {
        ArgumentNullException.ThrowIfNull(work);
        return Run(async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        }, operation);
    }

    /// <summary>
    /// Runs work that takes effect as a whole; operations on <see cref="Db"/> and on other controllers of the same
    /// client join it.
    /// </summary>
    protected Task<TResult> Transaction<TResult>(Func<Task<TResult>> work, TransactionOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Db.Transaction(_ => work(), options, ct);
    }

    /// <inheritdoc cref="Transaction{TResult}(Func{Task{TResult}}, TransactionOptions?, CancellationToken)"/>
    protected Task Transaction(Func<Task> work, TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Db.Transaction(_ => work(), options, ct);
    }

    /// <summary>
    /// Data that connects a related row, or creates it: <c>Guild = { ConnectOrCreate = ConnectOrCreate(new
    /// GuildUnique(id), new GuildCreate { GuildId = id }) }</c>.
    /// </summary>
    protected static ConnectOrCreate<TUnique, TCreate> ConnectOrCreate<TUnique, TCreate>(TUnique where, TCreate create)
        where TUnique : UniqueKey where TCreate : DataInput => new() { Where = where, Create = create };
}
