using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Finds by a key that share statements, on every database.</summary>
public abstract class CoalesceSpecification(IShopSource source) : PolicyFixture(source)
{
    [Fact]
    public async Task Finds_that_are_called_together_are_one_statement_or_few()
    {
        await Fill(200);
        var log = Listen();
        var client = Db.Coalesce();
        var found = await Task.WhenAll(Enumerable.Range(0, 300)
            .Select(n => client.Product.FindUnique(sku: $"sku{n % 250}", ct: Ct)));
        found.Select(product => product?.Price).ShouldBe(
            Enumerable.Range(0, 300).Select(n => n % 250 < 200 ? (int?)(n % 250) : null));
        // How many come together is up to the scheduler; one by one they never are.
        lock (log) log.Count.ShouldBeLessThan(50);
    }

    [Fact]
    public async Task Finds_by_other_keys_and_with_other_includes_do_not_mix()
    {
        await Seed();
        var client = Db.Coalesce();
        for (var round = 0; round < 20; round++)
        {
            var plain = client.Customer.FindUnique(customerId: 1, ct: Ct);
            var second = client.Customer.FindUniqueOrThrow(customerId: 2, ct: Ct);
            var mail = client.Customer.FindUnique(emailAddress: "cy@example.com", ct: Ct);
            var orders = client.Customer.FindUnique(customerId: 1, include: new() { Orders = { Include =
                { Lines = true } } }, ct: Ct);
            var others = client.Customer.FindUnique(customerId: 2, include: new() { Orders = { Include =
                { Lines = true } } }, ct: Ct);
            var limited = client.Customer.FindUnique(customerId: 1, include: new() { Orders = { Take = 1 } }, ct: Ct);
            var counted = client.Customer.FindUnique(customerId: 1, include: new() { Count = { Orders = true } },
                ct: Ct);
            var further = client.Customer.FindUnique(customerId: 1, and: new() { FullName = "bob" }, ct: Ct);
            var shaped = client.Customer.Select(c => c.FullName).FindUnique(new(customerId: 2), ct: Ct);
            (await plain)!.FullName.ShouldBe("ada");
            (await plain)!.Loaded.Orders.ShouldBeFalse();
            (await second).FullName.ShouldBe("bob");
            (await mail)!.FullName.ShouldBe("cy");
            (await orders)!.Orders.Sum(order => order.Lines.Count).ShouldBe(3);
            (await others)!.Orders.ShouldHaveSingleItem().Lines.Count.ShouldBe(1);
            (await limited)!.Orders.Count.ShouldBe(1);
            (await counted)!.Count.Orders.ShouldBe(2);
            (await further).ShouldBeNull();
            (await shaped).ShouldBe("bob");
        }
    }

    [Fact]
    public async Task A_collation_of_the_database_finds_what_it_finds_for_one_call()
    {
        if (IsPostgreSql)
        {
            await Raw("CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
            await Raw("ALTER TABLE \"Product\" ALTER COLUMN \"sku\" TYPE text COLLATE folded");
        }
        else
        {
            await Raw("DROP TABLE \"order_lines\"");
            await Raw("DROP TABLE \"Product\"");
            await Raw("CREATE TABLE \"Product\" (\"sku\" TEXT COLLATE NOCASE PRIMARY KEY, \"barcode\" TEXT, "
                + "\"price\" INTEGER)");
        }

        await Raw("INSERT INTO \"Product\" (\"sku\", \"barcode\", \"price\") VALUES ('Pen', 'a', 1), ('map', 'b', 2)");
        var client = Db.Coalesce();
        for (var round = 0; round < 10; round++)
        {
            var found = await Task.WhenAll(new[] { "pen", "PEN", "Pen", "map", "ink", "MAP" }
                .Select(sku => client.Product.FindUnique(sku: sku, ct: Ct)));
            found.Select(product => product?.Price).ShouldBe([1, 1, 1, 2, null, 2]);
        }
    }

    [Fact]
    public async Task Calls_without_a_pause_are_served_all_the_same()
    {
        await Seed();
        var client = Db.Coalesce();
        using var stop = new CancellationTokenSource();
        var others = Task.Run(async () =>
        {
            var calls = new List<Task>();
            while (!stop.IsCancellationRequested && calls.Count < 200_000)
                calls.Add(client.Customer.FindUnique(customerId: calls.Count % 3, ct: Ct));
            await Task.WhenAll(calls);
        }, Ct);
        (await client.Customer.FindUnique(customerId: 1, ct: Ct))!.FullName.ShouldBe("ada");
        await stop.CancelAsync();
        await others;
    }

    [Fact]
    public async Task Each_call_has_its_own_end()
    {
        await Seed();
        var client = Db.Coalesce();
        using var stop = new CancellationTokenSource();
        var cancelled = client.Customer.FindUnique(customerId: 3, ct: stop.Token);
        stop.Cancel();
        var there = client.Customer.FindUniqueOrThrow(customerId: 1, ct: Ct);
        var missing = client.Customer.FindUniqueOrThrow(customerId: 99, ct: Ct);
        (await there).FullName.ShouldBe("ada");
        (await Should.ThrowAsync<RecordNotFoundException>(missing)).Model.ShouldBe("customer");
        try
        {
            // It may have ended before it was cancelled.
            (await cancelled)!.FullName.ShouldBe("cy");
        }
        catch (OperationCanceledException error)
        {
            error.CancellationToken.ShouldBe(stop.Token);
        }

        await Should.ThrowAsync<OperationCanceledException>(
            client.Customer.FindUnique(customerId: 1, ct: new CancellationToken(true)));
        // A text that no database can hold fails by itself.
        var wrong = client.Product.FindUnique(sku: "a\0b", ct: Ct);
        var right = client.Product.FindUnique(sku: "pen", ct: Ct);
        (await right)!.Price.ShouldBe(3);
        var error2 = await Record.ExceptionAsync(async () => (await wrong).ShouldBeNull());
        if (error2 is not null) error2.ShouldBeAssignableTo<RefractException>();
    }

    [Fact]
    public async Task A_transaction_sees_its_own_rows_and_nothing_is_remembered()
    {
        await Seed();
        var client = Db.Coalesce();
        await client.Transaction(async tx =>
        {
            await tx.Customer.Update(new(customerId: 1), new() { FullName = "changed" }, ct: Ct);
            var both = await Task.WhenAll(tx.Customer.FindUnique(customerId: 1, ct: Ct),
                client.Customer.FindUnique(customerId: 1, ct: Ct));
            both.ShouldAllBe(customer => customer!.FullName == "changed");
            return true;
        }, ct: Ct);
        (await client.Customer.FindUnique(customerId: 1, ct: Ct))!.FullName.ShouldBe("changed");
        await Db.Customer.Update(new(customerId: 1), new() { FullName = "again" }, ct: Ct);
        (await client.Customer.FindUnique(customerId: 1, ct: Ct))!.FullName.ShouldBe("again");
        await client.Batch(b => (b.Customer.FindUnique(customerId: 1, ct: Ct), b.Customer.Count(ct: Ct)), ct: Ct);
    }

    [Fact]
    public async Task Tenants_stay_apart()
    {
        await using var db = ConnectTenants();
        foreach (var tenant in new[] { 1, 2 })
            await db.For(tenant).Binder.Create(new() { Id = tenant, Name = $"of {tenant}", Size = 1 }, ct: Ct);
        foreach (var client in new[] { db.For(1).Coalesce(), db.Coalesce().For(1) })
        {
            var (mine, theirs) = (client.Binder.FindUnique(id: 1, ct: Ct), client.Binder.FindUnique(id: 2, ct: Ct));
            (await mine)!.Name.ShouldBe("of 1");
            (await theirs).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Hooks_see_each_call()
    {
        await Seed();
        var seen = 0;
        await using var db = ShopDb.Connect(Url,
            options => options.Hooks.Before(_ =>
            {
                Interlocked.Increment(ref seen);
                return Task.CompletedTask;
            }));
        var client = db.Coalesce();
        await Task.WhenAll(Enumerable.Range(1, 5).Select(n => client.Customer.FindUnique(customerId: n % 3, ct: Ct)));
        seen.ShouldBe(5);
    }

    private async Task Fill(int count) => await Db.Product.CreateMany(Enumerable.Range(0, count)
        .Select(n => new ProductCreate { Sku = $"sku{n}", Barcode = $"b{n}", Price = n }), ct: Ct);
}
