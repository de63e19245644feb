using Refract.Relational.Sql;

namespace Refract.Sqlite;

/// <summary>How SQLite wants its queries. Lists are JSON arrays, both as columns and as parameters.</summary>
internal static class SqliteDialect
{
    public static SqlDialect Instance { get; } = new()
    {
        Capabilities = new SqlCapabilities
        {
            NullsSortFirst = true,
            // SQLITE_MAX_VARIABLE_NUMBER and SQLITE_MAX_EXPR_DEPTH of the library that is built in.
            MaxParameters = 32_766, MaxExpressionHeight = 1_000,
        },
        Statements = new SqliteStatements(), Expressions = new SqliteExpressions(), Columns = new SqliteColumns(),
    };
}
