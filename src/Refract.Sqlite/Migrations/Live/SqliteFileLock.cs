using System.Diagnostics;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Keeps migration runs on one file apart by a lock file beside it, which ends with the process that holds it. Not SQLite's exclusive
/// locking mode: in WAL mode that cannot be had while any other connection is open, so a running application would block every migration;
/// each script is a transaction of its own in either case.
/// </summary>
internal sealed class SqliteFileLock : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly FileStream? _file;

    private SqliteFileLock(FileStream? file) => _file = file;

    public static async Task<SqliteFileLock> Acquire(string? databasePath, IProgress<TimeSpan>? waiting, CancellationToken ct)
    {
        if (databasePath is null) return new SqliteFileLock(null);
        var path = databasePath + "-migrate-lock";
        var watch = Stopwatch.StartNew();
        var reported = -1L;
        while (true)
        {
            if (TryOpen(path) is { } file) return new SqliteFileLock(file);
            var seconds = watch.ElapsedMilliseconds / 1000;
            if (seconds > reported)
            {
                reported = seconds;
                waiting?.Report(watch.Elapsed);
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
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }

        // The holder before us may have deleted the name between our opening and our locking: then what we hold is no longer the file that
        // the next one finds. A time that nobody else sets tells whether the two are one; reading the content would need a lock of its own.
        var mark = s_epoch.AddMilliseconds(Random.Shared.NextInt64((long)TimeSpan.FromDays(3650).TotalMilliseconds));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        if (File.GetLastWriteTimeUtc(path) == mark) return file;
        file.Dispose();
        return null;
    }
}
