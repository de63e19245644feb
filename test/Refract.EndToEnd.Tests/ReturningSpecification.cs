using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Writes of many rows that return them, and upserts of many, on every database.</summary>
public abstract class ReturningSpecification(IShopSource source) : ShopFixture(source)
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(20), InlineData(45), InlineData(9_000)]
    public async Task Created_rows_come_with_what_the_database_filled_in(int count)
    {
        var rows = await Db.Defaults.CreateManyAndReturn(Enumerable.Range(0, count).Select(n => n % 3 == 0
            ? new DefaultsCreate { Touch = n, DbInt = n } : new DefaultsCreate { Touch = n }), ct: Ct);
        rows.Select(row => row.Touch).Order().ShouldBe(Enumerable.Range(0, count));
        rows.ShouldAllBe(row => row.DbInt == (row.Touch % 3 == 0 ? row.Touch : 42));
        rows.Select(row => row.Id).Distinct().Count().ShouldBe(count);
        var stored = await Db.Defaults.FindMany(ct: Ct);
        rows.OrderBy(row => row.Id).ShouldBe(stored.OrderBy(row => row.Id));
    }

    [Fact]
    public async Task Created_rows_can_be_read_with_relations_and_by_a_function()
    {
        await Seed();
        var log = Listen();
        var orders = await Db.Order.CreateManyAndReturn(
            [new() { Number = "n1", CustomerId = 1 }, new() { Number = "n2" }, new() { Number = "n3", CustomerId = 2 }],
            include: new() { Customer = { Include = { Orders = true } }, Lines = true, Count = { Lines = true } },
            ct: Ct);
        orders.Select(o => (o.Number, o.Customer?.FullName, o.Customer?.Orders.Count, o.Lines.Count, o.Count.Lines))
            .ShouldBe([("n1", "ada", 3, 0, 0), ("n2", null, null, 0, 0), ("n3", "bob", 2, 0, 0)]);
        (await Db.Order.Select(o => new { o.Number, Of = o.Customer?.FullName }).CreateManyAndReturn(
            [new() { Number = "m1", CustomerId = 1 }, new() { Number = "m2" }], ct: Ct))
            .Select(o => (o.Number, o.Of)).ShouldBe([("m1", "ada"), ("m2", null)]);
        log.Clear();
        (await Db.Order.Select(o => o.Number).CreateManyAndReturn([new() { Number = "k1" }], ct: Ct)).ShouldBe(["k1"]);
        log.Single().ShouldEndWith("RETURNING \"number\"");
    }

    [Fact]
    public async Task Duplicates_that_are_skipped_are_not_returned()
    {
        await Db.Tag.CreateMany([new() { Name = "a" }, new() { Name = "b" }], ct: Ct);
        (await Db.Tag.CreateManyAndReturn([new() { Name = "a" }, new() { Name = "c" }], skipDuplicates: true, ct: Ct))
            .Single().Name.ShouldBe("c");
        await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.Tag.CreateManyAndReturn([new() { Name = "d" }, new() { Name = "c" }], ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(3);
        (await Db.Tag.CreateManyAndReturn([], ct: Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Updated_rows_are_returned_as_they_are_now()
    {
        await Seed();
        (await Db.Order.UpdateManyAndReturn(new() { Customer = { FullName = "ada" } },
            new() { Total = { Increment = 1 } }, include: new() { Lines = true, Customer = true }, ct: Ct))
            .Select(o => (o.Number, o.Total, o.Lines.Count, o.Customer!.FullName)).Order()
            .ShouldBe([("A1", 11.5m, 2, "ada"), ("A2", 21m, 1, "ada")]);
        (await Db.Order.UpdateManyAndReturn(o => o.Total > 6, new() { Note = "x" }, limit: 1, ct: Ct)).Count
            .ShouldBe(1);
        (await Db.Order.Where(o => o.Number == "B1").UpdateManyAndReturn(new() { Note = "b" }, Ct)).Single().Note
            .ShouldBe("b");
        (await Db.Order.Select(o => new { o.Number, Lines = o.Lines.Count() }).UpdateManyAndReturn(
            new() { Number = "B1" }, new() { Note = "c" }, ct: Ct)).Single().Lines.ShouldBe(1);
        // Without data: the rows that it would reach.
        (await Db.Order.UpdateManyAndReturn(new() { Note = "c" }, new(), include: new() { Customer = true }, ct: Ct))
            .Single().Customer!.FullName.ShouldBe("bob");
        (await Db.Order.UpdateManyAndReturn(new() { Number = "no" }, new() { Note = "c" }, ct: Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Updated_rows_count_their_version()
    {
        await Db.Article.CreateMany([new() { Slug = "a", Title = "a" }, new() { Slug = "b", Title = "b" }], ct: Ct);
        (await Db.Article.UpdateManyAndReturn(new() { Tenant = 1 }, new() { Title = "x" }, ct: Ct))
            .Select(a => (a.Title, a.Revision)).ShouldBe([("x", 2), ("x", 2)]);
        (await Db.Article.UpdateManyAndReturn(new() { Tenant = 1 }, new() { Title = "y", Revision = 1 }, ct: Ct))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleted_rows_are_returned_as_they_were()
    {
        await Seed();
        await Db.Line.DeleteAll(Ct);
        (await Db.Order.DeleteManyAndReturn(new() { Customer = { FullName = "ada" } }, limit: 1, ct: Ct)).Count
            .ShouldBe(1);
        (await Db.Order.DeleteManyAndReturn(o => o.Number == "B1", ct: Ct)).Single().Total.ShouldBe(5m);
        (await Db.Order.Where(o => o.Number.StartsWith("A")).DeleteManyAndReturn(Ct)).Count.ShouldBe(1);
        (await Db.Order.Count(ct: Ct)).ShouldBe(0);
        await Db.Tag.CreateMany([new() { Name = "a" }, new() { Name = "b" }], ct: Ct);
        (await Db.Tag.Select(t => t.Name).DeleteManyAndReturn(new() { Name = { In = ["a", "b"] } }, ct: Ct)).Order()
            .ShouldBe(["a", "b"]);
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.Select(o => new { o.Id, N = o.Lines.Count() })
            .DeleteManyAndReturn(new() { Number = "x" }, ct: Ct))).Message.ShouldContain("columns of the rows only");
    }

    [Fact]
    public async Task A_filter_that_came_out_empty_touches_nothing()
    {
        await Seed();
        string? nothing = null;
        await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Order.DeleteManyAndReturn(new() { Number = nothing.OrSkip() }, ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Order.UpdateManyAndReturn(new(), new() { Note = "x" }, ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.Query.DeleteManyAndReturn(Ct));
        (await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Order.DeleteManyAndReturn(new() { Number = "A1" }, limit: -1, ct: Ct))).Message
            .ShouldContain("negative limit");
        (await Db.Order.Count(new() { Note = null }, ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Rows_that_are_there_are_changed_and_others_created()
    {
        await Db.Article.CreateMany([new() { Slug = "a", Title = "old a", Tenant = 7 },
            new() { Slug = "b", Title = "old b", Tenant = 7 }], ct: Ct);
        var log = Listen();
        (await Db.Article.UpsertMany([new() { Slug = "b", Title = "new b" }, new() { Slug = "c", Title = "new c" }],
            by: [ArticleScalar.Slug], ct: Ct)).ShouldBe(2);
        log.Count.ShouldBe(1);
        (await Db.Article.FindMany(orderBy: new() { Slug = Sort.Asc }, ct: Ct))
            .Select(a => (a.Slug, a.Title, a.Tenant, a.Revision))
            .ShouldBe([("a", "old a", 7, 1), ("b", "new b", 7, 2), ("c", "new c", 1, 1)]);
        // Rows that give different columns leave each other's alone.
        (await Db.Article.UpsertMany([new() { Slug = "a", Title = "x", Tenant = 8 }, new() { Slug = "b", Title = "y" },
            new() { Slug = "d", Title = "z", Tenant = 9 }], [ArticleScalar.Slug], Ct)).ShouldBe(3);
        (await Db.Article.FindMany(orderBy: new() { Slug = Sort.Asc }, ct: Ct)).Select(a => (a.Title, a.Tenant))
            .ShouldBe([("x", 8), ("y", 7), ("new c", 1), ("z", 9)]);
        (await Db.Article.UpsertMany([], [ArticleScalar.Slug], Ct)).ShouldBe(0);
    }

    [Theory]
    [InlineData(1), InlineData(20), InlineData(45), InlineData(9_000)]
    public async Task Any_number_of_rows_is_upserted_by_keys_of_any_kind(int count)
    {
        var seats = Enumerable.Range(0, count).Select(n => new SeatCreate { Row = n / 7, Place = $"p{n % 7}" })
            .ToList();
        await Db.Seat.CreateMany(seats.Where((_, n) => n % 2 == 0), ct: Ct);
        (await Db.Seat.UpsertMany(seats, [SeatScalar.Place, SeatScalar.Row], Ct)).ShouldBe(count);
        (await Db.Seat.Count(ct: Ct)).ShouldBe(count);
        await Db.Product.CreateMany(Enumerable.Range(0, count).Where(n => n % 3 == 0)
            .Select(n => new ProductCreate { Sku = $"s{n}", Barcode = $"b{n}", Price = -1 }), ct: Ct);
        (await Db.Product.UpsertMany(Enumerable.Range(0, count)
            .Select(n => new ProductCreate { Sku = $"s{n}", Barcode = $"b{n}", Price = n }), [ProductScalar.Sku], Ct))
            .ShouldBe(count);
        (await Db.Product.FindMany(ct: Ct)).ShouldAllBe(p => p.Sku == $"s{p.Price}");
        (await Db.Product.Count(ct: Ct)).ShouldBe(count);
    }

    [Fact]
    public async Task Upserts_of_many_rows_that_make_no_sense_are_refused()
    {
        await Db.Product.CreateMany([new() { Sku = "s1", Barcode = "b1" }, new() { Sku = "s2", Barcode = "b2" }],
            ct: Ct);
        async Task Refused(string what, params ProductCreate[] rows) => (await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Product.UpsertMany(rows, [ProductScalar.Sku], Ct))).Message.ShouldContain(what);

        await Refused("same key", new() { Sku = "a", Barcode = "a" }, new() { Sku = "b", Barcode = "b" },
            new() { Sku = "a", Barcode = "c" });
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Tag.UpsertMany([new() { Name = "a" }],
            [TagScalar.Id], Ct))).Message.ShouldContain("data[0] gives no Id");
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Product.UpsertMany([], [ProductScalar.Price], Ct)))
            .Message.ShouldContain("Sku or Barcode");
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Product.UpsertMany(
            [new() { Sku = "new", Barcode = "n" }, new() { Sku = "s1", Barcode = "b2" }], [ProductScalar.Sku], Ct));
        (await Db.Product.Count(ct: Ct)).ShouldBe(2);
        (await Db.Product.UpsertMany([new() { Sku = "s1", Barcode = "b3" }], [ProductScalar.Sku], Ct)).ShouldBe(1);
        var (count, all) = await Db.Batch(b => (b.Product.UpsertMany([new() { Sku = "s1", Barcode = "b4" }],
            [ProductScalar.Sku], Ct), b.Product.Count(new() { Barcode = "b4" }, ct: Ct)), ct: Ct);
        (count, all).ShouldBe((1, 1));
    }
}
