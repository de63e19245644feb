using Npgsql;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>What is behind an error while a database's structure is looked at or its history written.</summary>
internal static class PostgreSqlFaults
{
    public static DatabaseFault Explain(NpgsqlException error) => error.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege => new DatabaseFault("The user may not do this in the database.",
            "Grant the right, or use another user"),
        PostgresErrorCodes.DiskFull => new DatabaseFault("The server's disk is full.", "Free some space"),
        // Without a state, the server did not answer: the connection is gone. Class 57 is a server that shuts down.
        null or ['5', '7', 'P', ..] => new DatabaseFault("The connection to the database was lost.",
            "Look whether the server is up"),
        _ => DatabaseFault.OfStatement,
    };
}
