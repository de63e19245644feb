using System.Data;

namespace Refract.EndToEnd.Tests;

/// <summary>Transactions through the generated client, on every database.</summary>
public abstract class TransactionSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Work_that_ends_is_kept_and_work_that_throws_is_not()
    {
        var made = await Db.Transaction(async tx =>
        {
            await tx.Tag.Create(new() { Name = "a" }, ct: Ct);
            return await Db.Tag.Create(new() { Name = "joins" }, ct: Ct);
        }, ct: Ct);
        made.Name.ShouldBe("joins");
        await Should.ThrowAsync<TimeoutException>(() => Db.Transaction(async tx =>
        {
            await tx.Tag.Create(new() { Name = "b" }, ct: Ct);
            await Db.Tag.Create(new() { Name = "c" }, ct: Ct);
            throw new TimeoutException();
        }, ct: Ct));
        await Names("a", "joins");
    }

    [Fact]
    public async Task A_transaction_inside_another_is_undone_alone()
    {
        await Db.Transaction(async tx =>
        {
            await tx.Tag.Create(new() { Name = "a" }, ct: Ct);
            await Should.ThrowAsync<UniqueConstraintException>(() => tx.Transaction(async inner =>
            {
                await inner.Tag.Create(new() { Name = "b" }, ct: Ct);
                await inner.Tag.Create(new() { Name = "a" }, ct: Ct);
            }, ct: Ct));
            await tx.Transaction(async inner => await inner.Tag.Create(new() { Name = "c" }, ct: Ct), ct: Ct);
        }, ct: Ct);
        await Names("a", "c");
    }

    [Fact]
    public async Task An_explicit_transaction_is_kept_only_when_committed()
    {
        await using (var tx = await Db.BeginTransaction(ct: Ct))
        {
            await tx.Tag.Create(new() { Name = "a" }, ct: Ct);
            await tx.Commit(Ct);
        }

        await using (var tx = await Db.BeginTransaction(ct: Ct)) await tx.Tag.Create(new() { Name = "b" }, ct: Ct);
        await using (var tx = await Db.BeginTransaction(ct: Ct))
        {
            await tx.Tag.Create(new() { Name = "c" }, ct: Ct);
            await tx.Rollback();
            (await Should.ThrowAsync<RefractException>(() => tx.Tag.Count(ct: Ct))).Code.ShouldBe("P2028");
        }

        await Names("a");
    }

    [Fact]
    public async Task Nested_writes_inside_a_transaction_go_with_it()
    {
        await Should.ThrowAsync<TimeoutException>(() => Db.Transaction(async tx =>
        {
            await tx.Customer.Create(
                new() { EmailAddress = "a", Orders = { Create = [new() { Number = "1" }, new() { Number = "2" }] } },
                ct: Ct);
            (await tx.Order.Count(ct: Ct)).ShouldBe(2);
            throw new TimeoutException();
        }, IsolationLevel.Serializable, Ct));
        (await Db.Order.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_is_locked_loses_no_update()
    {
        var tag = await Db.Task.Create(new() { Class = "c" }, ct: Ct);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Db.Transaction(async tx =>
        {
            var row = await tx.Task.FindUniqueOrThrow(tag.Id, @lock: RowLock.Update, ct: Ct);
            await tx.Task.Update(row.Id, new() { Event = row.Event + 1 }, ct: Ct);
        }, ct: Ct), Ct)));
        (await Db.Task.FindUniqueOrThrow(tag.Id, ct: Ct)).Event.ShouldBe(12);
    }

    private async Task Names(params string[] names) =>
        (await Db.Tag.FindMany(orderBy: new() { Name = Sort.Asc }, ct: Ct)).Select(tag => tag.Name).ShouldBe(names);
}
