using Refract.Relational.Sql;

namespace Refract.PostgreSql;

/// <summary>How PostgreSQL wants its queries.</summary>
internal static class PostgreSqlDialect
{
    public static SqlDialect Instance { get; } = new()
    {
        Capabilities = new SqlCapabilities
        {
            HasBatches = true, HasRowLocks = true, HasLateral = true, ListsHoldBytes = true,
            HasTextSearch = true,
            InsertsFromArrays = true, InsertsInParts = true,
            // A list descends the index once for each item, 0.4 microseconds (measured on PostgreSQL 15: 1,500 rows of
            // 500 parents in 0.12 instead of 0.32 ms); a range of a large table is planned at each execution, which
            // costs as much as fifty items (1.5 million rows: level at 50, a quarter faster at 200).
            RangeFrom = 200,
            // The protocol counts them in 16 bits.
            MaxParameters = 65_535,
        },
        Statements =
            new PostgreSqlStatements(), Expressions = new PostgreSqlExpressions(), Columns = new PostgreSqlColumns(),
    };
}
