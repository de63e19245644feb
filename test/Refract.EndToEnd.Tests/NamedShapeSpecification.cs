using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Records with the attribute, read with conditions on their relations, on every database.</summary>
public abstract class NamedShapeSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_call_says_which_related_rows_are_read()
    {
        await Seed();
        var include = new CustomerInclude
        {
            Orders = { Where = { Total = { Gt = 6m } }, OrderBy = [new() { Total = Sort.Desc }], Take = 1 },
            Count = { Orders = { Where = { Total = { Lt = 15m } } } },
        };
        var cards = await Db.Customer.Select<CustomerCard>(include: include)
            .FindMany(orderBy: new() { CustomerId = Sort.Asc }, ct: Ct);
        cards.Select(card =>
            $"{card.FullName} {card.OrdersCount} {string.Join(',', card.Orders.Select(o => o.Number))}")
            .ShouldBe(["ada 1 A2", "bob 1 ", "cy 0 "]);
        // The record itself is as it was.
        (await Db.Customer.Select<CustomerCard>().FindFirstOrThrow(new() { CustomerId = 1 }, ct: Ct))
            .Orders.Count.ShouldBe(2);
        var steps = await Db.Customer.Where(c => c.FullName == "ada").Select<CustomerCard>(include: include)
            .FindFirst(Ct);
        steps!.Orders.ShouldHaveSingleItem().Number.ShouldBe("A2");
    }

    [Fact]
    public async Task Arguments_reach_every_depth_and_whole_records_take_includes()
    {
        await Seed();
        var card = await Db.Customer.Select<CustomerCard>(include: new()
        {
            Orders =
            {
                OrderBy = [new() { Number = Sort.Asc }],
                Include = { Lines = { Where = { Sku = { Not = "ink" } }, Include = { Product = true } } },
            },
        }).FindUniqueOrThrow(new(customerId: 1), ct: Ct);
        card.Orders.Select(order => string.Join(",", order.Lines.Select(line => line.Product.Barcode)))
            .ShouldBe(["b-pen", "b-map"]);
    }

    [Fact]
    public async Task Writes_return_the_rows_that_are_asked_for()
    {
        await Seed();
        var include = new CustomerInclude
        {
            Orders = { Where = { Number = "A1" } }, Count = { Orders = { Where = { Number = "none" } } },
        };
        var card = await Db.Customer.Select<CustomerCard>(include: include)
            .Update(new(customerId: 1), new() { FullName = "Ada" }, ct: Ct);
        (card.Orders.ShouldHaveSingleItem().Number, card.OrdersCount).ShouldBe(("A1", 0));
    }

    [Fact]
    public void What_the_record_does_not_have_is_refused()
    {
        Should.Throw<InvalidQueryException>(() => Db.Customer.Select<CustomerCard>(include: new() { Tasks = true }))
            .Message.ShouldContain("does not have Customer.Tasks");
        Should.Throw<InvalidQueryException>(
            () => Db.Customer.Select<CustomerCard>(include: new() { Count = { Tasks = true } }))
            .Message.ShouldContain("does not have Customer.Tasks");
        Should.Throw<InvalidQueryException>(
            () => Db.Customer.Select<CustomerCard>(include: new() { InvitedBy = { Include = { Orders = true } } }))
            .Message.ShouldContain("does not have Customer.Orders");
        Should.Throw<InvalidQueryException>(() => Db.Customer.Select<CustomerCard>(include: null!));
    }
}
