using Microsoft.Data.Sqlite;
using Refract.Relational.Contracts;
using static SQLitePCL.raw;

namespace Refract.Sqlite.Migrations;

/// <summary>What is behind an error while a database's structure is looked at or its history written.</summary>
internal static class SqliteFaults
{
    public static DatabaseFault Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLITE_FULL => new DatabaseFault("The disk is full.", "Free some space"),
        SQLITE_READONLY => new DatabaseFault("The database file cannot be written.",
            "Look at the rights on the file and its folder"),
        SQLITE_BUSY or SQLITE_LOCKED => new DatabaseFault("Another program holds the database file locked.",
            "End it or wait"),
        SQLITE_CORRUPT or SQLITE_NOTADB => new DatabaseFault("The database file is damaged.",
            "Bring it back from a backup", IsFinal: true),
        SQLITE_IOERR => new DatabaseFault("The database file could not be read or written.", "Look at the disk"),
        _ => DatabaseFault.OfStatement,
    };
}
