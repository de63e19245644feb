using System.Runtime.InteropServices;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>Looks whether the file that a connection has open is still the one at its path.</summary>
internal static class DatabaseFile
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMovedQuestion = 20;

    private static bool s_isUnknown;

    /// <summary>
    /// True when the connection's file was deleted, renamed, or replaced by another one: what is written to it is lost.
    /// False as well where the system does not allow this to happen (Windows), or the native library is not the usual
    /// one.
    /// </summary>
    public static bool HasMoved(sqlite3 connection)
    {
        if (s_isUnknown) return false;
        try
        {
            return sqlite3_file_control(connection.DangerousGetHandle(), IntPtr.Zero, HasMovedQuestion,
                out var hasMoved) == raw.SQLITE_OK
                && hasMoved != 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            s_isUnknown = true;
            return false;
        }
    }

    /// <summary>
    /// A journal with content beside the file: it belongs to the file that was there before when that one was replaced.
    /// </summary>
    public static bool HasJournal(string path) => HasContent(path + "-wal") || HasContent(path + "-journal");

    private static bool HasContent(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length > 0;
    }

    // Not among the functions that SQLitePCLRaw passes on; the library is the one that it loads.
    [DllImport("e_sqlite3", ExactSpelling = true),
        DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int sqlite3_file_control(IntPtr db, IntPtr name, int op, out int answer);
}
