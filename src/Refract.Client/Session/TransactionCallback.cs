namespace Refract.Runtime;

/// <summary>Runs a transaction's callback from begin to commit or rollback, within its time limit.</summary>
internal static class TransactionCallback
{
    /// <summary>
    /// How long a callback whose transaction was ended has to notice it before its caller goes on without it.
    /// </summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long to wait before a retry: it doubles, and is jittered so that those who collided do not meet again.
    /// </summary>
    public static TimeSpan Backoff(int attempt)
    {
        var full = Math.Min(5 * Math.Pow(2, Math.Min(attempt, 10)), s_longestBackoff.TotalMilliseconds);
#pragma warning disable CA5394 // Jitter is no secret.
        return TimeSpan.FromMilliseconds(full * (0.25 + (0.75 * Random.Shared.NextDouble())));
#pragma warning restore CA5394
    }

    /// <summary>Runs the callback in a transaction of its own.</summary>
    public static async Task<TResult> RunOutermost<TResult>(
        ClientContext context, Func<ClientContext, CancellationToken, Task<TResult>> work, TransactionOptions options,
        CancellationToken ct)
    {
        using var stop = IsWatched(options, ct) ? new CancellationTokenSource() : null;
        var opened = await context.Database.BeginTransaction(options.Isolation, options.MaxWait, ct)
            .ConfigureAwait(false);
        var transaction = new ClientTransaction(opened, isAmbient: context.OwnTransaction is null,
            stop?.Token ?? CancellationToken.None);
        return await Run(transaction, context, work, options, stop, ct).ConfigureAwait(false);
    }

    /// <summary>Runs the callback in a savepoint of the outer one.</summary>
    public static async Task<TResult> RunNested<TResult>(ClientTransaction outer, ClientContext context,
        Func<ClientContext, CancellationToken, Task<TResult>> work, TransactionOptions options, CancellationToken ct)
    {
        using var stop = IsWatched(options, ct) ? CancellationTokenSource.CreateLinkedTokenSource(outer.Stop) : null;
        var transaction = await outer.BeginNested(isExplicit: false, stop?.Token ?? CancellationToken.None, ct)
            .ConfigureAwait(false);
        return await Run(transaction, context, work, options, stop, ct).ConfigureAwait(false);
    }

    private static bool IsWatched(TransactionOptions options, CancellationToken ct) =>
        options.Timeout is not null || ct.CanBeCanceled;

    /// <summary>Runs the callback in a transaction that was just begun, and ends it.</summary>
    private static async Task<TResult> Run<TResult>(ClientTransaction transaction, ClientContext context,
        Func<ClientContext, CancellationToken, Task<TResult>> work, TransactionOptions options,
        CancellationTokenSource? stop, CancellationToken ct)
    {
        await using (transaction.ConfigureAwait(false))
        {
            // Set inside this method, so it is undone for the caller when it returns.
            context.Flow = new TransactionFlow(transaction, context.Flow);
            if (stop is null)
                return await Commit(await work(context.Inside(transaction), transaction.Stop).ConfigureAwait(false), ct)
                    .ConfigureAwait(false);

            var began = context.Options.Clock.GetTimestamp();
            // Before the callback begins, which may block this thread: a statement on SQLite does.
            using var watch = new TransactionWatch(transaction, options.Timeout, context.Options.Clock, stop, ct);
            var task = Begin();
            if (!task.IsCompleted) await Task.WhenAny(task, watch.Fired).ConfigureAwait(false);
            watch.Dispose();
            if (!watch.HasFired)
            {
                try
                {
                    return await CommitInTime(task, began).ConfigureAwait(false);
                }
                catch (RefractException) when (watch.HasFired)
                {
                    // The time was up between the callback's end and the commit.
                }
            }
            await End(task, watch, context.Options.Clock).ConfigureAwait(false);
            if (!ct.IsCancellationRequested) throw new TransactionTimeoutException(options.Timeout!.Value, task);
            throw new OperationCanceledException("The transaction was cancelled and rolled back."
                + (task.IsCompleted ? "" : " Its callback still runs; let it watch the token that it is given."), ct);
        }

        async Task<TResult> Commit(TResult result, CancellationToken patience)
        {
            context.ThrowIfDisposed();
            await transaction.Commit(patience).ConfigureAwait(false);
            return result;
        }

        async Task<TResult> CommitInTime(Task<TResult> callback, long began)
        {
            var result = await callback.ConfigureAwait(false);
            if (options.Timeout is not { } limit) return await Commit(result, ct).ConfigureAwait(false);
            var left = limit - context.Options.Clock.GetElapsedTime(began);
            using var late = new CancellationTokenSource(
                left > TimeSpan.Zero ? left : TimeSpan.Zero, context.Options.Clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
            try
            {
                return await Commit(result, linked.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (IsLate())
            {
                // It was not sent, or there was nothing to write.
                throw new TransactionTimeoutException(limit, callback);
            }
            catch (OperationCanceledException error) when (error.CancellationToken == linked.Token)
            {
                throw new OperationCanceledException(error.Message, error, ct);
            }
            catch (RefractException error) when (error.IsOutcomeUnknown && IsLate())
            {
                throw WriteOutcome.CommitBeyondLimit(limit, error);
            }

            bool IsLate() => late.IsCancellationRequested && !ct.IsCancellationRequested;
        }

        Task<TResult> Begin()
        {
            try
            {
                return work(context.Inside(transaction), transaction.Stop);
            }
#pragma warning disable CA1031 // Thrown again where the task is awaited, unless the transaction was ended meanwhile.
            catch (Exception error)
            {
                return Task.FromException<TResult>(error);
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>
    /// Waits until the transaction is undone, and a moment for its callback, whose own failure is no longer awaited.
    /// </summary>
    private static async Task End(Task callback, TransactionWatch watch, TimeProvider clock)
    {
        _ = callback.ContinueWith(static abandoned => abandoned.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            await watch.Fired.ConfigureAwait(false);
            await watch.Undone.ConfigureAwait(false);
        }
// What the tokens of others threw, or a connection that was lost: either way the transaction is over.
#pragma warning disable CA1031
        catch (Exception)
        {
        }
#pragma warning restore CA1031
        await Task.WhenAny(callback, Task.Delay(s_grace, clock)).ConfigureAwait(false);
    }
}
