using System.Globalization;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Reading only what a function uses, on every database.</summary>
public abstract partial class ShapeSpecification(IShopSource source) : ShopFixture(source)
{
    private sealed record Named(int Id, string? Name);

    [Fact]
    public async Task Only_columns_that_are_used_are_read()
    {
        await Seed();
        var log = Listen();
        (await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc).Select(c => c.FullName).FindMany(Ct))
            .ShouldBe(["ada", "bob", "cy"]);
        log.Single().ShouldContain("SELECT t0.\"full_name\" FROM");
        log.Clear();
        var rows = await Db.Customer.Select(c => new { c.CustomerId, Length = c.EmailAddress.Length })
            .FindMany(orderBy: new() { CustomerId = Sort.Asc }, take: 2, ct: Ct);
        rows.Select(row => row.Length).ShouldBe([15, 15]);
        log.Single().ShouldContain("SELECT t0.\"cid\", t0.\"e-mail\" FROM");
    }

    [Fact]
    public async Task What_a_function_makes_of_a_row_is_any_value()
    {
        await Seed();
        var ordered = Db.Customer.Query.OrderBy(c => c.CustomerId.Asc);
        (await ordered.Select(c => (c.CustomerId, c.FullName)).FindFirst(Ct)).ShouldBe((1, "ada"));
        (await ordered.Select(c => new Named(c.CustomerId, c.FullName)).FindFirst(Ct)).ShouldBe(new Named(1, "ada"));
        (await ordered.Select(c => $"{c.CustomerId.ToString(CultureInfo.InvariantCulture)}: {c.FullName ?? "-"}")
            .FindMany(Ct)).ShouldBe(["1: ada", "2: bob", "3: cy"]);
        (await ordered.Select(c =>
        {
            var name = c.FullName;
            if (name is null) return -1;
            return name.Length;
        }).FindMany(Ct)).ShouldBe([3, 3, 2]);
        (await ordered.Select(_ => 7).FindMany(Ct)).ShouldBe([7, 7, 7]);
        (await ordered.Select((CustomerSelect c) => c.EmailAddress).FindFirstOrThrow(Ct)).ShouldBe("ada@example.com");
        (await ordered.Where(c => c.CustomerId > 99).Select(c => c.EmailAddress).FindFirst(Ct)).ShouldBeNull();
        (await ordered.Where(c => c.CustomerId > 99).Select(c => (int?)c.CustomerId).FindFirst(Ct)).ShouldBeNull();
        await Should.ThrowAsync<RecordNotFoundException>(() =>
            ordered.Where(c => c.CustomerId > 99).Select(c => c.CustomerId).FindFirstOrThrow(Ct));
    }

    [Fact]
    public async Task Related_rows_are_limited_ordered_and_filtered_in_the_database()
    {
        await Seed();
        var log = Listen();
        var rows = await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc).Select(c => new
        {
            c.FullName,
            Last = c.Orders.OrderBy(o => o.Number.Desc).Take(1).Select(o => o.Number),
            Skipped = c.Orders.OrderBy(o => o.Number.Asc).Skip(1).Select(o => new { o.Number, o.Total }),
            Large = c.Orders.Where(o => o.Total > 15).Select(o => o.Total),
        }).FindMany(Ct);
        rows.Select(row => string.Join(",", row.Last)).ShouldBe(["A2", "B1", ""]);
        rows.Select(row => string.Join(",", row.Skipped.Select(order => order.Number))).ShouldBe(["A2", "", ""]);
        rows.Select(row => row.Large.Count).ShouldBe([1, 0, 0]);
        log.Count.ShouldBe(4);
        log.ShouldAllBe(sql => !sql.Contains("\"note\" FROM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conditions_of_relations_may_hold_values_of_the_program()
    {
        await Seed();
        foreach (var least in (decimal[])[7, 15, 1000])
        {
            var (word, most) = ("A", 4);
            var rows = await Db.Customer.Query.OrderBy(c => c.CustomerId.Desc).Select(c => new
            {
                c.CustomerId,
                Large = c.Orders.Where(o => o.Total > least && o.Number.StartsWith(word)).OrderBy(o => o.Id.Asc)
                    .Select(o =>
                        new { o.Number, Pens = o.Lines.Count(line => line.Sku == "pen" && line.Quantity < most) }),
                Cheap = c.Orders.Count(o => o.Total <= least),
            }).FindMany(Ct);
            var expected = await Db.Customer.FindMany(orderBy: new() { CustomerId = Sort.Desc },
                include: new() { Orders = { OrderBy = { Id = Sort.Asc }, Include = { Lines = true } } }, ct: Ct);
            rows.Select(row => $"{row.CustomerId} {row.Cheap} {string.Join(",", row.Large)}").ShouldBe(
                expected.Select(c => $"{c.CustomerId} {c.Orders.Count(o => o.Total <= least)} "
                    + string.Join(",",
                        c.Orders.Where(o => o.Total > least && o.Number.StartsWith(word, StringComparison.Ordinal))
                            .Select(o => new
                    {
                        o.Number, Pens = o.Lines.Count(line => line.Sku == "pen" && line.Quantity < most),
                    }))));
        }
    }

    [Fact]
    public async Task Deferred_relation_is_loaded_once_for_all_rows()
    {
        await Seed();
        var (least, runs) = (0, 0);
        var log = Listen();
        // The last customer has no orders: another row requests the lines.
        var rows = await Db.Customer.Query.OrderBy(c => c.CustomerId.Desc).Select(c =>
        {
            runs++;
            return c.Orders.Where(o => o.Total > least).Select(o =>
                o.Lines.Where(line => line.Quantity > least).Select(line => line.Sku));
        }).FindMany(Ct);
        rows.Select(row => row.Sum(order => order.Count)).Sum().ShouldBe(await Db.Line.Count(ct: Ct));
        log.Count(sql => sql.StartsWith("SELECT t", StringComparison.Ordinal)).ShouldBe(3);
        runs.ShouldBe(5);
    }

    [Fact]
    public async Task Rows_of_to_one_relations_are_joined()
    {
        await Seed();
        var log = Listen();
        var rows = await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc).Select(c => new
        {
            By = c.InvitedBy?.FullName, First = c.InvitedBy?.InvitedBy?.FullName, Any = c.InvitedBy != null,
            None = c.InvitedBy is null, Mine = c.InvitedBy?.Invited.Select(other => other.FullName),
        }).FindMany(Ct);
        rows.Select(row => $"{row.By}/{row.First}/{row.Any}/{row.None}").ShouldBe(
            ["//False/True", "ada//True/False", "bob/ada/True/False"]);
        rows.Select(row => row.Mine is null ? "-" : string.Join(",", row.Mine)).ShouldBe(["-", "bob", "cy"]);
        log.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_are_counted_in_the_statement()
    {
        await Seed();
        var log = Listen();
        var rows = await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc).Select(c => new
        {
            Orders = c.Orders.Count(), Large = c.Orders.Count(o => o.Total > 15), Invited = c.Invited.Count(),
            ByInvitor = c.InvitedBy == null ? -1 : c.InvitedBy.Orders.Count(),
        }).FindMany(Ct);
        rows.Select(row => $"{row.Orders} {row.Large} {row.Invited} {row.ByInvitor}").ShouldBe(
            ["2 1 1 -1", "1 0 1 2", "0 0 0 1"]);
        log.Count.ShouldBe(1);
        (await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc).Select(c => c.Orders.Take(1).Count()).FindMany(Ct))
            .ShouldBe([1, 1, 0]);
        (await Db.Product.Query.OrderBy(p => p.Sku.Asc).Select(p => p.Tags.Count(tag => tag.Name != "x")).FindMany(Ct))
            .ShouldBe(await Tags(withX: false));
    }

    [Fact]
    public async Task Many_to_many_relations_and_whole_records_are_members()
    {
        await Seed();
        await Db.Product.Update("pen", new() { Tags = { Create = [new() { Name = "x" }, new() { Name = "y" }] } },
            ct: Ct);
        var rows = await Db.Product.Query.OrderBy(p => p.Sku.Asc).Select(p => new
        {
            p.Sku, Names = p.Tags.OrderBy(tag => tag.Name.Desc).Select(tag => tag.Name), Lines = p.Lines.ToList(),
        }).FindMany(Ct);
        var expected = await Db.Product.FindMany(orderBy: new() { Sku = Sort.Asc },
            include: new() { Lines = true, Tags = { OrderBy = { Name = Sort.Desc } } }, ct: Ct);
        rows.Select(row => row.Sku + string.Join(",", row.Names)).ShouldBe(
            expected.Select(product => product.Sku + string.Join(",", product.Tags.Select(tag => tag.Name))));
        rows.SelectMany(row => row.Lines).ShouldBe(expected.SelectMany(product => product.Lines));
    }

    [Fact]
    public async Task Queries_come_from_variables_parameters_and_methods()
    {
        await Seed();
        var query = Db.Order.Where(o => o.Total > 0);
        var further = query.OrderBy(o => o.Number.Asc).Take(2);
        (await further.Select(o => o.Number).FindMany(Ct)).ShouldBe(["A1", "A2"]);
        (await Numbers(query)).ShouldBe(["A1", "A2", "B1"]);
        (await Large(6).Select(o => o.Number).FindMany(Ct)).ShouldBe(["A1", "A2"]);
        (await Db.Transaction(tx => tx.Order.Query.OrderBy(o => o.Id.Asc).Select(o => o.Number).FindFirst(Ct), ct: Ct))
            .ShouldBe("A1");
        var maybe = Db;
        (await maybe!.Order.Where(o => o.Number == "A2").Select(o => o.Number).FindMany(Ct)).ShouldBe(["A2"]);
    }

    [Fact]
    public async Task Pages_have_shapes()
    {
        await Seed();
        var shaped = Db.Order.Select(o => o.Number);
        (await shaped.FindMany(orderBy: new() { Number = Sort.Asc }, take: -2, ct: Ct)).ShouldBe(["A2", "B1"]);
        (await shaped.FindMany(o => o.Total > 0, orderBy: new() { Number = Sort.Asc }, cursor: new(number: "A1"),
            skip: 1,
            ct: Ct)).ShouldBe(["A2", "B1"]);
        (await Db.Line.Select(line => line.Sku).FindMany(distinct: [LineScalar.Sku], orderBy: new() { Sku = Sort.Asc },
            ct: Ct)).ShouldBe((await Db.Line.FindMany(ct: Ct)).Select(line => line.Sku).Distinct().Order());
        (await Db.Transaction(tx => tx.Order.Select(o => new { o.Id, Name = o.Customer?.FullName })
            .FindUniqueOrThrow(new(number: "B1"), RowLock.Update, ct: Ct), ct: Ct)).Name.ShouldBe("bob");
        (await shaped.FindUnique(new(number: "none"), ct: Ct)).ShouldBeNull();
        (await shaped.FindFirst(new() { Number = "A2" }, ct: Ct)).ShouldBe("A2");
        (await shaped.FindFirstOrThrow(o => o.Number == "A2", ct: Ct)).ShouldBe("A2");
        await Should.ThrowAsync<InvalidQueryException>(() =>
            Db.Order.Query.Include(o => o.Lines).Select(o => o.Id).FindMany(Ct));
    }

    [Fact]
    public async Task Records_with_the_attribute_are_shapes()
    {
        await Seed();
        var cards = await Db.Customer.Select<CustomerCard>().FindMany(orderBy: new() { CustomerId = Sort.Asc }, ct: Ct);
        cards.Select(card => $"{card.CustomerId} {card.FullName} {card.OrdersCount} {card.InvitedBy?.EmailAddress}")
            .ShouldBe(["1 ada 2 ", "2 bob 1 ada@example.com", "3 cy 0 bob@example.com"]);
        cards[0].Orders.Select(order => order.Number).Order().ShouldBe(["A1", "A2"]);
        cards[0].Orders.SelectMany(order => order.Lines).Count().ShouldBe(
            await Db.Line.Count(new() { Order = { CustomerId = 1 } }, ct: Ct));
        cards[0].Orders.ShouldAllBe(order => order.Customer!.FullName == "ada");
        (await Db.Customer.Where(c => c.FullName == "bob").Select<CustomerName>().FindFirst(Ct)).EmailAddress
            .ShouldBe("bob@example.com");
        (await Db.Customer.Select<CustomerName>().Create(new() { EmailAddress = "z@b.c" }, Ct)).EmailAddress
            .ShouldBe("z@b.c");
    }

    [Fact]
    public async Task What_a_function_throws_reaches_the_caller()
    {
        await Seed();
        var none = "none";
        await Should.ThrowAsync<FormatException>(() => Db.Order.Select(o => int.Parse(o.Number)).FindMany(ct: Ct));
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Customer
            .Select(c => c.Orders.Where(o => o.Number != none).Select(o => o.Id).First()).FindMany(ct: Ct));
        await Should.ThrowAsync<FormatException>(() =>
            Db.Tag.Select(tag => int.Parse(tag.Name)).Create(new() { Name = "kept" }, Ct));
        await Should.ThrowAsync<FormatException>(() =>
            Db.Tag.Select(tag => int.Parse(tag.Name) + tag.Products.Count(p => p.Sku != none))
                .Create(new() { Name = "kept too" }, Ct));
        (await Db.Tag.Query.OrderBy(tag => tag.Name.Asc).Select(tag => tag.Name).FindMany(Ct))
            .ShouldBe(["kept", "kept too"]);
        (await Db.Order.Count(ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Whether_there_is_a_row_is_known_without_reading_one()
    {
        await Seed();
        var log = Listen();
        (await Db.Order.Exists(ct: Ct)).ShouldBeTrue();
        (await Db.Order.Exists(o => o.Total > 1000, Ct)).ShouldBeFalse();
        (await Db.Order.Exists(new() { Customer = { FullName = "bob" } }, Ct)).ShouldBeTrue();
        (await Db.Order.Where(o => o.Number == "A1").Exists(Ct)).ShouldBeTrue();
        (await Db.Order.Query.OrderBy(o => o.Number.Asc).Skip(3).Exists(Ct)).ShouldBeFalse();
        log.ShouldAllBe(sql => sql.Contains("LIMIT", StringComparison.Ordinal)
            && !sql.Contains("ORDER BY", StringComparison.Ordinal));
    }

    private static string Describe(CustomerSelect row) =>
        row.CustomerId.ToString(CultureInfo.InvariantCulture) + " " + row.FullName;

    private static string? InvitorOf(CustomerSelect row) => row.InvitedBy?.FullName;

    private static Task<IReadOnlyList<string>> Numbers(OrderQuery orders) =>
        orders.OrderBy(o => o.Number.Asc).Select(o => o.Number).FindMany(Ct);

    private OrderQuery Large(decimal least) => Db.Order.Where(o => o.Total > least).OrderBy(o => o.Number.Asc);

    private async Task<IEnumerable<int>> Tags(bool withX) =>
        (await Db.Product.FindMany(orderBy: new() { Sku = Sort.Asc }, include: new() { Tags = true }, ct: Ct))
        .Select(product => product.Tags.Count(tag => withX || tag.Name != "x"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        System.Text.Json.JsonElement json => json.GetRawText(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>A shape with every kind of member.</summary>
[Select<Customer>]
public sealed partial record CustomerCard(
    int CustomerId, string? FullName, IReadOnlyList<OrderCard> Orders, int OrdersCount, CustomerName? InvitedBy);

/// <summary>Records of a model as members of a shape.</summary>
[Select<Order>]
public sealed partial record OrderCard(string Number, IReadOnlyList<Line> Lines, Customer? Customer);

/// <summary>A shape whose properties are set.</summary>
[Select<Customer>]
public partial record struct CustomerName
{
    /// <summary>A column.</summary>
    public required string EmailAddress { get; init; }
}
