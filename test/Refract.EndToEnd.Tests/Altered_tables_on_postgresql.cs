using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>
/// Tables that are altered under a running program: the statements that its connections have prepared no longer fit.
/// Whatever the client can run again by itself it does; a transaction of the program says that it is worth another try.
/// </summary>
public sealed class Altered_tables_on_postgresql() : ShopFixture(new PostgreSqlShop())
{
    private const int Connections = 4;

    /// <summary>After so many runs on a connection the driver has prepared a statement.</summary>
    private const int Runs = 6;

    private int _last;

    /// <summary>Every kind of call, and the change of the table that its statements return columns of.</summary>
    public static TheoryData<string, string> Calls => new()
    {
        { "read", Note }, { "page", Note }, { "include", Note }, { "two levels", Sku }, { "two levels by key", Sku },
        { "two levels in one trip", Sku },
        { "create", Note }, { "create with include", Sku }, { "create with nested rows", Note },
        { "create many", Note },
        { "shape", Note }, { "shape of a write", Sku },
        { "update", Note }, { "update with include", Sku }, { "update with nested rows", Note },
        { "update many", Note },
        { "upsert", Note }, { "upsert of two keys", Barcode }, { "delete", Note }, { "delete with include", Sku },
        { "delete many", Note },
    };

    /// <summary>Those of them that return the altered column: the plans of the others fit any type of it.</summary>
    public static TheoryData<string, string> CallsWithRows =>
        new(Calls.Select(row => row.Data).Where(row =>
            !row.Item1.EndsWith(" many", StringComparison.Ordinal) && row.Item1 != "update with nested rows"));

    private const string Note = """ALTER TABLE "Order" ALTER COLUMN "note" TYPE varchar(100)""";
    private const string Sku = """ALTER TABLE "order_lines" ALTER COLUMN "sku" TYPE varchar(100)""";
    private const string Barcode = """ALTER TABLE "Product" ALTER COLUMN "barcode" TYPE varchar(100)""";

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_outside_a_transaction_works_with_every_connection_of_the_pool(string call, string change)
    {
        await Seed();
        foreach (var connections in (int[])[1, Connections])
        {
            await using var db = Connect(connections);
            await Warm(db, connections, call);
            await Raw(change);
            await Task.WhenAll(Enumerable.Range(0, 2 * connections).Select(_ => Call(db, call)));
            await Raw(change.Replace("varchar(100)", "text", StringComparison.Ordinal));
            await Call(db, call);
        }
    }

    [Fact]
    public async Task Calls_at_once_get_no_connection_that_another_one_is_about_to_close()
    {
        await Seed();
        const int connections = 24;
        await using var db = Connect(connections);
        for (var round = 0; round < 3; round++)
        {
            await Warm(db, connections, "two levels");
            await Raw(round % 2 == 0 ? Sku : Sku.Replace("varchar(100)", "text", StringComparison.Ordinal));
            await Task.WhenAll(Enumerable.Range(0, 3 * connections).Select(_ => Call(db, "two levels")));
        }
    }

    [Theory]
    [MemberData(nameof(CallsWithRows))]
    public async Task Transaction_says_that_it_is_worth_another_try_and_keeps_nothing(string call, string change)
    {
        await Seed();
        await using var db = Connect(Connections);
        await Warm(db, Connections, call);
        await Raw(change);
        var error = await Should.ThrowAsync<TransactionConflictException>(() => db.Transaction(async tx =>
        {
            await tx.Tag.Create(new() { Name = "first" }, ct: Ct);
            await Call(tx, call);
        }, ct: Ct));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(("P2034", true, false));
        (await db.Tag.Count(ct: Ct)).ShouldBe(0);
        await db.Transaction(tx => Call(tx, call), ct: Ct);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Transaction_that_may_be_repeated_is(string call, string change)
    {
        await Seed();
        await using var db = Connect(Connections);
        await Warm(db, Connections, call);
        await Raw(change);
        await db.Transaction(async tx =>
        {
            await tx.Tag.Create(new() { Name = "first" }, ct: Ct);
            await Call(tx, call);
        }, new TransactionOptions { MaxRetries = 1 }, Ct);
        (await db.Tag.Count(ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Column_that_is_added_or_dropped_beside_those_of_the_schema_is_not_noticed(string call,
        string change)
    {
        await Seed();
        await using var db = Connect(Connections);
        await Warm(db, Connections, call);
        var table = change.Split(' ')[2];
        await Raw($"ALTER TABLE {table} ADD COLUMN extra integer NOT NULL DEFAULT 1");
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Call(db, call)));
        await db.Transaction(tx => Call(tx, call), ct: Ct);
        await Raw($"ALTER TABLE {table} DROP COLUMN extra");
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Call(db, call)));
        await db.Transaction(tx => Call(tx, call), ct: Ct);
    }

    [Fact]
    public async Task Column_of_the_schema_that_is_dropped_is_named_and_found_again_when_it_is_back()
    {
        await Seed();
        await using var db = Connect(Connections);
        await Warm(db, Connections, "read");
        await Raw("""ALTER TABLE "Order" DROP COLUMN "note" """);
        var error = await Should.ThrowAsync<RefractException>(() => Call(db, "read"));
        (error.Code, error.IsTransient).ShouldBe(("P2022", false));
        error.Message.ShouldContain("note");
        await Raw("""ALTER TABLE "Order" ADD COLUMN "note" text""");
        await Task.WhenAll(Enumerable.Range(0, 2 * Connections).Select(_ => Call(db, "read")));
    }

    [Fact]
    public async Task Rows_of_an_attempt_that_failed_are_not_in_the_result()
    {
        await Seed();
        await using var db = Connect(1);
        await Warm(db, 1, "two levels by key");
        await Raw(Sku);
        var customer = await ByKey(db);
        customer.Orders.Select(order => order.Number).ShouldBe(["A1", "A2"]);
        customer.Orders.SelectMany(order => order.Lines).Select(line => line.Sku)
            .ShouldBe(["pen", "ink", "map"], ignoreOrder: true);
    }

    private ShopDb Connect(int connections) =>
        ShopDb.Connect(
            $"{Url}{(Url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}connection_limit={connections}");

    private async Task Warm(ShopDb db, int connections, string call)
    {
        // Transactions that are open at once have a connection each. What is done on it is undone before the next one
        // does the same, because both would change the same rows.
        var open = new List<ShopDbTransaction>();
        for (var i = 0; i < connections; i++)
        {
            open.Add(await db.BeginTransaction(ct: Ct));
            await open[i].Tag.Count(ct: Ct);
        }

        foreach (var transaction in open)
        {
            for (var run = 0; run < Runs; run++)
                await Should.ThrowAsync<UndoException>(() => transaction.Transaction(async inner =>
                {
                    await Call(inner, call);
                    throw new UndoException();
                }, ct: Ct));
        }

        foreach (var transaction in open) await transaction.DisposeAsync();
        for (var run = 0; run < Runs; run++) await Call(db, call);
    }

    private async Task Call(ShopDb db, string call)
    {
        var n = Interlocked.Increment(ref _last);
        switch (call)
        {
            case "read": await db.Order.FindUniqueOrThrow(number: "A1", ct: Ct); break;
            case "page":
                (await db.Order.FindMany(orderBy: new() { Number = Sort.Asc }, take: 1, ct: Ct)).Count.ShouldBe(
                    1); break;
            case "include":
                var ada = await db.Customer.FindFirstOrThrow(new() { FullName = "ada" },
                    include: new() { Orders = true }, ct: Ct);
                ada.Orders.Count(order => order.Number is "A1" or "A2").ShouldBe(2);
                break;
            case "two levels":
                var all = await db.Customer.FindMany(
                    new() { FullName = "ada" }, include: new() { Orders = { Include = new() { Lines = true } } },
                    ct: Ct);
                all[0].Orders.Sum(order => order.Lines.Count).ShouldBe(3);
                break;
            case "two levels by key": (await ByKey(db)).Orders.Sum(order => order.Lines.Count).ShouldBe(3); break;
            case "two levels in one trip":
                var trip = await db.Customer.FindMany(new() { FullName = "ada" },
                    include: new() { Orders = { Include = new() { Lines = true } } },
                    relationLoadStrategy: RelationLoadStrategy.OneTrip, ct: Ct);
                trip[0].Orders.Sum(order => order.Lines.Count).ShouldBe(3);
                break;
            case "create": (await db.Order.Create(new() { Number = $"n{n}" }, ct: Ct)).Number.ShouldBe($"n{n}"); break;
            case "create with include":
                (await db.Order.Create(new() { Number = $"n{n}" }, new() { Lines = true }, Ct)).Lines.Count.ShouldBe(0);
                break;
            case "create with nested rows":
                await db.Customer.Create(
                    new() { EmailAddress = $"n{n}", Orders = { Create = [new() { Number = $"n{n}" }] } },
                    new() { Orders = true }, Ct);
                break;
            case "create many":
                (await db.Order.CreateMany([new() { Number = $"n{n}" }, new() { Number = $"m{n}" }], ct: Ct)).ShouldBe(
                    2); break;
            case "update":
                (await db.Order.Update(new(number: "A1"), new() { Total = n }, ct: Ct)).Total.ShouldBe(n); break;
            case "update with include":
                (await db.Order.Update(new(number: "A1"), new() { Total = n }, new() { Lines = true },
                    ct: Ct)).Lines.Count.ShouldBe(2);
                break;
            case "shape":
                var few = 100m;
                (await db.Customer.Where(c => c.FullName == "ada").Select(c => new
                {
                    Notes = c.Orders.Where(o => o.Total < few).Select(o => o.Note), All = c.Orders.Select(o => o.Note),
                }).FindFirstOrThrow(Ct)).All.Count.ShouldBe(2);
                break;
            case "shape of a write":
                var none = "none";
                (await db.Order.Select(o => o.Lines.Where(line => line.Sku != none && line.Sku != "ink")
                    .Select(line => line.Sku)).Update(new(number: "A1"), new() { Total = n }, ct: Ct)).ShouldBe(
                        ["pen"]);
                break;
            case "update with nested rows":
                await db.Customer.Update(new(emailAddress: "ada@example.com"),
                    new() { Orders = { Create = [new() { Number = $"n{n}" }] } }, ct: Ct);
                break;
            case "update many":
                (await db.Order.UpdateMany(new() { Number = "A1" }, new() { Total = n }, ct: Ct)).ShouldBe(1); break;
            case "upsert":
                await db.Order.Upsert(new(number: "A1"), new() { Number = "A1" }, new() { Total = n }, ct: Ct); break;
            case "upsert of two keys":
                await db.Product.Upsert(new(sku: "pen"), new() { Sku = "pen", Barcode = "b-pen" }, new() { Price = n },
                    ct: Ct);
                break;
            case "delete":
                await db.Order.CreateMany([new() { Number = $"n{n}" }], ct: Ct);
                (await db.Order.Delete(new(number: $"n{n}"), ct: Ct)).Number.ShouldBe($"n{n}");
                break;
            case "delete with include":
                await db.Order.CreateMany([new() { Number = $"n{n}" }], ct: Ct);
                (await db.Order.Delete(new(number: $"n{n}"), new() { Lines = true }, ct: Ct)).Lines.Count.ShouldBe(0);
                break;
            case "delete many": (await db.Order.DeleteMany(new() { Number = $"n{n}" }, ct: Ct)).ShouldBe(0); break;
            default: throw new ArgumentException(call);
        }
    }

    private static Task<Customer> ByKey(ShopDb db) => db.Customer.FindUniqueOrThrow(
        new CustomerUnique(emailAddress: "ada@example.com"),
        new() { Orders = { OrderBy = new() { Number = Sort.Asc }, Include = new() { Lines = true } } }, ct: Ct);

    private sealed class UndoException : Exception;
}
