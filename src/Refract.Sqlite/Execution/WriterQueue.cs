using System.Collections.Concurrent;

namespace Refract.Sqlite;

/// <summary>
/// The turn of the one writer that SQLite allows for a file, shared by all clients of this process. Waiting here costs
/// no thread; waiting inside of SQLite would block one, and polls.
/// </summary>
// Lives as long as the process, and the semaphore holds nothing: nobody asks for its wait handle.
#pragma warning disable CA1001
internal sealed class WriterQueue
#pragma warning restore CA1001
{
    private static readonly ConcurrentDictionary<string, WriterQueue> s_files = new(
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The queue of a file; a database in memory gets one of its own.</summary>
    public static WriterQueue Of(string? filePath) =>
        filePath is null ? new WriterQueue() : s_files.GetOrAdd(filePath, static _ => new WriterQueue());

    /// <summary>Waits for the turn; false when the time has passed.</summary>
    public ValueTask<bool> Enter(TimeSpan wait, CancellationToken ct) =>
        _turn.Wait(0, CancellationToken.None)
            ? new ValueTask<bool>(true) : new ValueTask<bool>(_turn.WaitAsync(wait, ct));

    public void Leave() => _turn.Release();
}
