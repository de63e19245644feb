namespace Refract.Runtime;

/// <summary>
/// Ends a transaction when its time is up or its caller lost interest: in that very moment, whatever its
/// callback is doing, so that locks are free even if the callback never returns.
/// </summary>
internal sealed class TransactionWatch : IDisposable
{
    private readonly ClientTransaction _transaction;
    private readonly CancellationTokenSource _stop;
    private readonly TaskCompletionSource _fired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _registration;
    private RefractException? _timedOut;
    private RefractException? _cancelled;

    /// <summary>Begins to watch.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="timeout">Its time limit, or null.</param>
    /// <param name="clock">The clock of the limit.</param>
    /// <param name="stop">Interrupts the transaction's statements and tells its callback.</param>
    /// <param name="ct">The caller's token.</param>
    public TransactionWatch(ClientTransaction transaction, TimeSpan? timeout, TimeProvider clock,
        CancellationTokenSource stop, CancellationToken ct)
    {
        _transaction = transaction;
        _stop = stop;
        if (timeout is { } limit)
            _timer = clock.CreateTimer(_ => Fire(_timedOut = TransactionErrors.TimedOut(limit)), null, limit,
                Timeout.InfiniteTimeSpan);
        _registration = ct.UnsafeRegister(static state =>
        {
            var watch = (TransactionWatch)state!;
            watch.Fire(watch._cancelled = TransactionErrors.Cancelled());
        }, this);
    }

    /// <summary>Completes when the transaction was ended here.</summary>
    public Task Fired => _fired.Task;

    /// <summary>
    /// True when the transaction was ended here; then <see cref="Fired"/> completes, if it has not yet. Final after
    /// <see cref="Dispose"/> and the transaction's end.
    /// </summary>
    public bool HasFired =>
        _transaction.EndReason is { } reason
        && (ReferenceEquals(reason, _timedOut) || ReferenceEquals(reason, _cancelled));

    /// <summary>Completes when the transaction is undone; to be read after <see cref="Fired"/>.</summary>
    public Task Undone { get; private set; } = Task.CompletedTask;

    /// <summary>Stops watching; a transaction that is being ended already goes on to its end.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _registration.Dispose();
    }

    private void Fire(RefractException reason)
    {
        if (!_transaction.End(reason)) return;
        Undone = Task.Run(Undo);
        _fired.SetResult();
    }

    private async Task Undo()
    {
        try
        {
            // Statements are interrupted first: the rollback waits for them.
            await _stop.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            await _transaction.Undo().ConfigureAwait(false);
        }
    }
}
