using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>
    /// Runs work that takes effect as a whole: it is committed when the callback's task ends well and rolled back when
    /// it fails. Operations on this client inside the callback join it, also those of controllers that hold the client.
    /// Inside another transaction it is a savepoint.
    /// </summary>
    /// <param name="work">The work; with <see cref="TransactionOptions.MaxRetries"/> it may run several times.</param>
    /// <param name="options">The options; null for the client's own.</param>
    /// <param name="ct">Rolls back and stops.</param>
    /// <exception cref="TransactionConflictException">
    /// Another transaction was in the way, and the retries are used up.
    /// </exception>
    /// <exception cref="TransactionTimeoutException">
    /// It took longer than <see cref="TransactionOptions.Timeout"/>.
    /// </exception>
    /// <exception cref="RefractException">
    /// P2028: no connection within <see cref="TransactionOptions.MaxWait"/>. With
    /// <see cref="RefractException.IsOutcomeUnknown"/>: the connection was lost during the commit.
    /// </exception>
    public Task Transaction(Func<TSelf, Task> work, TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Transaction((client, _) => work(client), options, ct);
    }

    /// <inheritdoc cref="Transaction(Func{TSelf, Task}, TransactionOptions?, CancellationToken)"/>
    /// <returns>What the callback returned.</returns>
    public Task<TResult> Transaction<TResult>(Func<TSelf, Task<TResult>> work, TransactionOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Transaction((client, _) => work(client), options, ct);
    }

    /// <inheritdoc cref="Transaction(Func{TSelf, Task}, TransactionOptions?, CancellationToken)"/>
    /// <param name="work">
    /// The work. Its token is cancelled in the moment in which the transaction is rolled back under it: its time limit
    /// has passed, or <paramref name="ct"/> was cancelled.
    /// </param>
    /// <param name="options">The options; null for the client's own.</param>
    /// <param name="ct">Rolls back and stops.</param>
    public Task Transaction(Func<TSelf, CancellationToken, Task> work, TransactionOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Transaction(async (client, stop) =>
        {
            await work(client, stop).ConfigureAwait(false);
            return true;
        }, options, ct);
    }

    /// <inheritdoc cref="Transaction(Func{TSelf, CancellationToken, Task}, TransactionOptions?, CancellationToken)"/>
    /// <returns>What the callback returned.</returns>
    public Task<TResult> Transaction<TResult>(
        Func<TSelf, CancellationToken, Task<TResult>> work, TransactionOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _context.Hooks is { } hooks && hooks.Sees(null, Verb.Transaction, Access.Write)
            ? new OperationCall<TResult>(hooks, new TransactionOperation<TResult>(), _context,
                (_, stop) => RunTransaction(work, options, stop), ct).Run()
            : RunTransaction(work, options, ct);
    }

    private async Task<TResult> RunTransaction<TResult>(
        Func<TSelf, CancellationToken, Task<TResult>> work, TransactionOptions? options, CancellationToken ct)
    {
        options ??= _context.Options.Transactions;
        _context.ThrowIfDisposed();
        _context.RequireNoBatch("Transaction");
        var outer = _context.Current(_context.Flow);
        using var span = QueryDiagnostics.StartTransaction(outer is not null, options.Isolation);
        try
        {
            return outer is null ? await RunOutermost(work, options, span, ct).ConfigureAwait(false)
                : await TransactionCallback.RunNested(outer, _context, Within(work), options, ct).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            QueryDiagnostics.Fail(span, error);
            throw;
        }
    }

    private async Task<TResult> RunOutermost<TResult>(Func<TSelf, CancellationToken, Task<TResult>> work,
        TransactionOptions options, Activity? span, CancellationToken ct)
    {
        var hasSnapshot = _context.Database.HasSnapshots && options.Isolation is System.Data.IsolationLevel.Serializable
            or System.Data.IsolationLevel.RepeatableRead or System.Data.IsolationLevel.Snapshot;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await TransactionCallback.RunOutermost(_context, Within(work), options, ct)
                    .ConfigureAwait(false);
            }
            catch (Exception error)
                when (attempt < options.MaxRetries && TransactionConflictException.IsWorthARetry(error, hasSnapshot)
                && !RefractException.LeavesOutcomeUnknown(error))
            {
                span?.SetTag("refract.retries", attempt + 1);
                await Task.Delay(TransactionCallback.Backoff(attempt), _context.Options.Clock, ct)
                    .ConfigureAwait(false);
            }
        }
    }

    private static Func<ClientContext, CancellationToken, Task<TResult>> Within<TResult>(
        Func<TSelf, CancellationToken, Task<TResult>> work) => (context, stop) => work(TSelf.Create(context), stop);

    /// <summary>
    /// Runs work on the pool although a transaction runs around it: what it writes stays when that is rolled back.
    /// </summary>
    /// <remarks>
    /// On SQLite a write in it waits for the surrounding transaction, which in turn waits for this: it fails with P1008
    /// after the busy timeout.
    /// </remarks>
    public async Task OutsideTransaction(Func<TSelf, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        _context.RequireNoBatch("OutsideTransaction");
        _context.Flow = new TransactionFlow(null, _context.Flow);
        await work(TSelf.Create(_context.Outside())).ConfigureAwait(false);
    }

    /// <inheritdoc cref="OutsideTransaction(Func{TSelf, Task})"/>
    /// <returns>What the callback returned.</returns>
    public async Task<TResult> OutsideTransaction<TResult>(Func<TSelf, Task<TResult>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        _context.RequireNoBatch("OutsideTransaction");
        _context.Flow = new TransactionFlow(null, _context.Flow);
        return await work(TSelf.Create(_context.Outside())).ConfigureAwait(false);
    }

    /// <summary>
    /// Opens a transaction that nothing joins by itself; what a generated client's <c>BeginTransaction</c> is made of.
    /// </summary>
    /// <returns>
    /// The context for the client of the transaction; inside another transaction that of a savepoint.
    /// </returns>
    protected async Task<ClientContext> BeginTransactionContext(TransactionOptions? options, CancellationToken ct)
    {
        options ??= _context.Options.Transactions;
        if (options.Timeout is not null || options.MaxRetries > 0)
            throw new InvalidQueryException(
                "Timeout and MaxRetries need a callback: use Transaction(…) instead of BeginTransaction.");
        _context.ThrowIfDisposed();
        _context.RequireNoBatch("BeginTransaction");
        if (_context.Current(_context.Flow) is { } outer)
            return _context.Inside(await outer.BeginNested(isExplicit: true, ct: ct).ConfigureAwait(false));
        // It ends with the transaction, and is the parent of nothing: what runs in it belongs to its caller's span.
        var span = QueryDiagnostics.StartTransaction(isNested: false, options.Isolation);
        try
        {
            var transaction = await _context.Database.BeginTransaction(options.Isolation, options.MaxWait, ct)
                .ConfigureAwait(false);
            return _context.Inside(new ClientTransaction(transaction, isAmbient: false, CancellationToken.None)
            {
                Span = span,
            });
        }
        catch (Exception error)
        {
            QueryDiagnostics.Fail(span, error);
            span?.Dispose();
            throw;
        }
    }

    /// <summary>Commits the transaction that this client is inside of.</summary>
    /// <exception cref="TransactionConflictException">
    /// Another transaction was in the way: nothing was written.
    /// </exception>
    /// <exception cref="RefractException">
    /// P1017 or P1008 with <see cref="RefractException.IsOutcomeUnknown"/>: the connection was lost during the commit.
    /// </exception>
    protected Task CommitTransaction(CancellationToken ct)
    {
        _context.ThrowIfDisposed();
        return OwnTransaction.Commit(ct).AsTask();
    }

    /// <summary>Rolls back the transaction that this client is inside of; does nothing when it has ended.</summary>
    protected Task RollbackTransaction() => OwnTransaction.Rollback().AsTask();

    private SqlTransaction OwnTransaction =>
        _context.OwnTransaction ?? throw new InvalidOperationException("This client is not inside a transaction.");
}
