namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>
    /// Runs operations that do not depend on each other as a whole: all take effect or none. On PostgreSQL they share
    /// round trips: one for operations of one statement each, another for each depth of included relations, and one
    /// for the commit when some of them write.
    /// </summary>
    /// <param name="operations">
    /// Lists the operations, called on the client that it is given; they run in order, when it has returned. Every
    /// operation that it calls takes part, but only the results of those that it returns are returned.
    /// </param>
    /// <param name="options">
    /// The options of the transaction; null for none in particular. With <see cref="TransactionOptions.MaxRetries"/>
    /// the operations are sent again, the function is not called again.
    /// </param>
    /// <param name="ct">Cancels the batch. So does a token that is given to one of the operations.</param>
    /// <typeparam name="T">What each operation returns.</typeparam>
    /// <returns>Their results, in order.</returns>
    /// <remarks>
    /// Without writes it is a transaction only if <paramref name="options"/> are given: each statement of a read sees
    /// what is committed when it begins, as it does in a transaction of the usual isolation. Inside a transaction it
    /// joins it. The function of a <c>Select</c> that gives one row is called when the batch has ended, so what it
    /// throws undoes nothing.
    /// </remarks>
    /// <exception cref="RefractException">The error of the first operation that failed.</exception>
    /// <exception cref="InvalidQueryException">
    /// The function opens a transaction or a stream, or an operation is called when the function has returned.
    /// </exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public async Task<IReadOnlyList<T>> Batch<T>(Func<TSelf, IEnumerable<Task<T>>> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(
            client => Listed(operations(client)), static listed => listed, options, ct).ConfigureAwait(false);
        return await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    /// <inheritdoc cref="Batch{T}"/>
    /// <returns>The task of the batch.</returns>
    public async Task Batch(Func<TSelf, IEnumerable<Task>> operations, TransactionOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(client => Listed(operations(client)), static listed => listed, options, ct)
            .ConfigureAwait(false);
        await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    public async Task<(T1, T2)> Batch<T1, T2>(
        Func<TSelf, (Task<T1>, Task<T2>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2], options, ct).ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false));
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    /// <typeparam name="T3">What the operation at position 3 returns.</typeparam>
    public async Task<(T1, T2, T3)> Batch<T1, T2, T3>(
        Func<TSelf, (Task<T1>, Task<T2>, Task<T3>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2, listed.Item3], options, ct).ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false),
            await tasks.Item3.ConfigureAwait(false));
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    /// <typeparam name="T3">What the operation at position 3 returns.</typeparam>
    /// <typeparam name="T4">What the operation at position 4 returns.</typeparam>
    public async Task<(T1, T2, T3, T4)> Batch<T1, T2, T3, T4>(
        Func<TSelf, (Task<T1>, Task<T2>, Task<T3>, Task<T4>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2, listed.Item3, listed.Item4], options, ct)
            .ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false),
            await tasks.Item3.ConfigureAwait(false), await tasks.Item4.ConfigureAwait(false));
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    /// <typeparam name="T3">What the operation at position 3 returns.</typeparam>
    /// <typeparam name="T4">What the operation at position 4 returns.</typeparam>
    /// <typeparam name="T5">What the operation at position 5 returns.</typeparam>
    public async Task<(T1, T2, T3, T4, T5)> Batch<T1, T2, T3, T4, T5>(
        Func<TSelf, (Task<T1>, Task<T2>, Task<T3>, Task<T4>, Task<T5>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2, listed.Item3, listed.Item4, listed.Item5], options, ct)
            .ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false),
            await tasks.Item3.ConfigureAwait(false), await tasks.Item4.ConfigureAwait(false),
            await tasks.Item5.ConfigureAwait(false));
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    /// <typeparam name="T3">What the operation at position 3 returns.</typeparam>
    /// <typeparam name="T4">What the operation at position 4 returns.</typeparam>
    /// <typeparam name="T5">What the operation at position 5 returns.</typeparam>
    /// <typeparam name="T6">What the operation at position 6 returns.</typeparam>
    public async Task<(T1, T2, T3, T4, T5, T6)> Batch<T1, T2, T3, T4, T5, T6>(
        Func<TSelf, (Task<T1>, Task<T2>, Task<T3>, Task<T4>, Task<T5>, Task<T6>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2, listed.Item3, listed.Item4, listed.Item5,
                listed.Item6], options, ct).ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false),
            await tasks.Item3.ConfigureAwait(false), await tasks.Item4.ConfigureAwait(false),
            await tasks.Item5.ConfigureAwait(false), await tasks.Item6.ConfigureAwait(false));
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    /// <typeparam name="T3">What the operation at position 3 returns.</typeparam>
    /// <typeparam name="T4">What the operation at position 4 returns.</typeparam>
    /// <typeparam name="T5">What the operation at position 5 returns.</typeparam>
    /// <typeparam name="T6">What the operation at position 6 returns.</typeparam>
    /// <typeparam name="T7">What the operation at position 7 returns.</typeparam>
    public async Task<(T1, T2, T3, T4, T5, T6, T7)> Batch<T1, T2, T3, T4, T5, T6, T7>(
        Func<TSelf, (Task<T1>, Task<T2>, Task<T3>, Task<T4>, Task<T5>, Task<T6>, Task<T7>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2, listed.Item3, listed.Item4, listed.Item5, listed.Item6,
                listed.Item7], options, ct).ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false),
            await tasks.Item3.ConfigureAwait(false), await tasks.Item4.ConfigureAwait(false),
            await tasks.Item5.ConfigureAwait(false), await tasks.Item6.ConfigureAwait(false),
            await tasks.Item7.ConfigureAwait(false));
    }

    /// <inheritdoc cref="Batch{T}" path="/summary|/param|/returns|/remarks|/exception"/>
    /// <typeparam name="T1">What the operation at position 1 returns.</typeparam>
    /// <typeparam name="T2">What the operation at position 2 returns.</typeparam>
    /// <typeparam name="T3">What the operation at position 3 returns.</typeparam>
    /// <typeparam name="T4">What the operation at position 4 returns.</typeparam>
    /// <typeparam name="T5">What the operation at position 5 returns.</typeparam>
    /// <typeparam name="T6">What the operation at position 6 returns.</typeparam>
    /// <typeparam name="T7">What the operation at position 7 returns.</typeparam>
    /// <typeparam name="T8">What the operation at position 8 returns.</typeparam>
    public async Task<(T1, T2, T3, T4, T5, T6, T7, T8)> Batch<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<TSelf, (Task<T1>, Task<T2>, Task<T3>, Task<T4>, Task<T5>, Task<T6>, Task<T7>, Task<T8>)> operations,
        TransactionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var tasks = await RunBatch(operations,
            static listed => [listed.Item1, listed.Item2, listed.Item3, listed.Item4, listed.Item5, listed.Item6,
                listed.Item7, listed.Item8], options, ct).ConfigureAwait(false);
        return (await tasks.Item1.ConfigureAwait(false), await tasks.Item2.ConfigureAwait(false),
            await tasks.Item3.ConfigureAwait(false), await tasks.Item4.ConfigureAwait(false),
            await tasks.Item5.ConfigureAwait(false), await tasks.Item6.ConfigureAwait(false),
            await tasks.Item7.ConfigureAwait(false), await tasks.Item8.ConfigureAwait(false));
    }

    private static List<TTask> Listed<TTask>(IEnumerable<TTask> tasks) where TTask : Task
    {
        Required.Argument(tasks, "operations");
        return [.. tasks];
    }

    private async Task<TTasks> RunBatch<TTasks>(Func<TSelf, TTasks> operations,
        Func<TTasks, IReadOnlyList<Task>> tasksOf, TransactionOptions? options, CancellationToken ct)
    {
        _context.ThrowIfDisposed();
        _context.RequireNoBatch("Batch");
        var batch = new BatchExecutor(_context.ExecutorOn, _context);
        TTasks listed;
        try
        {
            listed = operations(TSelf.Create(_context.Collecting(batch)));
        }
        finally
        {
            batch.Close();
        }

        var tasks = tasksOf(listed);
        for (var i = 0; i < tasks.Count; i++) Required.Item(tasks[i], "operations", i);
        // What was refused before it became an operation: nothing runs.
        foreach (var task in tasks)
            if (task.IsFaulted || task.IsCanceled) await task.ConfigureAwait(false);
        try
        {
            if (batch.Count > 0)
            {
                var isPlain = options is null
                    && _context.Options.Transactions.Isolation == System.Data.IsolationLevel.Unspecified;
                if (isPlain && !batch.NeedsTransaction)
                    await batch.RunAll(_context, ct).ConfigureAwait(false);
                else
                    await RunTransaction(async (client, stop) =>
                    {
                        await batch.RunAll(client._context, stop).ConfigureAwait(false);
                        return true;
                    }, options, ct).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            batch.Fail(error);
            // What a select or raw SQL makes of an operation's result fails with it, and nobody awaits it.
            foreach (var task in tasks)
                _ = task.ContinueWith(static failed => failed.Exception, CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }

        batch.Complete();
        await ((Task)Task.WhenAll(tasks)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return listed;
    }
}
