namespace Refract.Benchmarks.Peers;

internal sealed partial class RawSqlite
{
    private static readonly string UpsertItemsSql = """INSERT INTO "Item" ("code", "amount") VALUES """
        + string.Join(", ", Enumerable.Range(0, ChunkRows).Select(n => $"(@c{n}, @a{n})"))
        + """ ON CONFLICT ("code") DO UPDATE SET "amount" = excluded."amount" """;

    private static readonly string[] ItemNames = [.. Enumerable.Range(0, ChunkRows)
        .SelectMany(n => new[] { $"@c{n}", $"@a{n}" })];

    private void AddItems()
    {
        Cases["json-path-10"] = i =>
            Use(session => session.Many(SqlText.ItemsOfLevelSqlite, PostLine, 10, ("@level", Level(i))));
        Cases["upsertMany-1000"] = i => Use(session => UpsertMany(session, i));
    }

    private static int UpsertMany(Session session, int i)
    {
        var items = ItemsOf(i);
        session.Command("BEGIN IMMEDIATE").ExecuteNonQuery();
        var values = new (string, object)[ChunkRows * 2];
        var rows = 0;
        for (var start = 0; start < items.Length; start += ChunkRows)
        {
            for (var n = 0; n < ChunkRows; n++)
            {
                values[n * 2] = (ItemNames[n * 2], items[start + n].Code);
                values[(n * 2) + 1] = (ItemNames[(n * 2) + 1], items[start + n].Amount);
            }

            rows += session.Command(UpsertItemsSql, values).ExecuteNonQuery();
        }

        session.Command("COMMIT").ExecuteNonQuery();
        return rows;
    }
}
