using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Relations of some hundred rows, whose keys may be looked for as a range, on every database.</summary>
public abstract class ManyParentsSpecification(IShopSource source) : ShopFixture(source)
{
    private const int Count = 300;

    /// <summary>Customers from 1 on; the n-th has n % 4 orders, and there are orders of nobody.</summary>
    private async Task Customers()
    {
        var ids = Enumerable.Range(1, Count).ToList();
        await Db.Customer.CreateMany(
            ids.Select(n =>
                new CustomerCreate { CustomerId = n, EmailAddress = $"{n}@x.test",
                    InvitedById = n > 100 ? n - 100 : null }), ct: Ct);
        await Db.Order.CreateMany(
            ids.SelectMany(
                n => Enumerable.Range(0, n % 4)
                    .Select(i => new OrderCreate { Number = $"{n:000}-{i}", CustomerId = n })), ct: Ct);
        await Db.Order.CreateMany(ids.Select(n => new OrderCreate { Number = $"nobody's {n}" }), ct: Ct);
    }

    /// <summary>
    /// 200 are enough on PostgreSQL, where a range is an index scan instead of one for each key. Rows outside stay
    /// outside.
    /// </summary>
    [Theory]
    [InlineData(1, 300, null, true)]
    [InlineData(50, 249, null, true)]
    [InlineData(50, 248, null, false)]
    [InlineData(1, 300, 150, false)]
    [InlineData(50, 251, 250, false)]
    public async Task Every_row_gets_its_own(int first, int last, int? without, bool isRange)
    {
        await Customers();
        var log = Listen();
        var rows = await Db.Customer.FindMany(
            new() { CustomerId = { Gte = first, Lte = last, Not = without.OrSkip() } },
            new() { EmailAddress = Sort.Desc }, include: new() { Orders = { OrderBy = { Number = Sort.Asc } } },
            ct: Ct);
        rows.Count.ShouldBe(last - first + (without is null ? 1 : 0));
        foreach (var row in rows)
            row.Orders.Select(order => order.Number)
                .ShouldBe(Enumerable.Range(0, row.CustomerId % 4).Select(i => $"{row.CustomerId:000}-{i}"));
        log[^1].Contains("BETWEEN", StringComparison.Ordinal).ShouldBe(IsPostgreSql && isRange);
    }

    [Theory]
    [InlineData(RelationLoadStrategy.EachDepth)]
    [InlineData(RelationLoadStrategy.TwoTrips)]
    [InlineData(RelationLoadStrategy.OneTrip)]
    public async Task Conditions_and_limits_hold_for_each_parent(RelationLoadStrategy strategy)
    {
        await Customers();
        var rows = await Db.Customer.FindMany(orderBy: new() { CustomerId = Sort.Asc }, relationLoadStrategy: strategy,
            ct: Ct, include: new()
        {
            Orders = { Where = { Number = { EndsWith = "-1" } }, Include = { Lines = true } },
            Invited = { OrderBy = { CustomerId = Sort.Desc }, Take = 1,
                Include = { Orders = { OrderBy = { Number = Sort.Desc }, Skip = 1 } } },
        });
        foreach (var row in rows)
        {
            row.Orders.Select(order => order.Number)
                .ShouldBe(row.CustomerId % 4 > 1 ? [$"{row.CustomerId:000}-1"] : []);
            row.Invited.Select(other => other.CustomerId)
                .ShouldBe(row.CustomerId <= Count - 100 ? [row.CustomerId + 100] : []);
            foreach (var other in row.Invited) other.Orders.Count.ShouldBe(Math.Max(0, (other.CustomerId % 4) - 1));
        }
    }

    [Fact]
    public async Task A_link_table_is_looked_up_by_the_range()
    {
        await Db.Product.CreateMany(
            Enumerable.Range(0, 10).Select(n => new ProductCreate { Sku = $"p{n}", Barcode = $"b{n}" }), ct: Ct);
        await Db.Tag.CreateMany(Enumerable.Range(1, Count).Select(n => new TagCreate { Name = $"t{n}" }), ct: Ct);
        for (var n = 0; n < 10; n++)
        {
            var sku = $"p{n}";
            await Db.Product.Update(sku,
                new() { Tags = { Connect = Enumerable.Range(1, Count).Where(id => id % 10 == n)
                    .Select(id => (TagUnique)id) } }, ct: Ct);
        }

        var log = Listen();
        var tags = await Db.Tag.FindMany(orderBy: new() { Id = Sort.Asc }, include: new() { Products = true }, ct: Ct);
        tags.Count.ShouldBe(Count);
        foreach (var tag in tags) tag.Products.ShouldHaveSingleItem().Sku.ShouldBe($"p{tag.Id % 10}");
        log[^1].Contains("BETWEEN", StringComparison.Ordinal).ShouldBe(IsPostgreSql);
    }
}
