using System.Data;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Operations that run together, on every database.</summary>
public abstract class BatchSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Results_come_in_the_order_of_the_operations()
    {
        await Seed();
        var (customers, orders, first, missing, total, sum, names, page) = await Db.Batch(b => (
            b.Customer.FindMany(orderBy: new() { CustomerId = Sort.Asc }, include: new() { Orders = true }, ct: Ct),
            b.Order.Count(ct: Ct),
            b.Customer.FindUniqueOrThrow(customerId: 1, ct: Ct),
            b.Customer.FindUnique(customerId: -1, ct: Ct),
            b.QueryRawScalar<int>($"SELECT {41} + 1", Ct),
            b.Order.Sum(o => o.Total, ct: Ct),
            b.Customer.Select(c => c.FullName).FindMany(orderBy: new() { CustomerId = Sort.Asc }, ct: Ct),
            b.Order.FindManyAndCount(take: 1, orderBy: new() { Number = Sort.Desc }, ct: Ct)), ct: Ct);
        customers.Select(c => c.Orders.Count).ShouldBe([2, 1, 0]);
        (orders, first.FullName, missing, total, sum).ShouldBe((3, "ada", null, 42, 35.5m));
        names.ShouldBe(["ada", "bob", "cy"]);
        (page.Rows.Single().Number, page.Count).ShouldBe(("B1", 3));
    }

    [Fact]
    public async Task Lists_of_operations_have_lists_of_results()
    {
        var made = await Db.Batch(
            b => Enumerable.Range(0, 50).Select(n => b.Tag.Create(new() { Name = $"t{n}" }, ct: Ct)), ct: Ct);
        made.Select(tag => tag.Name).ShouldBe(Enumerable.Range(0, 50).Select(n => $"t{n}"));
        made.Select(tag => tag.Id).ShouldBe(made.Select(tag => tag.Id).Order());
        (await Db.Batch(b => Array.Empty<Task<Tag>>(), ct: Ct)).ShouldBeEmpty();
        Task? first = null;
        await Db.Batch(b => [first = b.Tag.DeleteMany(new() { Name = "t1" }, ct: Ct), b.Product.Count(ct: Ct)], ct: Ct);
        (await (Task<int>)first!).ShouldBe(1);
        (await Db.Tag.Count(ct: Ct)).ShouldBe(49);
    }

    [Fact]
    public async Task Each_operation_sees_what_those_before_it_did()
    {
        await Seed();
        var (before, made, after, changed, nested, gone, left, all) = await Db.Batch(b => (
            b.Customer.FindUnique(customerId: 2, include: new() { Orders = { Include = { Lines = true } } }, ct: Ct),
            b.Order.Create(new() { Number = "B2", CustomerId = 2 }, ct: Ct),
            b.Customer.FindUnique(customerId: 2, include: new() { Orders = true }, ct: Ct),
            b.Order.UpdateMany(new() { CustomerId = 2 }, new() { Note = "x" }, ct: Ct),
            b.Customer.Update(2, new() { Orders = { Create = [new() { Number = "B3" }] } },
                include: new() { Orders = true }, ct: Ct),
            b.Order.Delete(new(number: "B2"), ct: Ct),
            b.Order.Count(new() { Note = "x" }, ct: Ct),
            b.Customer.FindMany(include: new() { Orders = true }, orderBy: new() { CustomerId = Sort.Asc }, ct: Ct)),
            ct: Ct);
        before!.Orders.Single().Lines.Single().Sku.ShouldBe("pen");
        made.Note.ShouldBeNull();
        after!.Orders.Select(o => o.Number).Order().ShouldBe(["B1", "B2"]);
        (changed, gone.Note, left).ShouldBe((2, "x", 1));
        nested.Orders.Select(o => o.Number).Order().ShouldBe(["B1", "B2", "B3"]);
        all[1].Orders.Select(o => o.Number).Order().ShouldBe(["B1", "B3"]);
    }

    [Fact]
    public async Task All_operations_take_effect_or_none()
    {
        await Seed();
        var missing = await Should.ThrowAsync<RecordNotFoundException>(() => Db.Batch(b => (
            b.Tag.Create(new() { Name = "a" }, ct: Ct),
            b.Order.Update(new(number: "no"), new() { Note = "x" }, ct: Ct),
            b.Tag.Create(new() { Name = "b" }, ct: Ct)), ct: Ct));
        missing.Message.ShouldContain("Order");
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }, new() { Name = "b" }], ct: Ct),
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct)), ct: Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct),
            b.Order.FindUniqueOrThrow(number: "no", ct: Ct)), ct: Ct));
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct),
            b.Product.Update("pen", new() { Tags = { Create = [new() { Name = "a" }] } }, ct: Ct)), ct: Ct));
        await Should.ThrowAsync<RefractException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct),
            b.ExecuteRaw($"DELETE FROM nothing", Ct)), ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_stops_the_batch_before_it_begins()
    {
        var log = Listen();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct),
            b.Everything.CreateMany([new() { Colour = (Colour)99 }], ct: Ct)), ct: Ct));
        log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Errors_of_the_function_run_nothing()
    {
        var log = Listen();
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Batch<Tag>(b =>
        {
            _ = b.Tag.Create(new() { Name = "a" }, ct: Ct);
            throw new InvalidOperationException();
        }, ct: Ct));
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Batch(b => (b.Tag.Count(ct: Ct), (Task<int>)null!),
            ct: Ct))).Message.ShouldContain("operations[1]");
        log.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_operation_is_refused()
    {
        async Task Refused(Func<ShopDb, Task> what, string name) =>
            (await Should.ThrowAsync<InvalidQueryException>(
                () => Db.Batch(b => [b.Tag.Count(ct: Ct), what(b)], ct: Ct))).Message.ShouldStartWith(name);

        await Refused(b => b.Transaction(t => t.Tag.Count(ct: Ct), ct: Ct), "Transaction has no place in a batch");
        await Refused(b => b.BeginTransaction(ct: Ct), "BeginTransaction");
        await Refused(b => b.OutsideTransaction(t => t.Tag.Count(ct: Ct)), "OutsideTransaction");
        await Refused(b => b.Batch(c => [c.Tag.Count(ct: Ct)], ct: Ct), "Batch");
        await Refused(b =>
        {
            _ = b.StreamRaw<int>($"SELECT 1", Ct);
            return Task.CompletedTask;
        }, "StreamRaw");
        await Refused(async b =>
        {
            await b.Tag.Create(new() { Name = "a" }, ct: Ct);
            await b.Tag.Create(new() { Name = "b" }, ct: Ct);
        }, "This operation came when its batch had been put together");
    }

    [Fact]
    public async Task A_batch_joins_the_transaction_around_it()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Transaction(async tx =>
        {
            var (one, two, count) = await tx.Batch(b => (b.Tag.Create(new() { Name = "a" }, ct: Ct),
                b.Tag.CreateMany([new() { Name = "b" }], ct: Ct), b.Tag.Count(ct: Ct)), ct: Ct);
            count.ShouldBe(2);
            await Should.ThrowAsync<RecordNotFoundException>(() => tx.Batch(b => (
                b.Tag.Create(new() { Name = "c" }, ct: Ct), b.Tag.Delete(-1, ct: Ct)), ct: Ct));
            (await tx.Tag.Count(ct: Ct)).ShouldBe(2);
            throw new InvalidOperationException();
        }, ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Options_make_a_transaction_of_it()
    {
        await Seed();
        var (before, after) = await Db.Batch(b => (b.Tag.Count(ct: Ct), b.Order.Count(ct: Ct)),
            IsolationLevel.Serializable, Ct);
        (before, after).ShouldBe((0, 3));
        var calls = 0;
        var made = await Db.Batch(b =>
        {
            calls++;
            return new[] { b.Tag.Create(new() { Name = "a" }, ct: Ct) };
        }, new TransactionOptions { MaxRetries = 3, Isolation = IsolationLevel.Serializable }, Ct);
        (calls, made.Single().Name).ShouldBe((1, "a"));
    }

    [Fact]
    public async Task Tokens_cancel_the_batch()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct),
            b.Tag.CreateMany([new() { Name = "b" }], ct: cancelled.Token)), ct: Ct));
        await Should.ThrowAsync<OperationCanceledException>(() => Db.Batch(b => (
            b.Tag.CreateMany([new() { Name = "a" }], ct: Ct),
            b.Tag.CreateMany([new() { Name = "b" }], ct: Ct)), ct: cancelled.Token));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Tasks_of_a_batch_that_failed_fail_with_its_error()
    {
        Task<Tag>? inner = null;
        Task<string>? shaped = null;
        var error = await Should.ThrowAsync<RecordNotFoundException>(() => Db.Batch(b => (
            inner = b.Tag.Create(new() { Name = "a" }, ct: Ct),
            shaped = b.Tag.Select(t => t.Name).Create(new() { Name = "b" }, Ct),
            b.Tag.Delete(-1, ct: Ct)), ct: Ct));
        (await Should.ThrowAsync<RecordNotFoundException>(() => inner!)).ShouldBeSameAs(error);
        (await Should.ThrowAsync<RecordNotFoundException>(() => shaped!)).ShouldBeSameAs(error);
    }

    [Fact]
    public async Task Round_trips_are_shared()
    {
        await Seed();
        if (!IsPostgreSql) return;
        (await Trips(() => Db.Batch(b => Enumerable.Range(1, 3).Select(n => b.Customer.FindUnique(customerId: n,
            ct: Ct)), ct: Ct))).ShouldBe(1);
        (await Trips(() => Db.Batch(b => (b.Tag.CreateMany([new() { Name = "a" }], ct: Ct), b.Tag.Count(ct: Ct),
            b.Order.UpdateMany(new() { Number = "A1" }, new() { Note = "x" }, ct: Ct)), ct: Ct))).ShouldBe(1);
        // Both depths of both, together.
        (await Trips(() => Db.Batch(b => (
            b.Customer.FindMany(include: new() { Orders = { Include = { Lines = true } } }, ct: Ct),
            b.Order.FindMany(include: new() { Lines = { Include = { Product = true } } }, ct: Ct)), ct: Ct)))
            .ShouldBe(3);
    }

    /// <summary>How many round trips the work took: a batch of statements has one span.</summary>
    private static async Task<int> Trips(Func<Task> work)
    {
        var count = 0;
        using var root = new System.Diagnostics.Activity("trips").Start();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Refract", StringComparison.Ordinal),
            Sample = (ref _) => System.Diagnostics.ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId && activity.GetTagItem("db.query.text") is not null)
                    Interlocked.Increment(ref count);
            },
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        await work();
        return count;
    }
}
