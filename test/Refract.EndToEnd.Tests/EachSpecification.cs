using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Updates of many rows, each with data of its own, on every database.</summary>
public abstract class EachSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Each_row_gets_its_own_values()
    {
        await Seed();
        (await Db.Order.UpdateMany(
            [
                (new(number: "A1"), new() { Note = "one", Total = { Increment = 1 } }),
                (new(number: "B1"), new() { Total = 7 }),
                (new(number: "none"), new() { Total = 8 }),
                (new(number: "A2"), new() { Note = "two" }),
                (new(number: "A2"), new() { Note = null }),
                (new(number: "A1"), new()),
            ], Ct)).ShouldBe(4);
        (await Db.Order.FindMany(orderBy: new() { Number = Sort.Asc }, ct: Ct))
            .Select(order => (order.Number, order.Note, order.Total))
            .ShouldBe([("A1", "one", 11.5m), ("A2", null, 20m), ("B1", null, 7m)]);
        (await Db.Order.UpdateMany(Array.Empty<(OrderUnique, OrderUpdate)>(), Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Every_kind_of_change_goes()
    {
        for (var i = 0; i < 3; i++)
            await Db.Everything.Create(new() { Int = i, Json = Json.Of(new { n = i }) }, ct: Ct);
        (await Db.Everything.UpdateMany(
            [
                (1, new() { Int = { Multiply = 5 }, TextN = "it's", Json = { SetPath = (["n"], 9) } }),
                (2, new() { Int = { Decrement = 5 }, Bytes = new byte[] { 1 }, Colour = Colour.DarkBlue }),
                (3, new() { Int = 7, Json = { RemovePath = ["n"] } }),
            ], Ct)).ShouldBe(3);
        var rows = await Db.Everything.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
        rows.Select(row => row.Int).ShouldBe([0, -4, 7]);
        rows.Select(row => row.Json!.Value.ToString().Replace(" ", "", StringComparison.Ordinal))
            .ShouldBe(["""{"n":9}""", """{"n":1}""", "{}"]);
        (rows[0].TextN, rows[1].Colour, rows[1].Bytes!.Length).ShouldBe(("it's", Colour.DarkBlue, 1));
    }

    [Fact]
    public async Task All_take_effect_or_none()
    {
        await Seed();
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Order.UpdateMany(
            [(new(number: "A1"), new() { Note = "kept?" }), (new(number: "A2"), new() { Number = "B1" })], Ct));
        (await Db.Order.Count(new() { Note = "kept?" }, ct: Ct)).ShouldBe(0);
        await Db.Transaction(async tx =>
        {
            (await tx.Order.UpdateMany([(new(number: "A1"), new() { Note = "x" })], Ct)).ShouldBe(1);
            (await tx.Order.Count(new() { Note = "x" }, ct: Ct)).ShouldBe(1);
        }, ct: Ct);
        var (changed, count) = await Db.Batch(
            b => (b.Order.UpdateMany([(new(number: "A1"), new() { Note = "y" }), (new(number: "A2"),
                new() { Note = "y" })], Ct), b.Order.Count(new() { Note = "y" }, ct: Ct)), ct: Ct);
        (changed, count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Conditions_of_keys_and_versions_hold()
    {
        await Db.Article.CreateMany([new() { Slug = "a", Title = "a" }, new() { Slug = "b", Title = "b" }], ct: Ct);
        (await Db.Article.UpdateMany(
            [
                (1, new() { Title = "stale", Revision = 5 }),
                (2, new() { Title = "fresh", Revision = 1 }),
                (new(slug: "a") { And = { Title = "other" } }, new() { Title = "no" }),
                (new(slug: "b") { And = { Title = "fresh" } }, new() { Tenant = 3 }),
            ], Ct)).ShouldBe(2);
        (await Db.Article.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct))
            .Select(article => (article.Title, article.Tenant, article.Revision))
            .ShouldBe([("a", (await Db.Article.FindUniqueOrThrow(1, ct: Ct)).Tenant, 1), ("fresh", 3, 3)]);
    }

    [Fact]
    public async Task Many_rows_go_at_once()
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, 5_000).Select(n => new TagCreate { Name = $"t{n}" }), ct: Ct);
        (await Db.Tag.UpdateMany(Enumerable.Range(0, 5_000)
            .Select(n => ((TagUnique)new(name: $"t{n}"), new TagUpdate { Name = $"u{n}" })), Ct)).ShouldBe(5_000);
        (await Db.Tag.Count(new() { Name = { StartsWith = "u" } }, ct: Ct)).ShouldBe(5_000);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_place()
    {
        var nested = new OrderUpdate();
        nested.Customer.Connect = new(1);
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.UpdateMany(
            [(new(number: "a"), new()), (new(number: "b"), nested)], Ct)))
            .Path.ShouldBe("rows[1].Data.Customer");
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.UpdateMany(
            [(new(number: "a"), null!)], Ct))).Path.ShouldBe("rows[0].Data");
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.UpdateMany(
            [(new(number: "a"), new()), (null!, new())], Ct))).Path.ShouldBe("rows[1].Where");
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.UpdateMany(
            (IEnumerable<(OrderUnique, OrderUpdate)>)null!, Ct))).Path.ShouldBe("rows");
    }
}
