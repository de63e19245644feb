namespace Refract.Sqlite.Migrations;

/// <summary>
/// Rows that point to nothing. SQLite's own check ends with an error at a key whose target is not unique, which it
/// otherwise takes; the rows of such a table are looked up key by key, so that its other keys are checked all the same.
/// </summary>
internal static class ForeignKeyCheck
{
    /// <summary>The table and the table that its key points to, once for each row.</summary>
    public static async Task<List<(string Table, string Parent)>> Violations(SqliteSession session,
        CancellationToken ct)
    {
        try
        {
            return await session.Query("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check",
                row => (row.GetString(0), row.GetString(1)), ct).ConfigureAwait(false);
        }
        catch (SqliteFault fault) when (IsMismatch(fault))
        {
            return await TableByTable(session, ct).ConfigureAwait(false);
        }
    }

    private static bool IsMismatch(SqliteFault fault) =>
        fault.Words.StartsWith("foreign key mismatch", StringComparison.Ordinal);

    private static async Task<List<(string Table, string Parent)>> TableByTable(SqliteSession session,
        CancellationToken ct)
    {
        var keys = await session.Query(
            """
            SELECT m.name, f.id, f."table", f."from", coalesce(f."to", (
                SELECT c.name FROM pragma_table_info(f."table") c WHERE c.pk = f.seq + 1))
            FROM sqlite_master m, pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL TABLE%' ORDER BY m.name, f.id, f.seq
            """,
            row => (Table: row.GetString(0), Id: row.GetInt64(1), Parent: row.GetString(2), From: row.GetString(3),
                To: row.IsDBNull(4) ? null : row.GetString(4)), ct).ConfigureAwait(false);
        var found = new List<(string Table, string Parent)>();
        foreach (var key in keys.GroupBy(row => (row.Table, row.Id, row.Parent)))
        {
            var columns = key.Select(row => (From: SqliteSession.Quote(row.From), To: row.To)).ToArray();
            if (await Missing(session, key.Key.Parent, columns, ct).ConfigureAwait(false)) continue;
            var sql = $"SELECT count(*) FROM {SqliteSession.Quote(key.Key.Table)} AS c WHERE "
                + string.Join(" AND ", columns.Select(column => $"c.{column.From} IS NOT NULL"))
                + $" AND NOT EXISTS (SELECT 1 FROM {SqliteSession.Quote(key.Key.Parent)} AS p WHERE "
                + string.Join(" AND ", columns.Select(column =>
                    $"p.{SqliteSession.Quote(column.To!)} = c.{column.From}")) + ")";
            var count = await session.Scalar<long>(sql, ct).ConfigureAwait(false);
            found.AddRange(Enumerable.Repeat((key.Key.Table, key.Key.Parent), (int)Math.Min(count, int.MaxValue)));
        }

        return found;
    }

    /// <summary>Whether a key points to a table or a column that is not there: nothing can be looked up then.</summary>
    private static async Task<bool> Missing(SqliteSession session, string parent, (string From, string? To)[] columns,
        CancellationToken ct)
    {
        var there = await session.Query("SELECT name FROM pragma_table_xinfo($1)", row => row.GetString(0), ct, parent)
            .ConfigureAwait(false);
        return columns.Any(column => column.To is null || !there.Contains(column.To, StringComparer.OrdinalIgnoreCase));
    }
}
