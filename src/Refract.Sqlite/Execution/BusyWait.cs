using System.Diagnostics;

namespace Refract.Sqlite;

/// <summary>
/// Waits while another process keeps the file locked. SQLite's own waiting would block the thread and look at no token,
/// so connections have it switched off.
/// </summary>
/// <param name="limit">How long to wait in all.</param>
internal struct BusyWait(TimeSpan limit)
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private int _times;

    private static ReadOnlySpan<byte> Milliseconds => [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100];

    /// <summary>Waits before the next attempt; null when the time has passed.</summary>
    public Task? Next(CancellationToken ct)
    {
        var left = limit - Stopwatch.GetElapsedTime(_begin);
        if (left <= TimeSpan.Zero) return null;
        var pause = TimeSpan.FromMilliseconds(Milliseconds[Math.Min(_times++, Milliseconds.Length - 1)]);
        return Task.Delay(pause < left ? pause : left, ct);
    }
}
