using System.Globalization;

namespace Refract.Sqlite.Testing;

/// <summary>The folder of a run, which exists as long as its process.</summary>
#pragma warning disable CA1001 // It lives as long as the process, and ends with it.
internal sealed class TestFolder
#pragma warning restore CA1001
{
    private const string RunPrefix = "run-";
    private const string AliveName = "alive";

    /// <summary>After how many days a template is rebuilt, so that those of old structures go.</summary>
    private const int TemplateDays = 14;

    private readonly string _path;
    private readonly FileStream _alive;
    private int _last;

    private TestFolder(string path, FileStream alive) => (_path, _alive) = (path, alive);

    /// <summary>Begins a run, and removes what others have left behind.</summary>
    public static TestFolder Begin(string root)
    {
        Directory.CreateDirectory(root);
        RemoveLeftovers(root);
        var path = Path.Combine(root, RunPrefix + Guid.NewGuid().ToString("N")[..16]);
        Directory.CreateDirectory(path);
        var folder = new TestFolder(path, FileLock.TryTake(Path.Combine(path, AliveName))!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.End();
        return folder;
    }

    /// <summary>A path that no other file has.</summary>
    public string NewFile() => Path.Combine(_path,
        Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture) + ".db");

    private void End()
    {
        _alive.Dispose();
        Delete(_path);
    }

    private static void RemoveLeftovers(string root)
    {
        foreach (var folder in Directory.GetDirectories(root, RunPrefix + "*"))
        {
            // One that was made at this moment has no file yet.
            if (DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) < TimeSpan.FromMinutes(1)
                && !File.Exists(Path.Combine(folder, AliveName))) continue;
            if (FileLock.TryTake(Path.Combine(folder, AliveName)) is not { } free) continue;
            free.Dispose();
            Delete(folder);
        }

        foreach (var template in Directory.GetFiles(root, "*.db"))
            if ((DateTime.UtcNow - File.GetLastWriteTimeUtc(template)).TotalDays > TemplateDays) File.Delete(template);
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A file of it is still open; the next run removes it.
        }
    }
}
