using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Order, pages, keys and included rows, on every database.</summary>
public abstract class ReadingSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Every_key_finds_its_row()
    {
        await Seed();
        (await Db.Customer.FindUnique(1, ct: Ct))!.FullName.ShouldBe("ada");
        (await Db.Customer.FindUnique("bob@example.com", ct: Ct))!.CustomerId.ShouldBe(2);
        (await Db.Product.FindUnique(sku: "pen", ct: Ct))!.Barcode.ShouldBe("b-pen");
        (await Db.Product.FindUnique(barcode: "b-ink", ct: Ct))!.Sku.ShouldBe("ink");
        (await Db.Product.FindUnique(barcode: "ink", ct: Ct)).ShouldBeNull();
        (await Db.Line.FindUnique(1, "ink", ct: Ct))!.Quantity.ShouldBe(3);
        (await Db.Line.FindUnique((2, "ink"), ct: Ct)).ShouldBeNull();
        await Db.Booking.Create(new() { Guest = "eve", Seat = { Create = new() { Row = 3, Place = "c" } } }, ct: Ct);
        (await Db.Booking.FindUnique("eve", 3, ct: Ct))!.Place.ShouldBe("c");
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Seat.FindUniqueOrThrow(3, "d", ct: Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Seat.FindFirstOrThrow(new() { Row = 9 }, ct: Ct));
    }

    [Fact]
    public async Task Rows_are_ordered_also_by_related_ones()
    {
        await Seed();
        (await Names(new() { FullName = Sort.Desc })).ShouldBe(["cy", "bob", "ada"]);
        (await Names(new() { Orders = { Count = Sort.Desc } })).ShouldBe(["ada", "bob", "cy"]);
        (await Names([new() { InvitedById = Sort.AscNullsLast }, new() { CustomerId = Sort.Asc }])).ShouldBe(
            ["bob", "cy", "ada"]);
        (await Names([new() { InvitedById = Sort.DescNullsFirst }])).ShouldBe(["ada", "cy", "bob"]);
        (await Db.Order.FindMany(orderBy: [new() { Customer = { FullName = Sort.Desc } }, new() { Total = Sort.Desc }],
            ct: Ct)).Select(row => row.Number).ShouldBe(["B1", "A2", "A1"]);
        (await Db.Order.Query.OrderBy(order => order.Customer.FullName.Asc, order => order.Number.Desc)
            .FindMany(Ct)).Select(row => row.Number).ShouldBe(["A2", "A1", "B1"]);
    }

    [Fact]
    public async Task Pages_begin_and_end_where_asked()
    {
        for (var n = 1; n <= 9; n++) await Db.Tag.Create(new() { Name = $"t{n}" }, ct: Ct);
        async Task Page(string expected, int? take = null, int? skip = null, TagUnique? cursor = null,
            Sort sort = Sort.Asc) =>
            string.Concat(
                (await Db.Tag.FindMany(orderBy: new() { Id = sort }, take: take, skip: skip, cursor: cursor,
                    ct: Ct)).Select(tag => tag.Name[1..])).ShouldBe(expected);
        await Page("123", take: 3);
        await Page("456", take: 3, skip: 3);
        await Page("89", take: 5, skip: 7);
        await Page("", take: 0);
        await Page("789", take: -3);
        await Page("567", take: 3, cursor: 5);
        await Page("67", take: 2, skip: 1, cursor: new(name: "t5"));
        await Page("345", take: -3, cursor: 5);
        await Page("34", take: -2, skip: 1, cursor: 5);
        await Page("543", take: 3, cursor: 5, sort: Sort.Desc);
        await Page("", take: 3, cursor: 404);
        (await Db.Tag.Count(take: 4, skip: 7, ct: Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Distinct_keeps_the_first_of_each()
    {
        foreach (var (name, total) in new[] { ("a", 1m), ("b", 1m), ("c", 2m), ("d", 1m) })
            await Db.Order.Create(new() { Number = name, Total = total }, ct: Ct);
        (await Db.Order.FindMany(orderBy: new() { Number = Sort.Desc }, distinct: [OrderScalar.Total], ct: Ct)).Select(
            row => row.Number).ShouldBe(["d", "c"]);
    }

    [Fact]
    public async Task Three_levels_of_relations_come_along()
    {
        await Seed();
        await Db.Product.Update("pen", new() { Tags = { Create = [new() { Name = "red" }, new() { Name = "new" }] } },
            ct: Ct);
        var ada = await Db.Customer.FindUniqueOrThrow(1, new()
        {
            Orders = { OrderBy = { Number = Sort.Asc },
                Include = { Lines = { OrderBy = { Sku = Sort.Asc },
                    Include = { Product = { Include = { Tags = { OrderBy = { Name = Sort.Asc } } } } } } } },
            Invited = { Include = { Invited = true, InvitedBy = true } },
            Profile = true,
        }, ct: Ct);
        ada.Orders.Select(order => order.Number).ShouldBe(["A1", "A2"]);
        ada.Orders[0].Lines.Select(line => line.Sku).ShouldBe(["ink", "pen"]);
        ada.Orders[0].Lines[1].Product.Tags.Select(tag => tag.Name).ShouldBe(["new", "red"]);
        ada.Orders[1].Lines[0].Product.Tags.ShouldBeEmpty();
        ada.Invited[0].Invited[0].FullName.ShouldBe("cy");
        ada.Invited[0].InvitedBy!.FullName.ShouldBe("ada");
        ada.Profile.ShouldBeNull();

        var same = await Db.Customer.Where(row => row.CustomerId == 1)
            .Include(row =>
                row.Orders.OrderBy(order => order.Number.Asc)
                    .Include(order => order.Lines.Include(line => line.Product))).FindFirstOrThrow(Ct);
        same.Orders[0].Lines.Sum(line => line.Product.Price * line.Quantity).ShouldBe(30);
    }

    [Fact]
    public async Task Included_rows_are_limited_for_each_parent()
    {
        await Seed();
        var rows = await Db.Customer.FindMany(orderBy: new() { CustomerId = Sort.Asc },
            include: new() { Orders = { OrderBy = { Number = Sort.Desc }, Take = 1, Where = { Total = { Lt = 15 } } } },
            ct: Ct);
        rows.Select(row => row.Orders.FirstOrDefault()?.Number).ShouldBe(["A1", "B1", null]);
        rows = await Db.Customer.FindMany(orderBy: new() { CustomerId = Sort.Asc },
            include: new() { Orders = { OrderBy = { Number = Sort.Asc }, Skip = 1 } }, ct: Ct);
        rows.Select(row => row.Orders.Count).ShouldBe([1, 0, 0]);
    }

    [Fact]
    public async Task A_controller_hands_on_how_relations_are_loaded()
    {
        await Seed();
        var log = Listen();
        var controller = new OrderController(Db);
        var orders = await controller.FindMany(orderBy: new() { Number = Sort.Asc }, take: 2,
            include: new() { Lines = true }, relationLoadStrategy: RelationLoadStrategy.OneTrip, ct: Ct);
        orders.Select(order => order.Lines.Count).ShouldBe([2, 1]);
        log[^1].Contains("SELECT t1.\"id\"", StringComparison.Ordinal).ShouldBe(IsPostgreSql);
        var first = await controller.FindOne(orderBy: new() { Number = Sort.Desc }, include: new() { Lines = true },
            relationLoadStrategy: RelationLoadStrategy.OneTrip, ct: Ct);
        first!.Lines.ShouldHaveSingleItem().Sku.ShouldBe("pen");
        log[^1].Contains("SELECT t1.\"id\"", StringComparison.Ordinal).ShouldBe(IsPostgreSql);
    }

    [Fact]
    public async Task A_key_of_two_fields_relates_rows()
    {
        await Db.Seat.Create(
            new() { Row = 1, Place = "a", Bookings = { Create = [new() { Guest = "x" }, new() { Guest = "y" }] } },
            ct: Ct);
        await Db.Booking.Create(new() { Guest = "nowhere" }, ct: Ct);
        await Db.Booking.Create(new() { Guest = "half", Row = 1 }, ct: Ct);
        (await Db.Seat.FindUniqueOrThrow(1, "a", new() { Bookings = { OrderBy = { Guest = Sort.Asc } } },
            ct: Ct)).Bookings.Select(row => row.Guest).ShouldBe(["x", "y"]);
        var bookings = await Db.Booking.FindMany(orderBy: new() { Guest = Sort.Asc }, include: new() { Seat = true },
            ct: Ct);
        bookings.Select(row => row.Seat?.Place).ShouldBe([null, null, "a", "a"]);
        (await Db.Booking.Count(new() { Seat = null }, ct: Ct)).ShouldBe(2);
    }

    private async Task<IEnumerable<string?>> Names(CustomerOrderBy orderBy) =>
        (await Db.Customer.FindMany(orderBy: orderBy, ct: Ct)).Select(row => row.FullName);

    [Fact]
    public async Task A_relation_that_two_steps_include_has_what_both_say()
    {
        await Seed();
        var ada = await Db.Customer.Where(c => c.FullName == "ada")
            .Include(c => c.Orders.Include(o => o.Lines)).Include(c => c.Orders).FindFirstOrThrow(Ct);
        ada.Orders.Sum(order => order.Lines.Count).ShouldBe(3);
        ada = await Db.Customer.Where(c => c.FullName == "ada")
            .Include(c => c.Orders).Include(c => c.Orders.Include(o => o.Lines)).FindFirstOrThrow(Ct);
        ada.Orders.Sum(order => order.Lines.Count).ShouldBe(3);
        ada = await Db.Customer.Where(c => c.FullName == "ada")
            .Include(new CustomerInclude { Orders = { Include = { Lines = true } } })
            .Include(c => c.Orders.Where(o => o.Number == "A1")).FindFirstOrThrow(Ct);
        ada.Orders.ShouldHaveSingleItem().Lines.Count.ShouldBe(2);
    }
}
