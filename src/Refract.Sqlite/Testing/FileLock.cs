namespace Refract.Sqlite.Testing;

/// <summary>A file that one process at a time has open.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Opens it; null when another has it open.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until it is free.</summary>
    public static async Task<FileStream> Wait(string path, CancellationToken ct)
    {
        FileStream? taken;
        while ((taken = TryTake(path)) is null) await Task.Delay(s_pause, ct).ConfigureAwait(false);
        return taken;
    }
}
