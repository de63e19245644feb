using Refract.EndToEnd.Shop;
using Refract.Runtime;

namespace Refract.EndToEnd.Tests;

public abstract partial class HookSpecification
{
    [Fact]
    public async Task Arguments_are_rewritten()
    {
        await Seed();
        await using var db = Connect(hooks => hooks
            .Before<Order>(call =>
            {
                call.Where((OrderFields o) => o.Total < 15);
                return Task.CompletedTask;
            }, verbs: [Verb.FindUnique, Verb.FindMany, Verb.Count, Verb.GroupBy, Verb.Aggregate, Verb.UpdateMany,
                Verb.Update, Verb.DeleteAll])
            .Before<Customer>(call =>
            {
                if (call.Verb == Verb.FindMany) call.Take = Math.Min(call.Take ?? 2, 2);
                return Task.CompletedTask;
            })
            .Before<Product>(call =>
            {
                call.Set((ProductFields p) => p.Price, 99);
                return Task.CompletedTask;
            }, Access.Write, [Verb.Create, Verb.CreateMany, Verb.Update, Verb.UpdateMany])
            .Before(call =>
            {
                if (call.SqlText is not null) call.SqlText = $"select {7}";
                return Task.CompletedTask;
            }));
        (await db.Order.FindMany(ct: Ct)).Count.ShouldBe(2);
        (await db.Order.FindMany(o => o.Total > 5, ct: Ct)).Single().Number.ShouldBe("A1");
        (await db.Order.FindMany(include: new() { Lines = true }, ct: Ct)).Count.ShouldBe(2);
        (await db.Order.Select(o => o.Number).FindMany(ct: Ct)).Count.ShouldBe(2);
        (await db.Order.FindUnique(2, ct: Ct)).ShouldBeNull();
        (await db.Order.FindUnique(1, ct: Ct))!.Number.ShouldBe("A1");
        (await db.Order.Count(ct: Ct)).ShouldBe(2);
        (await db.Order.Sum(o => o.Total, ct: Ct)).ShouldBe(15.5m);
        (await db.Order.GroupBy(o => o.Number).Select(g => g.Key).FindMany(Ct)).Count.ShouldBe(2);
        (await db.Order.UpdateMany(o => o.Id > 0, new() { Note = "x" }, ct: Ct)).ShouldBe(2);
        (await db.Order.UpdateOrDefault(2, new() { Note = "x" }, ct: Ct)).ShouldBeNull();
        (await db.Product.UpdateMany([(new(sku: "map"), new() { Price = 1 })], Ct)).ShouldBe(1);
        (await db.Product.FindUniqueOrThrow(sku: "map", ct: Ct)).Price.ShouldBe(99);
        (await db.Order.Update(1, new() { Note = "y" }, ct: Ct)).Note.ShouldBe("y");
        (await db.Customer.FindMany(ct: Ct)).Count.ShouldBe(2);
        (await db.Customer.FindMany(take: 1, ct: Ct)).Count.ShouldBe(1);
        (await db.Product.Create(new() { Sku = "a", Barcode = "a", Price = 1 }, ct: Ct)).Price.ShouldBe(99);
        var data = new ProductCreate { Sku = "b", Barcode = "b" };
        await db.Product.CreateMany([data], ct: Ct);
        (await db.Product.FindUniqueOrThrow(sku: "b", ct: Ct)).Price.ShouldBe(99);
        (await db.Product.Update(new(sku: "pen"), new() { Price = { Increment = 1 } }, ct: Ct)).Price.ShouldBe(99);
        (await db.QueryRawScalar<int>($"select {1}", Ct)).ShouldBe(7);
        var (found, changed) = await db.Batch(b => (b.Order.FindMany(ct: Ct),
            b.Product.Update(new(sku: "ink"), new() { Price = 5 }, ct: Ct)), ct: Ct);
        (found.Count, changed.Price).ShouldBe((2, 99));
        await db.Line.DeleteAll(Ct);
        (await db.Order.DeleteAll(Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_rewritten_is_refused()
    {
        await using var db = Connect(hooks => hooks
            .Before<Order>(call => { call.Where((OrderFields o) => o.Id > 0); return Task.CompletedTask; },
                verbs: [Verb.Create])
            .Before<Order>(call => { call.Where((CustomerFields c) => c.CustomerId > 0); return Task.CompletedTask; },
                verbs: [Verb.FindMany])
            .Before<Order>(call => { call.Take = 1; return Task.CompletedTask; }, verbs: [Verb.Count])
            .Before<Order>(call => { call.Set((OrderFields o) => o.Id, 1); return Task.CompletedTask; },
                verbs: [Verb.Update])
            .Before<Order>(call => { call.Set((OrderFields o) => o.Note, "x"); return Task.CompletedTask; },
                verbs: [Verb.Exists])
            .Before<Order>(call => { call.Result = "text"; return Task.CompletedTask; }, verbs: [Verb.Aggregate])
            .Before<Order>(call => { _ = call.Result; return Task.CompletedTask; }, verbs: [Verb.FindFirst])
            .Around<Order>((_, _) => Task.CompletedTask, verbs: [Verb.FindUnique]));
        await Refused<InvalidQueryException>(() => db.Order.Create(new() { Number = "n" }, ct: Ct), "condition");
        await Refused<InvalidQueryException>(() => db.Order.FindMany(ct: Ct),
            "A hook for customer met findMany on Order");
        await Refused<InvalidQueryException>(() => db.Order.Count(ct: Ct), "count");
        await Refused<InvalidQueryException>(() => db.Order.Update(1, new() { Note = "y" }, ct: Ct), "Order.Id");
        await Refused<InvalidQueryException>(() => db.Order.Exists(ct: Ct), "no data");
        await Refused<InvalidOperationException>(() => db.Order.Sum(o => o.Total, ct: Ct), "has to be");
        await Refused<InvalidOperationException>(() => db.Order.FindFirst(ct: Ct), "call next() first");
        await Refused<InvalidOperationException>(() => db.Order.FindUnique(1, ct: Ct), "call next(), or set Result");

        static async Task Refused<T>(Func<Task> work, string text) where T : Exception =>
            (await Should.ThrowAsync<T>(work)).Message.ShouldContain(text);
    }

    [Fact]
    public async Task Results_are_replaced()
    {
        await Seed();
        await using var db = Connect(hooks => hooks
            .Around<Order>((call, _) => { call.Result = 42; return Task.CompletedTask; }, verbs: [Verb.Count])
            .After<Order>(call =>
            {
                call.Result = ((IReadOnlyList<Order>)call.Result!).Where(o => o.Number == "A2").ToList();
                return Task.CompletedTask;
            }, verbs: [Verb.FindMany])
            .Around<Order>((call, _) => { call.Result = null; return Task.CompletedTask; }, verbs: [Verb.FindUnique]));
        var log = new List<string>();
        db.Log += entry => log.Add(entry.Sql);
        (await db.Order.Count(ct: Ct)).ShouldBe(42);
        (await db.Order.FindUnique(1, ct: Ct)).ShouldBeNull();
        log.ShouldBeEmpty();
        (await db.Order.FindMany(ct: Ct)).Single().Number.ShouldBe("A2");
        var (rows, count) = await db.Batch(b => (b.Order.FindMany(ct: Ct), b.Order.Count(ct: Ct)), ct: Ct);
        (rows.Count, count).ShouldBe((1, 42));
    }
}
