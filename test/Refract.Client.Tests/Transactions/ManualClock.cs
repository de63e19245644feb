using System.Collections.Concurrent;

namespace Refract.Client.Tests.Transactions;

/// <summary>
/// A clock whose timers fire when a test says so, so that what comes before does not depend on the machine's speed.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private readonly ConcurrentDictionary<Timer, bool> _timers = new();
    private int _made;

    /// <summary>How many timers were made.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>Fires every timer that was made and not disposed.</summary>
    public void Elapse()
    {
        foreach (var timer in _timers.Keys) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        period.ShouldBe(Timeout.InfiniteTimeSpan);
        var timer = new Timer(this, callback, state);
        _timers[timer] = true;
        Interlocked.Increment(ref _made);
        return timer;
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public void Fire()
        {
            if (clock._timers.TryRemove(this, out _)) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock._timers.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
