using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A runner for operations that run side by side: it holds their statements back until each operation waits for one,
/// and sends all of them in one round trip.
/// </summary>
/// <param name="inner">Where the statements run.</param>
internal sealed class SharedTrips(SqlRunner inner) : SqlRunner
{
    private readonly Lock _lock = new();
    private List<TripPart> _waiting = [];
    private TaskCompletionSource _changed = NewSignal();
    private Exception? _failure;
    private int _running;

    /// <inheritdoc/>
    public override bool HasSnapshots => inner.HasSnapshots;

    /// <inheritdoc/>
    public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        var part = new StatementPart<TResult>(statement, result);
        Add(part);
        return new ValueTask<TResult>(part.Value);
    }

    /// <inheritdoc/>
    public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        var part = new BatchPart(batch);
        Add(part);
        return new ValueTask(part.Done);
    }

    /// <summary>Counts an operation that was started until it ends.</summary>
    public void Watch(Task operation)
    {
        lock (_lock) _running++;
        _ = operation.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>
    /// Makes round trips until all operations have ended. When one fails, no further statement is sent, and the others
    /// end with its error.
    /// </summary>
    public async Task RunAll(CancellationToken ct)
    {
        while (true)
        {
            List<TripPart>? parts = null;
            Task changed;
            lock (_lock)
            {
                if (_running == 0) return;
                if (_waiting.Count == _running) (parts, _waiting) = (_waiting, []);
                changed = _changed.Task;
            }

            if (parts is null) await changed.ConfigureAwait(false);
            else await Send(parts, ct).ConfigureAwait(false);
        }
    }

    private async Task Send(List<TripPart> parts, CancellationToken ct)
    {
        if (_failure is null)
        {
            try
            {
                await inner.RunBatch(new Trip(parts), ct).ConfigureAwait(false);
                foreach (var part in parts) part.Complete();
                return;
            }
#pragma warning disable CA1031 // The operations fail with it, and so their callers.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _failure = error;
            }
        }

        foreach (var part in parts) part.Fail(_failure);
    }

    private void Add(TripPart part)
    {
        lock (_lock)
        {
            _waiting.Add(part);
            Signal();
        }
    }

    private void Ended(Task operation)
    {
        lock (_lock)
        {
            _running--;
            if (operation.IsFaulted) _failure ??= operation.Exception!.InnerException;
            else if (operation.IsCanceled) _failure ??= new OperationCanceledException();
            Signal();
        }
    }

    private void Signal()
    {
        if (_waiting.Count < _running) return;
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What one operation asks for in a round trip: a statement, or a batch.</summary>
    private abstract class TripPart
    {
        public abstract int Count { get; }

        public abstract bool NeedsSnapshot { get; }

        public abstract SqlStatement this[int index] { get; }

        public abstract void Begin();

        public abstract ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct, IRow;

        public abstract void Affected(int index, int affected);

        /// <summary>Lets the operation go on.</summary>
        public abstract void Complete();

        public abstract void Fail(Exception error);
    }

    private sealed class StatementPart<TResult>(SqlStatement statement, SqlResult<TResult> result) : TripPart
    {
        private readonly TaskCompletionSource<TResult> _source = new();
        private TResult _value = default!;

        public Task<TResult> Value => _source.Task;

        public override int Count => 1;

        public override bool NeedsSnapshot => false;

        public override SqlStatement this[int index] => statement;

        public override void Begin()
        {
        }

        public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
            _value = await result.Read(rows, ct).ConfigureAwait(false);

        public override void Affected(int index, int affected) => _value = result.FromAffected(affected);

        public override void Complete() => _source.SetResult(_value);

        public override void Fail(Exception error) => _source.SetException(error);
    }

    private sealed class BatchPart(SqlBatch batch) : TripPart
    {
        private readonly TaskCompletionSource _source = new();

        public Task Done => _source.Task;

        public override int Count => batch.Count;

        public override bool NeedsSnapshot => batch.NeedsSnapshot;

        public override SqlStatement this[int index] => batch[index];

        public override void Begin() => batch.Begin();

        public override ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
            batch.Read(index, rows, ct);

        public override void Affected(int index, int affected) => batch.Affected(index, affected);

        public override void Complete() => _source.SetResult();

        public override void Fail(Exception error) => _source.SetException(error);
    }

    /// <summary>The parts of one round trip, in the order of their operations.</summary>
    private sealed class Trip : SqlBatch
    {
        private readonly List<(TripPart Part, int Index)> _statements = [];
        private readonly List<TripPart> _parts;

        public Trip(List<TripPart> parts)
        {
            _parts = parts;
            foreach (var part in parts)
                for (var i = 0; i < part.Count; i++) _statements.Add((part, i));
        }

        public override bool NeedsSnapshot => _parts.Exists(static part => part.NeedsSnapshot);

        public override int Count => _statements.Count;

        public override SqlStatement this[int index] => _statements[index].Part[_statements[index].Index];

        public override void Begin()
        {
            foreach (var part in _parts) part.Begin();
        }

        public override ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
            _statements[index].Part.Read(_statements[index].Index, rows, ct);

        public override void Affected(int index, int affected) =>
            _statements[index].Part.Affected(_statements[index].Index, affected);
    }
}
