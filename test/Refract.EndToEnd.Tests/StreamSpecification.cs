using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Rows that are used while they are read, on every database.</summary>
public abstract class StreamSpecification(IShopSource source) : ShopFixture(source)
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(255), InlineData(256), InlineData(257), InlineData(3_000)]
    public async Task All_rows_come_in_their_order(int count)
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, count).Select(n => new TagCreate { Name = $"t{n:0000}" }), ct: Ct);
        var names = Enumerable.Range(0, count).Select(n => $"t{n:0000}").ToArray();
        var order = new TagOrderBy { Name = Sort.Asc };
        (await List(Db.Tag.Stream(orderBy: order, ct: Ct))).Select(t => t.Name).ShouldBe(names);
        (await List(Db.Tag.Query.OrderBy(t => t.Name.Desc).Stream(Ct))).Select(t => t.Name).ShouldBe(names.Reverse());
        (await List(Db.Tag.Select(t => t.Name).Stream(orderBy: order, ct: Ct))).ShouldBe(names);
        (await List(Db.Tag.Where(t => t.Name > "t0001").OrderBy(t => t.Name.Asc).Select(t => t.Name).Stream(Ct)))
            .ShouldBe(names.Skip(2));
        (await List(Db.Tag.Stream(t => t.Name != "t0000", order, take: 2, skip: 1, ct: Ct))).Select(t => t.Name)
            .ShouldBe(names.Skip(2).Take(2));
        await Db.Transaction(async tx =>
        {
            var seen = 0;
            await foreach (var tag in tx.Tag.Stream(orderBy: order, ct: Ct))
                if (seen++ < 3) await tx.Tag.Update(tag.Id, new() { Name = tag.Name + "!" }, ct: Ct);
            seen.ShouldBe(count);
        }, ct: Ct);
    }

    [Fact]
    public async Task Relations_are_loaded_group_by_group()
    {
        await Db.Customer.CreateMany(Enumerable.Range(1, 600).Select(n => new CustomerCreate
        {
            CustomerId = n, EmailAddress = $"{n}", InvitedById = n > 1 ? n / 2 : null,
        }), ct: Ct);
        await Db.Order.CreateMany(Enumerable.Range(1, 1_200).Select(n => new OrderCreate
        {
            Number = $"{n}", CustomerId = (n + 1) / 2,
        }), ct: Ct);
        var log = Listen();
        var customers = await List(Db.Customer.Stream(orderBy: new() { CustomerId = Sort.Asc },
            include: new() { Orders = true, InvitedBy = true, Count = { Invited = true } }, ct: Ct));
        customers.Count.ShouldBe(600);
        customers.ShouldAllBe(c => c.Orders.Count == 2
            && (c.CustomerId == 1 ? c.InvitedBy == null : c.InvitedBy!.CustomerId == c.CustomerId / 2));
        customers.Sum(c => c.Count.Invited).ShouldBe(599);
        // One for the customers, and one for the orders of each 256.
        log.Count.ShouldBe(4);
        (await List(Db.Customer.Select(c => new { c.CustomerId, Numbers = c.Orders.Select(o => o.Number) })
            .Stream(orderBy: new() { CustomerId = Sort.Asc }, ct: Ct)))
            .ShouldAllBe(c => c.Numbers.Count == 2 && c.Numbers.Contains($"{2 * c.CustomerId}"));
        var least = 600;
        (await List(Db.Customer.Query.OrderBy(c => c.CustomerId.Asc)
            .Select(c => new { c.CustomerId, Late = c.Orders.Where(o => o.CustomerId > least / 2).Select(o => o.Id) })
            .Stream(Ct))).Sum(c => c.Late.Count).ShouldBe(600);
    }

    [Fact]
    public async Task A_million_rows_do_not_stay_in_memory()
    {
        await Raw(IsPostgreSql
            ? """INSERT INTO "Tag" ("name") SELECT 'tag ' || i FROM generate_series(1, 1000000) AS i"""
            : """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)
                INSERT INTO "Tag" ("name") SELECT 'tag ' || i FROM n
                """);
        foreach (var rows in new[] { Numbers(Db.Tag.Stream(ct: Ct), tag => tag.Id),
            Numbers(Db.StreamRaw<int>($"SELECT \"id\" FROM \"Tag\"", Ct), id => id) })
        {
            var (count, start, most) = (0, GC.GetTotalMemory(forceFullCollection: true), 0L);
            await foreach (var _ in rows)
                if (++count % 100_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            count.ShouldBe(1_000_000);
            // Other tests of the process run beside; a million tags would be more than a hundred.
            (most - start).ShouldBeLessThan(64 << 20);
        }

        static async IAsyncEnumerable<int> Numbers<T>(IAsyncEnumerable<T> rows, Func<T, int> number)
        {
            await foreach (var row in rows) yield return number(row);
        }
    }

    [Fact]
    public async Task A_loop_that_is_left_gives_its_connection_back()
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, 5_000).Select(n => new TagCreate { Name = $"t{n}" }), ct: Ct);
        for (var n = 0; n < 40; n++)
            await foreach (var tag in Db.Tag.Stream(ct: Ct))
                if (tag.Id > 3) break;
        (await Db.Tag.Count(ct: Ct)).ShouldBe(5_000);
        var stream = Db.Tag.Stream(ct: Ct);
        (await List(stream)).Count.ShouldBe((await List(stream)).Count);
    }

    [Fact]
    public async Task Errors_and_tokens_end_the_loop()
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, 5_000).Select(n => new TagCreate { Name = $"t{n}" }), ct: Ct);
        (await Should.ThrowAsync<InvalidQueryException>(() => List(Db.Tag.Stream(take: -1, ct: Ct)))).Message
            .ShouldContain("from the end");
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var tag in Db.Tag.Stream(ct: Ct).WithCancellation(stop.Token)) await stop.CancelAsync();
        });
        await Should.ThrowAsync<DivideByZeroException>(
            () => List(Db.Tag.Select(t => 1 / (t.Id - t.Id)).Stream(ct: Ct)));
        await Raw("ALTER TABLE \"Tag\" RENAME TO \"Gone\"");
        await Should.ThrowAsync<RefractException>(() => List(Db.Tag.Stream(ct: Ct)));
    }

    [Fact]
    public async Task Columns_that_are_chosen_at_run_time_order_rows()
    {
        await Seed();
        var column = Db.Order.Column("TOTAL");
        column.ShouldBe(OrderScalar.Total);
        (await Db.Order.FindMany(orderBy: new() { [column!.Value] = Sort.Desc, Number = Sort.Asc }, ct: Ct))
            .Select(o => o.Number).ShouldBe(["A2", "A1", "B1"]);
        (await Db.Line.FindMany(orderBy: new() { Order = { [OrderScalar.Number] = Sort.Desc },
            [LineScalar.Sku] = Sort.Asc }, ct: Ct)).Select(l => l.Sku).ShouldBe(["pen", "map", "ink", "pen"]);
        Db.Customer.Column("email_address").ShouldBe(CustomerScalar.EmailAddress);
        Db.Customer.Column("EmailAddress").ShouldBe(CustomerScalar.EmailAddress);
        Db.Customer.Column("e-mail").ShouldBeNull();
        Db.Customer.Column("orders").ShouldBeNull();
        Db.Customer.Column("\"; DROP TABLE x").ShouldBeNull();
        Should.Throw<InvalidQueryException>(() => Db.Customer.Column(null!));
    }

    private static async Task<List<T>> List<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows) list.Add(row);
        return list;
    }
}
