using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Refract.CommandLine;

/// <summary>
/// Explains what a driver reports while a command looks at the database or writes the history: faults of disks, rights
/// and connections.
/// </summary>
internal static class DatabaseFaults
{
    private const string Again = "then run this again: it says how things stand.";

    public static CommandException Explain(DbException error) => error switch
    {
        SqliteException sqlite => Explain(sqlite),
        { SqlState: "42501" } =>
            Failed("The user may not do this in the database.", Hidden(error),
                "Grant the right, or use another user, " + Again),
        { SqlState: "53100" } => Failed("The server's disk is full.", Hidden(error), "Free some space, " + Again),
        // Without a state, the server did not answer: the connection is gone. Class 57 is a server that shuts down.
        { SqlState: null } or { SqlState: ['5', '7', 'P', ..] } =>
            Failed("The connection to the database was lost.", Hidden(error),
            "Look whether the server is up, " + Again),
        _ => Failed("The database refused a statement.", Hidden(error), null),
    };

    private static CommandException Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => Failed("The disk is full.", Hidden(error), "Free some space, " + Again),
        SQLitePCL.raw.SQLITE_READONLY =>
            Failed("The database file cannot be written.", Hidden(error),
                "Look at the rights on the file and its folder, " + Again),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            Failed("Another program holds the database file locked.", Hidden(error), "End it or wait, " + Again),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
            Failed("The database file is damaged.", Hidden(error), "Bring it back from a backup."),
        SQLitePCL.raw.SQLITE_IOERR =>
            Failed("The database file could not be read or written.", Hidden(error), "Look at the disk, " + Again),
        _ => Failed("The database refused a statement.", Hidden(error), null),
    };

    private static CommandException Failed(string what, string why, string? next) =>
        CommandException.Failed(what, why, next);

    /// <summary>The first line: below it drivers add positions and details, which may hold values of rows.</summary>
    private static string Hidden(DbException error)
        => Secrets.Hide(
            error.InnerException is { } inner and not DbException
                ? $"{FirstLine(error)} {FirstLine(inner)}" : FirstLine(error));

    private static string FirstLine(Exception error) => error.Message.ReplaceLineEndings("\n").Split('\n')[0];
}
