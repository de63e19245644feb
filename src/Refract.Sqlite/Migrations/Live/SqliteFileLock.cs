using System.Diagnostics;
using System.Text;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Keeps migration runs on one file apart by a lock file beside it, which ends with the process that holds it. Not SQLite's exclusive locking mode:
/// in WAL mode that cannot be had while any other connection is open, so a running application would block every migration; each script is a
/// transaction of its own in either case.
/// </summary>
internal sealed class SqliteFileLock : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

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
            if (await TryOpen(path, ct).ConfigureAwait(false) is { } file) return new SqliteFileLock(file);
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

    private static async Task<FileStream?> TryOpen(string path, CancellationToken ct)
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
        if (OperatingSystem.IsWindows()) return file;

        // Elsewhere the holder before us may have deleted the name between our opening and our locking: then what we hold is no longer the file
        // that the next one finds. What we write must be readable under the name.
        var token = Encoding.UTF8.GetBytes(Guid.NewGuid().ToString());
        await file.WriteAsync(token, ct).ConfigureAwait(false);
        await file.FlushAsync(ct).ConfigureAwait(false);
        if (await IsUnder(path, token, ct).ConfigureAwait(false)) return file;
        await file.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private static async Task<bool> IsUnder(string path, byte[] token, CancellationToken ct)
    {
        try
        {
            var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await using var _ = reader.ConfigureAwait(false);
            var found = new byte[token.Length];
            return await reader.ReadAtLeastAsync(found, found.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false) == token.Length
                && found.AsSpan().SequenceEqual(token);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
