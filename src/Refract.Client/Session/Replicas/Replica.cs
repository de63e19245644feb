using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A copy of the database that reads run on, and whether it can be reached.</summary>
/// <param name="name">What diagnostics call it: host, port and database, never a password.</param>
/// <param name="database">The copy.</param>
internal sealed class Replica(string name, SqlDatabase database)
{
    /// <summary>When it is tried again, as a time stamp of the clock; 0 while it can be reached.</summary>
    private long _retryAt;

    public string Name => name;

    public SqlDatabase Database => database;

    /// <summary>
    /// True when an operation may use it. Of one that was down, the first operation after the delay tries it, and the
    /// others leave it out until that one has ended.
    /// </summary>
    public bool TryUse(TimeProvider clock, TimeSpan delay)
    {
        var retryAt = Volatile.Read(ref _retryAt);
        if (retryAt == 0) return true;
        var now = clock.GetTimestamp();
        return now >= retryAt
            && Interlocked.CompareExchange(ref _retryAt, After(clock, now, delay), retryAt) == retryAt;
    }

    /// <summary>It responded.</summary>
    /// <returns>True when it was down before.</returns>
    public bool Responds() => Volatile.Read(ref _retryAt) != 0 && Interlocked.Exchange(ref _retryAt, 0) != 0;

    /// <summary>It cannot be reached: it is left out until the delay has passed.</summary>
    public void Fails(TimeProvider clock, TimeSpan delay) =>
        Volatile.Write(ref _retryAt, After(clock, clock.GetTimestamp(), delay));

    private static long After(TimeProvider clock, long now, TimeSpan delay) =>
        Math.Max(1, now + (long)(delay.TotalSeconds * clock.TimestampFrequency));
}
