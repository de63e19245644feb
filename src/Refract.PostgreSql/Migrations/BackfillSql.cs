using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Gives the rows that are there a column's default, in batches by the order of a key. Each batch is a transaction of
/// its own, so that no lock is held for long and VACUUM and replicas keep up; a run that was cut off goes on with the
/// rows that have no value yet.
/// </summary>
internal static class BackfillSql
{
    private const int BatchSize = 5000;

    /// <summary>The functions with one value for all rows that a statement writes.</summary>
    private static readonly string[] s_steady = ["now()", "transaction_timestamp()", "statement_timestamp()"];

    /// <summary>
    /// Whether ADD COLUMN with its default would write all rows at once: the default is not one value for all of them.
    /// </summary>
    public static bool WritesAllRows(CatalogColumn column) => !column.IsGenerated && (column.IsAutoIncrement
        || column.Default is SequenceDefault
        || column.Default is ExpressionDefault { Sql: { } sql }
            && sql.Contains('(', StringComparison.Ordinal)
            && !s_steady.Contains(sql, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// Whether nulls become the default when a column is made required: it has one, and its type stays.
    /// </summary>
    public static bool FillsNulls(AlterColumn change) => change.Changes.HasFlag(ColumnChanges.Nullability)
        && change is { To.Type.IsNullable: false, To.Type.IsList: false, To.IsAutoIncrement: false }
        && (change.Changes & (ColumnChanges.Type | ColumnChanges.AutoIncrement)) == 0
        && change.To.Default is not null and not ExpressionDefault { Sql: null };

    /// <summary>
    /// The columns that tell a table's rows apart, by which they can be read in order: of the primary key, or of a
    /// unique index over required columns; null when there is none that stays.
    /// </summary>
    public static IReadOnlyList<string>? KeyOf(CatalogTable from, CatalogTable to)
    {
        var keys = from.Indexes.Where(index => index is { IsUnique: true, Condition: null, HasUnmodelledParts: false,
                ForeignAlgorithm: null })
            .Select(index => index.Columns.Select(column => column.Name).ToArray());
        if (from.PrimaryKey is { } primary) keys = keys.Prepend([.. primary.Columns]);
        return keys.FirstOrDefault(columns => columns.Length > 0 && columns.All(column =>
            from.FindColumn(column) is { Type.IsNullable: false } && to.FindColumn(column) is not null));
    }

    /// <summary>The block that fills a column.</summary>
    /// <param name="table">The table, as a script names it.</param>
    /// <param name="column">The column; its default is the value.</param>
    /// <param name="key">The columns that tell rows apart.</param>
    public static string Fill(string table, string column, IReadOnlyList<string> key)
    {
        var columns = PostgreSqlNames.Quote(key);
        var filled = PostgreSqlNames.Quote(column);
        var row = key.Count == 1 ? columns : $"({columns})";
        var body = $"""

            DECLARE
                batch_start RECORD;
                batch_end RECORD;
                is_last BOOLEAN;
            BEGIN
                SELECT {columns} INTO batch_start FROM {table} ORDER BY {columns} LIMIT 1;
                is_last := NOT FOUND;
                WHILE NOT is_last LOOP
                    SELECT {columns} INTO batch_end FROM {table} WHERE {row} >= {Values("batch_start")}
                        ORDER BY {columns} OFFSET {BatchSize} LIMIT 1;
                    is_last := NOT FOUND;
                    IF is_last THEN
                        UPDATE {table} SET {filled} = DEFAULT
                            WHERE {row} >= {Values("batch_start")} AND {filled} IS NULL;
                    ELSE
                        UPDATE {table} SET {filled} = DEFAULT
                            WHERE {row} >= {Values("batch_start")} AND {row} < {Values("batch_end")}
                                AND {filled} IS NULL;
                        batch_start := batch_end;
                    END IF;
                    COMMIT;
                END LOOP;
            END

            """;
        return $"-- refract-lint: ignore RFR3117 (it fills {BatchSize} rows at a time, each batch in a transaction of "
            + "its own)\n"
            + $"DO {PostgreSqlNames.DollarQuote(body)};";

        string Values(string record)
        {
            var values = string.Join(", ", key.Select(name => $"{record}.{PostgreSqlNames.Quote(name)}"));
            return key.Count == 1 ? values : $"({values})";
        }
    }
}
