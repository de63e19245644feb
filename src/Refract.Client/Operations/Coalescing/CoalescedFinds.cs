using System.Diagnostics;

namespace Refract.Runtime;

/// <summary>
/// Finds that wait to run together. One statement runs at a time: those that are called while it does are the next
/// one's, so that the more callers there are, the more each statement does.
/// </summary>
internal abstract class CoalescedFinds
{
    /// <summary>
    /// A statement begins when no further call has come for so long: a loop makes the next call sooner, and a person
    /// does not notice it.
    /// </summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMicroseconds(30);

    /// <summary>And after so long in any case: where calls come without a pause, none may wait for the last.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMicroseconds(500);

    private readonly Lock _lock = new();
    private List<CoalescedFind> _waiting = [];
    private bool _isRunning;

    /// <summary>Runs a find with the others.</summary>
    private protected void Add(CoalescedFind find)
    {
        lock (_lock)
        {
            _waiting.Add(find);
            if (!_isRunning)
            {
                _isRunning = true;
                // The trace of the first caller is the parent of the statement's.
                _ = Task.Run(RunAll, CancellationToken.None);
            }
        }
    }

    /// <summary>Runs finds, and ends their tasks; it does not throw.</summary>
    private protected abstract Task Run(List<CoalescedFind> finds);

    private async Task RunAll()
    {
        while (true)
        {
            WaitUntilQuiet();
            List<CoalescedFind> finds;
            lock (_lock)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }

                (finds, _waiting) = (_waiting, []);
            }

            finds.RemoveAll(static find => find.Stop.IsCancellationRequested);
            if (finds.Count > 0) await Run(finds).ConfigureAwait(false);
        }
    }

    private void WaitUntilQuiet()
    {
        var (begun, known, spin) = (Stopwatch.GetTimestamp(), -1, new SpinWait());
        for (var since = begun; Stopwatch.GetElapsedTime(since) < s_quiet
            && Stopwatch.GetElapsedTime(begun) < s_longest;)
        {
            var count = Volatile.Read(ref _waiting).Count;
            if (count != known) (known, since) = (count, Stopwatch.GetTimestamp());
            // Never sleeps: a millisecond is longer than the statement.
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}

/// <inheritdoc/>
/// <typeparam name="T">What a row becomes.</typeparam>
internal sealed class CoalescedFinds<T>(IExecutor executor) : CoalescedFinds where T : class
{
    /// <summary>Adds a find.</summary>
    /// <returns>The task of its result.</returns>
    public Task<T?> Add(FindOne<T> operation, CancellationToken ct)
    {
        if (ct.IsCancellationRequested) return Task.FromCanceled<T?>(ct);
        var find = new CoalescedFind<T>(operation, ct);
        Add(find);
        return find.Result;
    }

    private protected override async Task Run(List<CoalescedFind> finds)
    {
        var typed = finds.ConvertAll(static find => (CoalescedFind<T>)find);
        using var stop = SharedStop.Of(finds);
        try
        {
            var rows = await Rows(typed, stop.Token).ConfigureAwait(false);
            foreach (var find in typed)
            {
                if (rows.TryGetValue(find.Value, out var row)) find.Complete(row);
                else if (MayBeAlike(find.Value, rows, typed)) await RunAlone(find).ConfigureAwait(false);
                else find.Complete(null);
            }
        }
        catch (Exception) when (typed.Count > 1 && !stop.Token.IsCancellationRequested)
        {
            // One of them may be at fault, and the others are not to fail for it.
            foreach (var find in typed) await RunAlone(find).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            foreach (var find in typed) find.Fail(error);
        }
    }

    /// <summary>The rows by the values of their keys.</summary>
    private async Task<Dictionary<object, T>> Rows(List<CoalescedFind<T>> finds, CancellationToken ct)
    {
        var values = finds.Select(static find => find.Value).Distinct().ToArray();
        if (values.Length == 1)
        {
            var row = await executor.Run(finds[0].Operation.Optional(), ct).ConfigureAwait(false);
            return row is null ? [] : new() { [values[0]] = row };
        }

        var (model, column) = (finds[0].Operation.Model, finds[0].Column);
        var rows = await executor.Run(finds[0].Operation.ByKeys(values), ct).ConfigureAwait(false);
        return rows.ToDictionary(row => CoalescedFind.Plain(model.ValueOf(row, column.Slot)));
    }

    /// <summary>
    /// True when a column that compares texts by a collation may have found one of the rows for a text that is not the
    /// one in the row: the database has to say for which.
    /// </summary>
    private static bool MayBeAlike(object value, Dictionary<object, T> rows, List<CoalescedFind<T>> finds) =>
        finds.Count > 1 && value is string text && rows.Keys.Any(key => IsAlike(text, (string)key)
            || !finds.Exists(find => find.Value.Equals(key)));

    private static bool IsAlike(string text, string other) =>
        text.AsSpan().TrimEnd().Equals(other.AsSpan().TrimEnd(), StringComparison.OrdinalIgnoreCase);

    private async Task RunAlone(CoalescedFind<T> find)
    {
        try
        {
            find.Complete(await executor.Run(find.Operation.Optional(), find.Stop).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            find.Fail(error);
        }
    }
}
