namespace Refract.Runtime;

/// <summary>Runs a transaction's callback from begin to commit or rollback, within its time limit.</summary>
internal static class TransactionCallback
{
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait before a retry: it doubles, and is jittered so that those who collided do not meet again.</summary>
    public static TimeSpan Backoff(int attempt)
    {
        var full = Math.Min(5 * Math.Pow(2, Math.Min(attempt, 10)), s_longestBackoff.TotalMilliseconds);
#pragma warning disable CA5394 // Jitter is no secret.
        return TimeSpan.FromMilliseconds(full * (0.25 + (0.75 * Random.Shared.NextDouble())));
#pragma warning restore CA5394
    }

    public static async Task<TResult> RunOutermost<TResult>(
        ClientContext context, Func<ClientContext, Task<TResult>> work, TransactionOptions options, CancellationToken ct)
    {
        var transaction = await context.Database.BeginTransaction(options.Isolation, options.MaxWait, ct).ConfigureAwait(false);
        using var stop = options.Timeout is not null || ct.CanBeCanceled ? new CancellationTokenSource() : null;
        var level = new TransactionLevel(transaction, isAmbient: context.OwnLevel is null, stop?.Token ?? CancellationToken.None);
        return await Run(level, context, work, options.Timeout, stop, ct).ConfigureAwait(false);
    }

    /// <summary>Runs the callback on a level that was just begun, and ends the level.</summary>
    /// <remarks><paramref name="stop"/> interrupts the statements of the level; null when they cannot be interrupted on their own.</remarks>
    public static async Task<TResult> Run<TResult>(TransactionLevel level, ClientContext context, Func<ClientContext, Task<TResult>> work,
        TimeSpan? timeout, CancellationTokenSource? stop, CancellationToken ct)
    {
        await using (level.ConfigureAwait(false))
        {
            // Set inside this method, so it is undone for the caller when it returns.
            context.Flow = new TransactionFlow(level, context.Flow);
            var task = work(context.Inside(level));
            if (!task.IsCompleted && (timeout is not null || ct.CanBeCanceled))
                await Watch(task, level, timeout, context.Options.Clock, stop, ct).ConfigureAwait(false);
            var result = await task.ConfigureAwait(false);
            await level.Commit(ct).ConfigureAwait(false);
            return result;
        }
    }

    /// <summary>Waits for the callback; when time is up or the caller lost interest, ends the level at once, so that its locks are free even if the callback never returns.</summary>
    private static async Task Watch(
        Task task, TransactionLevel level, TimeSpan? timeout, TimeProvider clock, CancellationTokenSource? stop, CancellationToken ct)
    {
        var reason = await Waited(task, timeout, clock, ct).ConfigureAwait(false);
        if (reason is null) return;
        if (!level.End(reason)) return;
        if (stop is not null) await stop.CancelAsync().ConfigureAwait(false);
        await level.Undo().ConfigureAwait(false);
        _ = task.ContinueWith(static abandoned => abandoned.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        ct.ThrowIfCancellationRequested();
        throw TransactionErrors.Expired(timeout!.Value);
    }

    private static async Task<RefractException?> Waited(Task task, TimeSpan? timeout, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await task.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, clock, ct).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            return TransactionErrors.TimedOut(timeout!.Value);
        }
        catch (OperationCanceledException) when (!task.IsCompleted)
        {
            return TransactionErrors.Cancelled();
        }
#pragma warning disable CA1031 // The callback's own failure: its caller awaits the task itself and sees it there.
        catch (Exception) when (task.IsCompleted)
        {
            return null;
        }
#pragma warning restore CA1031
    }
}
