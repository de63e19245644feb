using System.Text.Json;
using System.Text.Json.Nodes;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

public abstract partial class RawSpecification
{
    [Fact]
    public async Task Values_of_every_type_arrive_as_they_were()
    {
        await Same(true, v => $"select {v}");
        await Same(int.MinValue, v => $"select {v}");
        await Same(long.MaxValue, v => $"select {v}");
        await Same((short)-3, v => $"select {v}");
        await Same(0.1, v => $"select {v}");
        await Same(0.1f, v => $"select {v}");
        await Same(12.34m, v => $"select {v}");
        await Same("a'b\"c\\ \u00e9\U0001F600 -- /* $1 ?", v => $"select {v}");
        await Same(new DateTimeOffset(2024, 2, 29, 23, 59, 58, 123, TimeSpan.Zero), v => $"select {v}");
        await Same(new DateTime(2024, 2, 29, 23, 59, 58, 123, DateTimeKind.Utc), v => $"select {v}");
        await Same(new DateOnly(2024, 2, 29), v => $"select {v}");
        await Same(new TimeOnly(23, 59, 58, 123), v => $"select {v}");
        await Same(Guid.Parse("0b6d4e0e-5b0a-4a0e-9d5c-3c1b1e9f7a01"), v => $"select {v}");
        await Same<int?>(null, v => $"select {v}");
        await Same<string?>(null, v => $"select {v}");
        await Same<Guid?>(null, v => $"select {v}");
        (await Db.QueryRawScalar<byte[]>($"select {new byte[] { 0, 255 }}", Ct)).ShouldBe([0, 255]);
        (await Db.QueryRawScalar<string>($"select {'x'}", Ct)).ShouldBe("x");
        (await Db.QueryRawScalar<decimal>($"select {1UL << 40}", Ct)).ShouldBe(1UL << 40);
        (await Db.QueryRawScalar<JsonElement>($"select {new JsonObject { ["a"] = 1 }}", Ct)).GetProperty("a").GetInt32()
            .ShouldBe(1);
        (await Db.QueryRawScalar<JsonElement>($"select {JsonDocument.Parse("[1]").RootElement}", Ct)).GetArrayLength()
            .ShouldBe(1);

        async Task Same<T>(T value, Func<T, Sql> sql) =>
            (await Db.QueryRawScalar<T>(sql(value), Ct)).ShouldBe(value);
    }

    [Fact]
    public async Task Parts_nest_and_can_be_kept()
    {
        await Seed();
        Sql condition = $"total > {6m}";
        var filters = new List<Sql> { condition, $"number <> {"A2"}" };
        var where = filters.Count == 0 ? Sql.Empty : (Sql)$"where {Sql.Join(" and ", filters)}";
        var log = Listen();
        for (var i = 0; i < 2; i++)
            (await Db.QueryRaw<string>(
                $"select number from \"Order\" {where} order by {Sql.Column<Order>(nameof(Order.Id))}", Ct))
                .ShouldBe(["A1"]);
        log[1].ShouldBeSameAs(log[0]);
        (await Db.QueryRaw<string>(
            $"select {Sql.Column<Customer>(nameof(Customer.EmailAddress), "c")} from "
                + $"{Sql.Table<Customer>()} c where {Sql.Join(" or ", [])}{Sql.Empty}cid = {1}", Ct))
            .ShouldBe(["ada@example.com"]);
        (await Db.QueryRaw<int>(
            $"select {Sql.Identifier("c", "cid")} from {Sql.Identifier("Customer Accounts")} c order by "
                + $"{Sql.Unsafe("1 desc")}", Ct))
            .ShouldBe([3, 2, 1]);
        where.ToString().ShouldBe("where total > ? and number <> ?");
        Should.Throw<InvalidQueryException>(() => Sql.Column<Order>("Nope")).Message.ShouldContain("no column Nope");
        Should.Throw<InvalidQueryException>(() => Sql.Identifier());
        Should.Throw<InvalidQueryException>(() => Sql.Identifier("a\0b"));
    }

    [Fact]
    public async Task Lists_are_one_parameter_or_many()
    {
        await Seed();
        int[] ids = [1, 3, 9];
        var among = IsPostgreSql ? (Sql)$"= any({ids})" : $"in (select value from json_each({ids}))";
        (await Db.QueryRaw<int>($"select cid from \"Customer Accounts\" where cid {among} order by 1", Ct)).ShouldBe(
            [1, 3]);
        (await Db.QueryRaw<int>($"select cid from \"Customer Accounts\" where cid in ({Sql.List(ids)}) order by 1", Ct))
            .ShouldBe([1, 3]);
        (await Db.QueryRaw<int>(
            $"select cid from \"Customer Accounts\" where cid in ({Sql.List(ids.Where(id => id > 9))})", Ct))
            .ShouldBeEmpty();
        (await Db.QueryRaw<int>(
            $"select cid from \"Customer Accounts\" where cid not in ({Sql.List(Array.Empty<int>())}) order by 1", Ct))
            .ShouldBe([1, 2, 3]);
        (await Db.QueryRaw<string>(
            $"select full_name from \"Customer Accounts\" where full_name in ("
                + $"{Sql.List(new List<string> { "ada", "x'); drop table y; --" })})", Ct))
            .ShouldBe(["ada"]);
        Should.Throw<InvalidQueryException>(() => Sql.List(new string?[] { null })).Message.ShouldContain("null");
        Should.Throw<InvalidQueryException>(() => Sql.List(new object[] { 1 })).Message.ShouldContain(
            "no type of a value");
    }

    [Fact]
    public async Task No_text_of_a_value_or_a_name_becomes_SQL()
    {
        await Seed();
        string[] texts =
        [
            "'", "''", "\\'", "\"", "a' or '1'='1", "'; drop table \"Order\"; --", "/* */ */", "--", "$1", "$$ $$", "?",
            "\u2019", "\uFF07", new string('x', 100_000), "\n\r\t", "%_", "{0}", ";",
        ];
        foreach (var text in texts)
        {
            (await Db.QueryRawScalar<string>($"select {text}", Ct)).ShouldBe(text);
            (await Db.QueryRaw<string>($"select number from \"Order\" where number = {text}", Ct)).ShouldBeEmpty();
            (await Db.QueryRaw<string>($"select number from \"Order\" where number in ({Sql.List([text])})",
                Ct)).ShouldBeEmpty();
            if (text.Length > 60) continue;
            // A column may be called anything.
            (await Db.QueryRaw<int>($"select {Sql.Identifier(text)} from (select 1 as {Sql.Identifier(text)}) q", Ct))
                .ShouldBe([1]);
        }

        (await Db.Order.Count(ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Holes_inside_quotes_and_own_placeholders_are_refused_before_anything_is_sent()
    {
        var quote = Sql.Unsafe("'");
        Sql[] wrong =
        [
            $"select 1 where 'a' like {quote}%{"b"}{quote}", $"select {Sql.Unsafe("/*")} {1} {Sql.Unsafe("*/")} 1",
            $"select {Sql.Unsafe("--")} {1}", $"select {Sql.Unsafe("\"")}{1}{Sql.Unsafe("\"")}", $"select {1}, $1",
        ];
        var log = Listen();
        foreach (var sql in wrong) await Should.ThrowAsync<InvalidQueryException>(() => Db.QueryRaw<int>(sql, Ct));
        log.ShouldBeEmpty();
        // SQLite would take these for NULL, and PostgreSQL knows them as operators or not at all.
        foreach (var sql in new Sql[] { $"select ?", $"select {1} where 1 = :id", $"select 1 where 1 = @id",
            $"select $id" })
            await Should.ThrowAsync<Exception>(() => Db.QueryRaw<int>(sql, Ct), sql.ToString());
        (await Db.QueryRawScalar<string>($"select 'it''s' -- a comment's quote\n where 1 = {1}", Ct)).ShouldBe("it's");
        (await Db.QueryRawScalar<int>($"select /* it's {Sql.Empty} */ {5}", Ct)).ShouldBe(5);
    }
}
