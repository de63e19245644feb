using Refract.EndToEnd.Shop;
using Refract.Runtime;

namespace Refract.EndToEnd.Tests;

/// <summary>Sums, means, extremes and groups, on every database.</summary>
public abstract class AggregateSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task One_aggregate_is_a_verb()
    {
        await Seed();
        (await Db.Product.Sum(p => p.Price, ct: Ct)).ShouldBe(30L);
        (await Db.Product.Avg(p => p.Price, ct: Ct)).ShouldBe(10m);
        (await Db.Product.Min(p => p.Price, ct: Ct)).ShouldBe(3);
        (await Db.Product.Max(p => p.Sku, ct: Ct)).ShouldBe("pen");
        (await Db.Order.Sum(o => o.Total, ct: Ct)).ShouldBe(35.5m);
        (await Db.Order.Max(o => o.Total, new() { Number = { StartsWith = "A" } }, Ct)).ShouldBe(20m);
        (await Db.Order.Max(o => o.CustomerId, ct: Ct)).ShouldBe(2);
        (await Db.Customer.Min(c => c.CreatedAt, ct: Ct)).ShouldNotBeNull();
        (await Db.Customer.Max(c => c.FullName, ct: Ct)).ShouldBe("cy");
        (await Db.Product.Where(p => p.Price > 3).Sum(p => p.Price, Ct)).ShouldBe(27L);
        (await Db.Product.Where(p => p.Price > 3).Avg(p => p.Price, Ct)).ShouldBe(13.5m);
        (await Db.Product.Where(p => p.Price > 99).Min(p => p.Price, Ct)).ShouldBeNull();
        (await Db.Product.Where(p => p.Price > 99).Sum(p => p.Price, Ct)).ShouldBeNull();
        (await Db.Product.Where(p => p.Price > 99).Max(p => p.Sku, Ct)).ShouldBeNull();
        (await Db.Line.Where(l => l.Order.Customer.FullName == "ada").Sum(l => l.Quantity, Ct)).ShouldBe(9L);
    }

    [Fact]
    public async Task Several_aggregates_are_one_statement()
    {
        await Seed();
        var log = Listen();
        var all = await Db.Order.Aggregate(a => new
        {
            Rows = a.Count(), Known = a.Count(o => o.Note), Customers = a.CountDistinct(o => o.CustomerId),
            Sum = a.Sum(o => o.Total), Mean = a.Avg(o => o.Total), First = a.Min(o => o.Number),
            Last = a.Max(o => o.Id), Again = a.Count(),
        }, ct: Ct);
        (all.Rows, all.Known, all.Customers, all.Sum, all.First, all.Last, all.Again)
            .ShouldBe((3, 0, 2, 35.5m, "A1", 3, 3));
        decimal.Round(all.Mean!.Value, 6).ShouldBe(11.833333m);
        log.ShouldHaveSingleItem();
        (await Db.Order.Aggregate(a => (a.Count(), a.Sum(o => o.Total)), new() { Total = { Gt = 10 } }, Ct))
            .ShouldBe((2, 30.5m));
        (await Db.Order.Aggregate(_ => 5, ct: Ct)).ShouldBe(5);
        log.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Limits_choose_the_rows_that_are_aggregated()
    {
        await Seed();
        (await Db.Product.Query.OrderBy(p => p.Price.Desc).Take(2).Sum(p => p.Price, Ct)).ShouldBe(27L);
        (await Db.Product.Query.OrderBy(p => p.Price.Asc).Skip(1).Take(1)
            .Aggregate(a => (a.Count(), a.Max(p => p.Sku)), Ct)).ShouldBe((1, "ink"));
        (await Db.Product.Query.OrderBy(p => p.Price.Asc).Cursor(new(sku: "ink")).Min(p => p.Price, Ct)).ShouldBe(7);
        (await Db.Line.Query.Distinct(LineScalar.Sku).Aggregate(a => a.Count(), Ct)).ShouldBe(3);
        (await Db.Product.Query.Take(0).Sum(p => p.Price, Ct)).ShouldBeNull();
        (await Db.Product.Query.OrderBy(p => p.Price.Asc).Take(-2).Sum(p => p.Price, Ct)).ShouldBe(27L);
    }

    [Fact]
    public async Task Groups_have_keys_and_aggregates()
    {
        await Seed();
        var log = Listen();
        var groups = await Db.Order.GroupBy(o => o.CustomerId).OrderBy(g => g.Sum(o => o.Total).Desc)
            .Select(g => new { g.Key, Rows = g.Count(), Total = g.Sum(o => o.Total), Last = g.Max(o => o.Number) })
            .FindMany(Ct);
        groups.Select(g => (g.Key, g.Rows, g.Total, g.Last)).ShouldBe([(1, 2, 30.5m, "A2"), (2, 1, 5m, "B1")]);
        log.ShouldHaveSingleItem().ShouldBe("""
            SELECT t0."customerId", count(*), sum(t0."total"), max(t0."number") FROM "Order" AS t0
            """ + " " + """
            GROUP BY t0."customerId" ORDER BY sum(t0."total") DESC
            """);

        var lines = await Db.Line.GroupBy(l => l.Sku).Having(g => g.Count() > 1 || g.Max(l => l.OrderId) == 2)
            .OrderBy(g => g.Key(l => l.Sku).Asc).Select(g => (g.Key, g.Count())).FindMany(Ct);
        lines.ShouldBe([("map", 1), ("pen", 2)]);
        (await Db.Line.GroupBy(l => l.Sku).OrderBy(g => g.Count().Desc, g => g.Key(l => l.Sku).Asc).Take(1).Skip(1)
            .Select(g => g.Key).FindMany(Ct)).ShouldBe(["ink"]);
        (await Db.Line.GroupBy(l => l.OrderId, l => l.Sku, new() { Quantity = { Gt = 0 } })
            .OrderBy(g => g.Key(l => l.OrderId).Asc, g => g.Key(l => l.Sku).Asc)
            .Select(g => g.Key).FindMany(Ct)).ShouldBe([(1, "ink"), (1, "pen"), (2, "map"), (3, "pen")]);
        (await Db.Line.Where(l => l.Product.Price > 5).GroupBy(l => l.Sku).OrderBy(g => g.Key(l => l.Sku).Asc)
            .Select(g => g.Avg(l => l.Quantity)).FindMany(Ct)).ShouldBe([3m, 3m]);
        (await Db.Line.GroupBy(l => l.Sku, where: new() { Quantity = 99 }).Select(g => g.Key).FindMany(Ct))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Having_compares_every_kind_of_aggregate()
    {
        await Seed();
        async Task<int> Having(Func<GroupFields<OrderFields>, Predicate> condition) =>
            (await Db.Order.GroupBy(o => o.CustomerId).Having(condition).Select(g => g.Key).FindMany(Ct)).Count;
        (await Having(g => g.Count() == 2)).ShouldBe(1);
        (await Having(g => g.Count() != 2)).ShouldBe(1);
        (await Having(g => g.Count(o => o.Note) <= 0)).ShouldBe(2);
        (await Having(g => g.CountDistinct(o => o.Number) >= 1)).ShouldBe(2);
        (await Having(g => g.Sum(o => o.Total) > 5.5m)).ShouldBe(1);
        (await Having(g => g.Avg(o => o.Total) < 6m)).ShouldBe(1);
        (await Having(g => g.Avg(o => o.Id) < 2.5m)).ShouldBe(1);
        (await Having(g => g.Min(o => o.Number) == "A1")).ShouldBe(1);
        (await Having(g => g.Max(o => o.Note) == null)).ShouldBe(2);
        (await Having(g => g.Max(o => o.Note) != null)).ShouldBe(0);
        (await Having(g => g.Key(o => o.CustomerId) == 2 & !(g.Count() > 5))).ShouldBe(1);
        (await Having(_ => true)).ShouldBe(2);
        var from = DateTimeOffset.UtcNow.AddDays(-1);
        (await Db.Customer.GroupBy(c => c.InvitedById).Having(g => g.Max(c => c.CreatedAt) > from)
            .OrderBy(g => g.Key(c => c.InvitedById).AscNullsFirst).Select(g => g.Key).FindMany(Ct))
            .ShouldBe([null, 1, 2]);
    }

    [Fact]
    public async Task A_function_that_branches_gets_what_it_asks_for()
    {
        await Seed();
        var log = Listen();
        var groups = await Db.Order.GroupBy(o => o.CustomerId).OrderBy(g => g.Key(o => o.CustomerId).Asc)
            .Select(g => g.Count() > 1 ? $"{g.Key}: {g.Sum(o => o.Total):0.0}" : g.Min(o => o.Number)).FindMany(Ct);
        groups.ShouldBe(["1: 30.5", "B1"]);
        log.Count.ShouldBeInRange(1, 3);
        (await Db.Order.Aggregate(a => a.Min(o => o.Number)!.Substring(1) + a.Count(), ct: Ct)).ShouldBe("13");
        (await Should.ThrowAsync<FormatException>(() => Db.Order.Aggregate<int>(
            a => throw new FormatException($"{a.Count()}"), ct: Ct))).Message.ShouldBe("3");
        var kept = await Db.Order.GroupBy(o => o.CustomerId).OrderBy(g => g.Key(o => o.CustomerId).Asc)
            .Select(g => (Group: g, g.Count())).FindMany(Ct);
        kept.Select(row => (row.Group.Key, row.Group.Count())).ShouldBe([(1, 2), (2, 1)]);
        Should.Throw<InvalidOperationException>(() => kept[0].Group.Sum(o => o.Total)).Message
            .ShouldStartWith("An aggregate was read after the query had ended.");
        await Should.ThrowAsync<NullReferenceException>(() => Db.Order.GroupBy(o => o.CustomerId)
            .Select(g => g.Max(o => o.Note)!.Length).FindMany(Ct));
    }

    [Fact]
    public async Task Columns_of_every_type_can_be_counted_grouped_and_have_extremes()
    {
        foreach (var (colour, day) in new[] { (Colour.Red, 1), (Colour.DarkBlue, 2), (Colour.DarkBlue, 3) })
            await Db.Account.Create(new() { Handle = $"{day}", Secret = "s", Colour = colour, Visits = day }, ct: Ct);
        await Db.Account.Create(new() { Handle = "none", Secret = "s" }, ct: Ct);
        (await Db.Account.GroupBy(a => a.Colour).OrderBy(g => g.Count().Desc, g => g.Key(a => a.Colour).AscNullsLast)
            .Select(g => (g.Key, g.Sum(a => a.Visits))).FindMany(Ct))
            .ShouldBe([(Colour.DarkBlue, 5), (Colour.Red, 1), (null, 0)]);
        (await Db.Label.CreateMany([new() { Name = "a", Hidden = true }, new() { Name = "b" }, new() { Name = "c" }],
            ct: Ct)).ShouldBe(3);
        (await Db.Label.GroupBy(l => l.Hidden).OrderBy(g => g.Key(l => l.Hidden).Asc).Select(g => (g.Key, g.Count()))
            .FindMany(Ct)).ShouldBe([(false, 2), (true, 1)]);
        (await Db.Section.CreateMany([new() { Heading = "x", Edition = 5_000_000_000 },
            new() { Heading = "y", Edition = 7 }], ct: Ct)).ShouldBe(2);
        (await Db.Section.Sum(s => s.Edition, ct: Ct)).ShouldBe(5_000_000_007);
        (await Db.Section.Avg(s => s.Edition, ct: Ct)).ShouldBe(2_500_000_003.5m);
        await Db.Section.UpdateAll(new() { Heading = "z" }, Ct);
    }

    [Fact]
    public async Task Sums_that_do_not_fit_are_errors()
    {
        await Db.Section.CreateMany([new() { Heading = "x", Edition = long.MaxValue },
            new() { Heading = "y", Edition = 1 }], ct: Ct);
        (await Should.ThrowAsync<RefractException>(() => Db.Section.Sum(s => s.Edition, ct: Ct))).Code
            .ShouldBe("P2020");
        (await Should.ThrowAsync<RefractException>(() => Db.Section.GroupBy(s => s.ArticleId)
            .Select(g => g.Sum(s => s.Edition)).FindMany(Ct))).Code.ShouldBe("P2020");
    }

    [Fact]
    public async Task What_cannot_be_aggregated_says_so()
    {
        Should.Throw<InvalidQueryException>(() => Db.Line.GroupBy(l => l.Order.Number)).Message
            .ShouldStartWith("where.Order.Number is a column of another model.");
        Should.Throw<InvalidQueryException>(() => Db.Order.Query.Take(3).GroupBy(o => o.Number)).Message
            .ShouldStartWith("GroupBy takes conditions on the rows.");
        Should.Throw<InvalidQueryException>(() => Db.Order.GroupBy(o => o.Number).OrderBy(g =>
            g.Key(o => o.Total).Asc)).Message
            .ShouldStartWith("The rows are not grouped by Order.Total");
        Should.Throw<InvalidQueryException>(() => Db.Order.GroupBy(o => o.Number).Take(-1));
        Should.Throw<InvalidQueryException>(() => Db.Order.GroupBy(o => o.Number).Skip(-1));
        Should.Throw<InvalidQueryException>(() => Db.Order.GroupBy<int>(null!)).Message.ShouldStartWith(
            "field is null");
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.Query.Include(o => o.Lines)
            .Sum(o => o.Total, Ct));
    }
}
