using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Refract.Benchmarks.Peers;

internal partial class RawPostgreSql
{
    private const string ItemsOfLevelSql =
        """SELECT "id", "code", "amount" FROM "Item" WHERE "meta" -> 'kind' -> 'level' = $1 ORDER BY "id" """;

    private const string UpsertItemsSql = """
        INSERT INTO "Item" ("code", "amount") SELECT unnest($1), unnest($2)
        ON CONFLICT ("code") DO UPDATE SET "amount" = excluded."amount"
        """;

    private void AddItems()
    {
        Cases["json-path-10"] = async i =>
            await Many(ItemsOfLevelSql, PostLine, 10, Json(Level(i).ToString(CultureInfo.InvariantCulture)));
        Cases["upsertMany-1000"] = UpsertMany;
    }

    private static NpgsqlParameter Json(string document) =>
        new NpgsqlParameter<string> { TypedValue = document, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private async ValueTask<object> UpsertMany(int i)
    {
        var items = ItemsOf(i);
        var codes = new string[items.Length];
        var amounts = new int[items.Length];
        for (var n = 0; n < items.Length; n++) (codes[n], amounts[n]) = items[n];
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(UpsertItemsSql, connection)
        {
            Parameters = { Texts(codes), Ints(amounts) },
        };
        return await command.ExecuteNonQueryAsync();
    }
}
