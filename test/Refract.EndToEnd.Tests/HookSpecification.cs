using Refract.EndToEnd.Shop;
using Refract.Runtime;

namespace Refract.EndToEnd.Tests;

/// <summary>Steps around operations, on every database.</summary>
public abstract partial class HookSpecification(IShopSource source) : ShopFixture(source)
{
    private ShopDb Connect(Action<HookOptions> configure) => ShopDb.Connect(Url, options => configure(options.Hooks));

    [Fact]
    public async Task Every_operation_is_seen()
    {
        await Seed();
        var seen = new List<string>();
        await using var db = Connect(hooks => hooks.Before(call =>
        {
            lock (seen) seen.Add($"{call.Model}.{call.Verb}.{call.Access}{(call.IsInTransaction ? ".tx" : "")}");
            return Task.CompletedTask;
        }));
        var orders = db.Order;
        await Sees("Order.FindUnique.Read", () => orders.FindUnique(1, ct: Ct));
        await Sees("Order.FindUniqueOrThrow.Read", () => orders.FindUniqueOrThrow(1, ct: Ct));
        await Sees("Order.FindUnique.Write", () => orders.FindUnique(1, @lock: RowLock.Update, ct: Ct));
        await Sees("Order.FindFirst.Read", () => orders.FindFirst(ct: Ct));
        await Sees("Order.FindFirstOrThrow.Read", () => orders.FindFirstOrThrow(ct: Ct));
        await Sees("Order.FindMany.Read", () => orders.FindMany(include: new() { Lines = true }, ct: Ct));
        await Sees("Order.FindManyAndCount.Read", () => orders.FindManyAndCount(take: 1, ct: Ct));
        await Sees("Order.Count.Read", () => orders.Count(ct: Ct));
        await Sees("Order.Exists.Read", () => orders.Exists(ct: Ct));
        await Sees("Order.Aggregate.Read", () => orders.Sum(o => o.Total, ct: Ct));
        await Sees("Order.GroupBy.Read", () => orders.GroupBy(o => o.CustomerId).Select(g => g.Key).FindMany(Ct));
        await Sees("Order.FindMany.Read", () => orders.Select(o => o.Number).FindMany(ct: Ct));
        await Sees("Order.Stream.Read", async () =>
        {
            await foreach (var _ in orders.Stream(ct: Ct)) { }
        });
        await Sees("Order.Create.Write", () => orders.Create(new() { Number = "n" }, ct: Ct));
        await Sees("Order.CreateMany.Write", () => orders.CreateMany([new() { Number = "n2" }], ct: Ct));
        await Sees("Order.CreateManyAndReturn.Write",
            () => orders.CreateManyAndReturn([new() { Number = "n3" }], ct: Ct));
        await Sees("Order.Update.Write",
            () => orders.Update(1, new() { Lines = { Create = [new() { Sku = "map" }] } }, ct: Ct));
        await Sees("Order.UpdateMany.Write", () => orders.UpdateMany(new() { Id = 1 }, new() { Note = "x" }, ct: Ct));
        await Sees("Order.UpdateMany.Write", () => orders.UpdateMany([(1, new() { Note = "x" })], Ct));
        await Sees("Order.UpdateManyAndReturn.Write",
            () => orders.UpdateManyAndReturn(new() { Id = 1 }, new() { Note = "x" }, ct: Ct));
        await Sees("Order.UpdateAll.Write", () => orders.UpdateAll(new() { Note = "x" }, Ct));
        await Sees("Order.Upsert.Write", () => orders.Upsert(new(number: "n"), new() { Number = "n" }, new(), ct: Ct));
        await Sees("Order.UpsertMany.Write",
            () => orders.UpsertMany([new() { Number = "n" }], [OrderScalar.Number], ct: Ct));
        await Sees("Order.Delete.Write", () => orders.Delete(new(number: "n"), ct: Ct));
        await Sees("Order.DeleteMany.Write", () => orders.DeleteMany(new() { Number = "n2" }, ct: Ct));
        await Sees("Order.DeleteManyAndReturn.Write", () => orders.DeleteManyAndReturn(new() { Id = -1 }, ct: Ct));
        await Sees("Line.DeleteAll.Write", () => db.Line.DeleteAll(Ct));
        await Sees(".QueryRaw.Write", () => db.QueryRaw<int>($"select 1", Ct));
        await Sees(".QueryRaw.Write", async () =>
        {
            await foreach (var _ in db.StreamRaw<int>($"select 1", Ct)) { }
        });
        await Sees(".ExecuteRaw.Write", () => db.ExecuteRaw($"""update "Order" set note = {"y"}""", Ct));
        await Sees(".Transaction.Write Order.Count.Read.tx Order.Count.Read.tx .Transaction.Write.tx "
            + "Order.Count.Read.tx", () => db.Transaction(async tx =>
            {
                await tx.Order.Count(ct: Ct);
                await db.Order.Count(ct: Ct);
                await tx.Transaction(inner => inner.Order.Count(ct: Ct), ct: Ct);
            }, ct: Ct));
        await Sees("Order.Count.Read.tx", async () =>
        {
            await using var tx = await db.BeginTransaction(ct: Ct);
            await tx.Order.Count(ct: Ct);
        });
        await Sees("Order.Count.Read Order.FindMany.Read", () => db.Batch(b => (b.Order.Count(ct: Ct),
            b.Order.FindMany(include: new() { Lines = true }, ct: Ct)), ct: Ct));

        async Task Sees(string expected, Func<Task> work)
        {
            seen.Clear();
            await work();
            string.Join(' ', seen).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Hooks_run_in_the_order_in_which_they_were_added()
    {
        var log = new List<string>();
        await using var db = Connect(hooks => hooks
            .Around(async (_, next) => { log.Add("a("); await next(); log.Add(")a"); })
            .After(_ => { log.Add("b"); return Task.CompletedTask; })
            .Before(_ => { log.Add("c"); return Task.CompletedTask; })
            .Around(async (call, next) => { await Task.Yield(); await next(); log.Add($"{call.Result}"); }));
        await db.Order.Count(ct: Ct);
        string.Join(' ', log).ShouldBe("a( c 0 b )a");
    }

    [Fact]
    public async Task A_hook_is_for_a_model_an_access_and_verbs()
    {
        await Seed();
        var log = new List<string>();
        await using var db = Connect(hooks => hooks
            .Before<Order>(call => Add("order", call))
            .Before(call => Add("write", call), Access.Write)
            .Around<Product>(async (call, next) => { await next(); await Add("counted", call); },
                verbs: [Verb.Count, Verb.Exists]));
        await db.Order.Count(ct: Ct);
        await db.Product.Count(ct: Ct);
        await db.Product.FindMany(ct: Ct);
        await db.Product.Update(new(sku: "pen"), new() { Price = 4 }, ct: Ct);
        await db.QueryRaw<int>($"select 1", Ct);
        string.Join(' ', log).ShouldBe("order:Order.Count counted:Product.Count write:Product.Update write:.QueryRaw");

        Task Add(string name, OperationCall call)
        {
            log.Add($"{name}:{call.Model}.{call.Verb}");
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Data_is_shown_by_column()
    {
        await Seed();
        var seen = new List<string>();
        await using var db = Connect(hooks => hooks.Before(call =>
        {
            foreach (var row in call.Data)
                seen.Add(string.Join(' ', row.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value}")));
            return Task.CompletedTask;
        }, Access.Write));
        await db.Order.Create(new() { Number = "n", Total = 2, Note = null, Customer = { Connect = 1 } }, ct: Ct);
        await db.Product.CreateMany([new() { Sku = "a", Barcode = "b" }, new() { Sku = "c", Barcode = "d" }], ct: Ct);
        await db.Product.Update(new(sku: "a"), new() { Price = { Increment = 1 }, Barcode = "e" }, ct: Ct);
        await db.Product.Delete(new(sku: "a"), ct: Ct);
        seen.ShouldBe(["Note= Number=n Total=2", "Barcode=b Sku=a", "Barcode=d Sku=c", "Barcode=e"]);
    }

    [Fact]
    public async Task Errors_pass_in_both_directions()
    {
        var log = new List<string>();
        await using var db = Connect(hooks => hooks
            .Around(async (call, next) =>
            {
                try
                {
                    await next();
                }
                catch (Exception error)
                {
                    var name = error is OperationCanceledException ? "cancelled" : error.GetType().Name;
                    lock (log) log.Add($"{call.Verb}: {name}, {call.HasResult}");
                    throw;
                }
            })
            .Before<Tag>(_ => throw new NotSupportedException("no tags"), verbs: [Verb.Create]));
        (await Should.ThrowAsync<RecordNotFoundException>(() => db.Order.Update(9, new() { Note = "x" }, ct: Ct)))
            .Code.ShouldBe("P2025");
        (await Should.ThrowAsync<NotSupportedException>(() => db.Tag.Create(new() { Name = "x" }, ct: Ct))).Message
            .ShouldBe("no tags");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => db.Order.Count(ct: stop.Token));
        // A batch with it is undone.
        await Should.ThrowAsync<NotSupportedException>(() => db.Batch(b => (
            b.Order.Create(new() { Number = "n" }, ct: Ct), b.Tag.Create(new() { Name = "x" }, ct: Ct)), ct: Ct));
        (await Db.Order.Count(ct: Ct)).ShouldBe(0);
        log.Take(3).ShouldBe(["Update: RecordNotFoundException, False", "Create: NotSupportedException, False",
            "Count: cancelled, False"]);
    }

    [Fact]
    public async Task A_hook_can_run_the_operation_again()
    {
        await Seed();
        var attempts = 0;
        await using var db = Connect(hooks => hooks
            .Around(async (_, next) =>
            {
                try
                {
                    await next();
                }
                catch (TimeoutException)
                {
                    await next();
                }
            })
            .Before(_ => attempts++ == 0 ? throw new TimeoutException() : Task.CompletedTask));
        (await db.Order.Count(ct: Ct)).ShouldBe(3);
        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_hook_runs_itself_is_not_seen()
    {
        await Seed();
        ShopDb client = null!;
        var seen = new List<string>();
        await using var db = client = Connect(hooks => hooks
            .After<Order>(async call =>
            {
                lock (seen) seen.Add($"{call.Verb}");
                // On the client, on the model that it is for.
                await client.Order.Count(ct: call.Stop);
                await client.Tag.Create(new() { Name = Guid.NewGuid().ToString() }, ct: call.Stop);
            })
            .Before<Tag>(call =>
            {
                lock (seen) seen.Add($"Tag.{call.Verb}");
                return Task.CompletedTask;
            }));
        await db.Order.FindMany(ct: Ct);
        await db.Transaction(async tx =>
        {
            await tx.Order.Update(1, new() { Note = "x" }, ct: Ct);
            await tx.Tag.Count(ct: Ct);
        }, ct: Ct);
        string.Join(' ', seen).ShouldBe("FindMany Update Tag.Count");
        seen.Clear();
        await db.Batch(b => (b.Order.Count(ct: Ct), b.Order.Update(1, new() { Note = "z" }, ct: Ct),
            b.Tag.Count(ct: Ct)), ct: Ct);
        string.Join(' ', seen.Order()).ShouldBe("Count Tag.Count Update");
        (await Db.Tag.Count(ct: Ct)).ShouldBe(4);
        // What a hook writes belongs to the transaction of the operation.
        await Should.ThrowAsync<NotSupportedException>(() => db.Transaction(async tx =>
        {
            await tx.Order.Update(1, new() { Note = "lost" }, ct: Ct);
            throw new NotSupportedException();
        }, ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(4);
    }

    [Fact]
    public async Task Hooks_see_operations_before_policies()
    {
        await using var db = ShopDb.Connect(Url, options =>
        {
            options.Policies.SoftDelete<SheetFields>(s => s.DeletedAt);
            options.Hooks.Before<Sheet>(call =>
            {
                call.Where((SheetFields s) => s.DeletedAt != null);
                return Task.CompletedTask;
            }, Access.Read);
        });
        await Db.Sheet.Create(new() { TenantId = 1, Title = "gone", DeletedAt = DateTimeOffset.UtcNow }, ct: Ct);
        (await db.Sheet.FindMany(ct: Ct)).ShouldBeEmpty();
        (await db.Without(DataPolicies.SoftDelete).Sheet.FindMany(ct: Ct)).Count.ShouldBe(1);
    }
}
