using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>A prepared statement in a session's cache.</summary>
internal sealed class PreparedStatement(string sql, sqlite3_stmt handle)
{
    public string Sql { get; } = sql;

    public sqlite3_stmt Handle { get; } = handle;

    /// <summary>False when it can change the database, whatever its author said.</summary>
    public bool IsReadOnly { get; } = raw.sqlite3_stmt_readonly(handle) != 0;

    /// <summary>When it was last used, in uses of the session.</summary>
    public long LastUse { get; set; }
}
