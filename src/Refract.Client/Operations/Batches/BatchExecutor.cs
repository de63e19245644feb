namespace Refract.Runtime;

/// <summary>
/// Collects the operations that are called on the client of a batch, and runs them together. Their tasks end when the
/// batch has ended.
/// </summary>
/// <param name="executorOn">The executor of the client on a source of runners.</param>
/// <param name="source">Where the batch runs; what a preview is made with.</param>
internal sealed class BatchExecutor(Func<IRunnerSource, IExecutor> executorOn, IRunnerSource source) : IExecutor
{
    private readonly Lock _lock = new();
    private readonly List<BatchEntry> _entries = [];
    private bool _isClosed;

    /// <summary>How many operations there are.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// True when only a transaction makes the operations one: some of them write, and one can fail after others have
    /// taken effect.
    /// </summary>
    public bool NeedsTransaction =>
        _entries.Exists(static entry => entry.Access == Access.Write)
        && _entries.Exists(static entry => entry.Steps != OperationSteps.One);

    /// <inheritdoc/>
    public Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct)
    {
        lock (_lock)
        {
            if (_isClosed)
                return Task.FromException<TResult>(new InvalidQueryException(
                    "This operation came when its batch had been put together. The operations of a batch cannot "
                    + "depend on each other's results; those that do belong into Transaction(…).", "batch"));
            var entry = new BatchEntry<TResult>(operation, source, ct);
            _entries.Add(entry);
            return entry.Result;
        }
    }

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan) => executorOn(source).Preview(plan);

    /// <summary>Takes no further operation.</summary>
    public void Close()
    {
        lock (_lock) _isClosed = true;
    }

    /// <summary>Runs all operations, in order.</summary>
    /// <param name="runners">Where: a transaction, or a database when they need none.</param>
    /// <param name="ct">Cancels the batch, as the token of each operation does.</param>
    public async Task RunAll(IRunnerSource runners, CancellationToken ct)
    {
        using var stop = Linked(ct);
        var token = stop?.Token ?? ct;
        for (int first = 0, end; first < _entries.Count; first = end)
        {
            end = EndOfGroup(first);
            if (end - first == 1) await _entries[first].Start(executorOn(runners), token).ConfigureAwait(false);
            else await RunTogether(_entries.GetRange(first, end - first), runners, token).ConfigureAwait(false);
        }
    }

    /// <summary>Hands every operation's result to its caller.</summary>
    public void Complete()
    {
        foreach (var entry in _entries) entry.Complete();
    }

    /// <summary>Ends the operations' tasks with the error of the batch.</summary>
    public void Fail(Exception error)
    {
        foreach (var entry in _entries) entry.Fail(error);
    }

    /// <summary>
    /// Where the operations end that can share round trips with the one at a position. What writes must come after all
    /// statements of the operations before it, and those of a read with relations are only known as it goes on.
    /// </summary>
    private int EndOfGroup(int first)
    {
        if (_entries[first].Steps == OperationSteps.Several) return first + 1;
        var hasReads = false;
        for (var i = first; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (entry.Steps == OperationSteps.Several || (hasReads && entry.Access == Access.Write)) return i;
            hasReads |= entry.Steps == OperationSteps.Reads;
        }

        return _entries.Count;
    }

    private async Task RunTogether(List<BatchEntry> entries, IRunnerSource runners, CancellationToken ct)
    {
        var shared = new SharedSource(runners, entries.TrueForAll(static entry => entry.Access == Access.Read)
            ? Access.Read : Access.Write);
        var executor = executorOn(shared);
        var running = new Task[entries.Count];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = entries[i].Start(executor, ct);
            shared.Trips.Watch(running[i]);
        }

        await shared.Trips.RunAll(ct).ConfigureAwait(false);
        foreach (var task in running) await task.ConfigureAwait(false);
    }

    private CancellationTokenSource? Linked(CancellationToken ct)
    {
        var tokens = _entries.ConvertAll(static entry => entry.Stop);
        tokens.RemoveAll(token => !token.CanBeCanceled || token == ct);
        return tokens.Count == 0 ? null : CancellationTokenSource.CreateLinkedTokenSource([ct, .. tokens]);
    }

    /// <summary>Lets operations on the same source share their round trips.</summary>
    private sealed class SharedSource(IRunnerSource inner, Access access) : IRunnerSource
    {
        /// <summary>The runner of all operations.</summary>
        public SharedTrips Trips { get; } = new(inner.Runner(access));

        public Refract.Relational.Sql.SqlDatabase Database => inner.Database;

        public PolicyScope? Policies => inner.Policies;

        public HookList? Hooks => inner.Hooks;

        public bool IsInTransaction => inner.IsInTransaction;

        public RelationLoadStrategy LoadStrategy => inner.LoadStrategy;

        public TimeProvider Clock => inner.Clock;

        public Refract.Relational.Sql.SqlRunner Runner(Access access) => Trips;

        public ValueTask<Refract.Relational.Sql.SqlTransaction> Begin(CancellationToken ct) =>
            throw new InvalidOperationException("An operation that shares its round trips began a transaction.");
    }
}
