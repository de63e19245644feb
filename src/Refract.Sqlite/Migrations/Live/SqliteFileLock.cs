using System.Diagnostics;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Keeps migration runs on one file apart by a lock file beside it, which ends with the process that holds it. Not
/// SQLite's exclusive locking mode: in WAL mode that cannot be had while any other connection is open, so a running
/// application would block every migration; each script is a transaction of its own in either case.
/// </summary>
internal sealed class SqliteFileLock : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly FileStream? _file;

    private SqliteFileLock(FileStream? file) => _file = file;

    /// <param name="databasePath">The database's file; null for one in memory, which needs no lock.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="waiting">Told about the wait every second.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="MigrationException">It was not free in time, or could not be made.</exception>
    public static async Task<SqliteFileLock> Acquire(string? databasePath, TimeSpan limit, IProgress<LockWait>? waiting,
        CancellationToken ct)
    {
        if (databasePath is null) return new SqliteFileLock(null);
        var path = databasePath + "-migrate-lock";
        var watch = Stopwatch.StartNew();
        var reported = -1L;
        while (true)
        {
            if (TryOpen(path) is { } file) return new SqliteFileLock(file);
            if (limit != Timeout.InfiniteTimeSpan && watch.Elapsed >= limit) throw TimedOut(path, limit);
            var seconds = watch.ElapsedMilliseconds / 1000;
            if (seconds > reported)
            {
                reported = seconds;
                waiting?.Report(new LockWait(watch.Elapsed, Holder(path)));
            }
            await Task.Delay(s_pause, ct).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static FileStream? TryOpen(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException("P1010", $"The lock file {path} cannot be written.\n\n{refused.Message}",
                "Look at the rights on the folder and at the space on the disk: a migration run keeps this file, and "
                + "SQLite its journal, beside the database.", refused);
        }

        // The holder before us may have deleted the name between our opening and our locking: then what we hold is no
        // longer the file that the next one finds. A time that nobody else sets tells whether the two are one; reading
        // the content would need a lock of its own. Its seconds are the process's id, which tells those who wait for
        // whom they do.
        var mark = s_epoch.AddSeconds(Environment.ProcessId).AddMilliseconds(Random.Shared.Next(1000));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        if (File.GetLastWriteTimeUtc(path) == mark) return file;
        file.Dispose();
        return null;
    }

    private static MigrationException TimedOut(string path, TimeSpan limit)
        => new("P1002",
            $"Another process holds the lock file {path}, and it was not free after "
            + $"{limit.TotalSeconds:0.##} seconds. Nothing was changed."
            + (Holder(path) is { } holder ? $"\n\nIt is held by {holder}." : ""),
            "If that is another migration run, wait for it and run this again. If it is one that hangs, end "
                + "it: the lock ends with its process.");

    /// <summary>The process that the file's time names, when there is such a process on this machine.</summary>
    private static string? Holder(string path)
    {
        var id = (long)(File.GetLastWriteTimeUtc(path) - s_epoch).TotalSeconds;
        if (id is <= 0 or > int.MaxValue) return null;
        try
        {
            using var process = Process.GetProcessById((int)id);
            return $"the process {id} ({process.ProcessName})";
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
