using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Numbers of related rows with records, on every database.</summary>
public abstract class CountSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly CustomerInclude s_orders = new() { Count = { Orders = true } };

    [Fact]
    public async Task Reads_count_related_rows_in_the_same_statement()
    {
        await Seed();
        var log = Listen();
        var customers = await Db.Customer.FindMany(orderBy: new() { CustomerId = Sort.Asc }, include: new()
        {
            Count = { Orders = { Where = { Total = { Gt = 8 } } }, Invited = true, Tasks = false },
        }, ct: Ct);
        log.ShouldHaveSingleItem();
        customers.Select(c => (c.Count.Orders, c.Count.Invited)).ShouldBe([(2, 1), (0, 1), (0, 0)]);
        Should.Throw<RelationNotLoadedException>(() => customers[0].Count.Tasks).Message.ShouldBe("The rows of "
            + "customer.Tasks were not counted. Add include: new() { Count = { Tasks = true } } to the query.");
        customers[0].Loaded.Orders.ShouldBeFalse();
        Should.Throw<RelationNotLoadedException>(() => customers[0].Orders);

        (await Db.Customer.FindUnique(customerId: 1, include: s_orders, ct: Ct))!.Count.Orders.ShouldBe(2);
        (await Db.Customer.FindFirst(include: s_orders, skip: 1, orderBy: new() { CustomerId = Sort.Asc }, ct: Ct))!
            .Count.Orders.ShouldBe(1);
        (await Db.Product.FindMany(include: new() { Count = { Lines = true, Tags = true } }, orderBy:
            new() { Sku = Sort.Asc }, take: 2, ct: Ct)).Select(p => p.Count.Lines).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task The_lambda_style_counts_too()
    {
        await Seed();
        var customers = await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc)
            .Include(c => c.Orders.Where(o => o.Total > 8).Count(), c => c.Invited.Count()).FindMany(Ct);
        customers.Select(c => (c.Count.Orders, c.Count.Invited)).ShouldBe([(2, 1), (0, 1), (0, 0)]);
        (await Db.Customer.Query.Include(s_orders).Include(c => c.Orders.Take(1)).OrderBy(c => c.CustomerId.Asc)
            .FindFirst(Ct))!.Count.Orders.ShouldBe(2);
        (await Db.Customer.Query.Include(c => c.Orders.Count(), c => c.Orders.Where(o => o.Total < 0).Count())
            .FindFirst(Ct))!.Count.Orders.ShouldBe(0);
        Should.Throw<InvalidQueryException>(() => Db.Customer.Query.Include(c => c.Orders.Take(1).Count()))
            .Message.ShouldBe("Count() of a relation in an include takes conditions only.");
    }

    [Fact]
    public async Task Rows_and_their_number_are_loaded_side_by_side()
    {
        await Seed();
        var customer = (await Db.Customer.FindUnique(customerId: 1, include: new()
        {
            Orders = { Take = 1, OrderBy = { Number = Sort.Asc }, Include = { Count = { Lines = true },
                Customer = { Include = { Count = { Orders = true, Invited = true } } } } },
            Count = { Orders = true },
            Profile = true,
        }, ct: Ct))!;
        (customer.Count.Orders, customer.Orders.Count, customer.Loaded.Orders).ShouldBe((2, 1, true));
        customer.Orders[0].Count.Lines.ShouldBe(2);
        customer.Orders[0].Customer!.Count.Orders.ShouldBe(2);
        customer.Orders[0].Customer!.Count.Invited.ShouldBe(1);
        await Db.Account.Create(new() { Handle = "ada", Secret = "hidden", Documents =
            { Create = [new() { Title = "t", Text = "body" }] } }, ct: Ct);
        var account = (await Db.Account.FindFirst(include: new() { Secret = true, Count = { Documents = true } },
            ct: Ct))!;
        (account.Secret, account.Count.Documents).ShouldBe(("hidden", 1));
        var order = (await Db.Order.FindFirst(include: new() { Customer = { Include = s_orders } }, ct: Ct))!;
        order.Customer!.Count.Orders.ShouldBe(2);
        (await Db.Order.FindFirst(where: new() { CustomerId = null }, include: new()
        {
            Customer = { Include = s_orders },
        }, ct: Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Writes_count_the_rows_as_they_are_afterwards()
    {
        await Seed();
        var key = new CustomerUnique(customerId: 1);
        (await Db.Customer.Create(new()
        {
            EmailAddress = "d@example.com", Orders = { Create = [new() { Number = "D1" }, new() { Number = "D2" }] },
        }, s_orders, Ct)).Count.Orders.ShouldBe(2);
        (await Db.Customer.Create(new() { EmailAddress = "e@example.com" }, s_orders, Ct)).Count.Orders.ShouldBe(0);
        (await Db.Customer.Update(key, new() { FullName = "x" }, s_orders, ct: Ct)).Count.Orders.ShouldBe(2);
        (await Db.Customer.Update(key, new(), s_orders, ct: Ct)).Count.Orders.ShouldBe(2);
        (await Db.Customer.Update(key, new() { Orders = { Create = [new() { Number = "A3" }] } }, new()
        {
            Count = { Orders = { Where = { Number = { StartsWith = "A" } } } }, Orders = true,
        }, ct: Ct)).Count.Orders.ShouldBe(3);
        (await Db.Customer.Upsert(key, new() { EmailAddress = "x" }, new() { FullName = "y" }, s_orders, ct: Ct))
            .Count.Orders.ShouldBe(3);
        var tag = await Db.Tag.Create(new() { Name = "t", Products = { Connect = [new(sku: "pen"), new(sku: "ink")] } },
            new() { Count = { Products = { Where = { Price = { Gt = 5 } } } } }, Ct);
        tag.Count.Products.ShouldBe(1);
        (await Db.Tag.Delete(1, new() { Count = { Products = true } }, ct: Ct)).Count.Products.ShouldBe(2);
    }

    [Fact]
    public async Task A_field_called_count_keeps_its_name()
    {
        await Db.Rack.Create(new() { Count = 7, Books = { Create = [new() { Counts = 1 }] } }, ct: Ct);
        var shelf = (await Db.Rack.FindFirst(include: new() { Counts = { Books = true } }, ct: Ct))!;
        (shelf.Count, shelf.Counts.Books).ShouldBe((7, 1));
        Should.Throw<RelationNotLoadedException>(() => (shelf with { Books = [] }).Counts.Books).Message
            .ShouldContain("Counts = { Books = true }");
        JsonSerializer.Serialize(shelf).ShouldBe("""{"Id":1,"Count":7,"Counts":{"Books":1}}""");
    }

    [Fact]
    public async Task Records_print_and_become_JSON_with_them()
    {
        await Seed();
        var tag = await Db.Tag.Create(new() { Name = "t", Products = { Connect = [new(sku: "pen")] } },
            new() { Count = { Products = true } }, Ct);
        tag.ToString().ShouldBe("Tag { Id = 1, Name = t, Count = { Products = 1 } }");
        var json = JsonSerializer.Serialize(tag, JsonSerializerOptions.Web);
        json.ShouldBe("""{"id":1,"name":"t","count":{"products":1}}""");
        var read = JsonSerializer.Deserialize<Tag>(json, JsonSerializerOptions.Web)!;
        read.Count.Products.ShouldBe(1);
        read.Loaded.Products.ShouldBeFalse();
        read.ShouldBe(tag);
        (tag with { Name = "u" }).Count.Products.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_comes_with_the_number_of_all_rows()
    {
        await Seed();
        var (rows, count) = await Db.Product.FindManyAndCount(where: new() { Price = { Gt = 3 } },
            orderBy: new() { Price = Sort.Desc }, take: 1, include: new() { Lines = true }, ct: Ct);
        (rows.Single().Sku, rows[0].Lines.Count, count).ShouldBe(("map", 1, 2));
        var page = await Db.Product.FindManyAndCount(p => p.Price > 3, skip: 5, ct: Ct);
        (page.Rows.Count, page.Count).ShouldBe((0, 2));
        (await Db.Product.FindManyAndCount(ct: Ct)).Count.ShouldBe(3);
        page = await Db.Product.Where(p => p.Price > 3).OrderBy(p => p.Price.Asc).Take(1).FindManyAndCount(Ct);
        (page.Rows.Single().Sku, page.Count).ShouldBe(("ink", 2));
        page = await Db.Product.FindManyAndCount(orderBy: new() { Sku = Sort.Asc }, cursor: new(sku: "map"), take: -5,
            distinct: [ProductScalar.Price], ct: Ct);
        (page.Rows.Count, page.Count).ShouldBe((2, 3));
        var titles = await Db.Product.Where(p => p.Price > 3).OrderBy(p => p.Price.Asc).Take(1)
            .Select(p => new { p.Sku, Lines = p.Lines.Select(l => l.Quantity) }).FindManyAndCount(Ct);
        (titles.Rows.Single().Sku, titles.Count).ShouldBe(("ink", 2));
        var skus = await Db.Product.Select(p => p.Sku).FindManyAndCount(where: new() { Price = { Gt = 3 } },
            orderBy: new() { Price = Sort.Desc }, skip: 1, take: 1, ct: Ct);
        (skus.Rows.Single(), skus.Count).ShouldBe(("ink", 2));
        skus = await Db.Product.Select(p => p.Sku).FindManyAndCount(p => p.Price > 3, take: 0, ct: Ct);
        (skus.Rows.Count, skus.Count).ShouldBe((0, 2));
        await Db.Transaction(async tx =>
        {
            await tx.Product.Create(new() { Sku = "new", Barcode = "n", Price = 90 }, ct: Ct);
            (await tx.Product.FindManyAndCount(take: 0, ct: Ct)).Count.ShouldBe(4);
        }, ct: Ct);
    }
}
