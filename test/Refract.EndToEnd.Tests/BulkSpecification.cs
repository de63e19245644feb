using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Writing many rows, on every database.</summary>
public abstract class BulkSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Duplicates_are_skipped_only_when_asked()
    {
        (await Db.Tag.CreateMany([new() { Name = "a" }, new() { Name = "b" }], ct: Ct)).ShouldBe(2);
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Tag.CreateMany([new() { Name = "c" }, new() { Name = "a" }], ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(2);
        (await Db.Tag.CreateMany([new() { Name = "c" }, new() { Name = "a" }, new() { Name = "c" }], skipDuplicates: true, ct: Ct)).ShouldBe(1);
        (await Db.Tag.CreateMany([], ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_rows_take_effect_all_or_none()
    {
        (await Db.Tag.CreateMany(Enumerable.Range(0, 40_000).Select(n => new TagCreate { Name = $"n{n}" }), ct: Ct)).ShouldBe(40_000);
        var clash = Enumerable.Range(0, 40_001).Select(n => new TagCreate { Name = n == 40_000 ? "n7" : $"m{n}" });
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Tag.CreateMany(clash, ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(40_000);
        (await Db.Tag.Count(new() { Name = { In = Enumerable.Range(0, 35_000).Select(n => $"n{n}") } }, ct: Ct)).ShouldBe(35_000);
    }

    [Fact]
    public async Task Rows_change_and_go_by_a_filter_over_relations()
    {
        await Seed();
        (await Db.Order.UpdateMany(new() { Customer = { FullName = "ada" } }, new() { Note = "hers", Total = { Increment = 1 } }, ct: Ct)).ShouldBe(2);
        (await Db.Order.FindMany(new() { Note = "hers" }, new() { Number = Sort.Asc }, ct: Ct)).Select(row => row.Total).ShouldBe([11.5m, 21m]);
        (await Db.Order.UpdateMany(order => order.Lines.Some(line => line.Sku == "pen"), new() { Note = null }, ct: Ct)).ShouldBe(2);
        (await Db.Line.DeleteMany(new() { Order = { Customer = { FullName = "ada" } } }, limit: 2, ct: Ct)).ShouldBe(2);
        (await Db.Line.Where(line => line.Quantity > 0).DeleteMany(Ct)).ShouldBe(2);
        (await Db.Order.DeleteAll(Ct)).ShouldBe(3);
        (await Db.Order.DeleteMany(new() { Number = "x" }, ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_filter_that_came_out_empty_touches_nothing()
    {
        await Seed();
        string? nothing = null;
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.DeleteMany(new() { Number = nothing.OrSkip() }, ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.UpdateMany(new(), new() { Note = "x" }, ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.Query.DeleteMany(Ct));
        (await Db.Order.Count(new() { Note = null }, ct: Ct)).ShouldBe(3);
        (await Db.Order.UpdateAll(new() { Note = "x" }, Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Rows_with_compound_keys_go_in_at_once()
    {
        (await Db.Seat.CreateMany(Enumerable.Range(0, 10).Select(n => new SeatCreate { Row = n / 3, Place = $"p{n % 3}" }), ct: Ct)).ShouldBe(10);
        (await Db.Seat.CreateMany([new() { Row = 0, Place = "p0" }, new() { Row = 9, Place = "p0" }], skipDuplicates: true, ct: Ct)).ShouldBe(1);
        (await Db.Seat.FindMany(orderBy: [new() { Row = Sort.Asc }, new() { Place = Sort.Asc }], cursor: (1, "p1"), take: 2, ct: Ct)).Select(row => row.Place).ShouldBe(["p1", "p2"]);
    }
}
