using System.Data;

namespace Refract.EndToEnd.Tests;

/// <summary>Callers that look for the same row at once, find nothing and create it.</summary>
public abstract class RaceSpecification(IShopSource source) : ShopFixture(source)
{
    private const int Callers = 24;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectOrCreate_of_the_row_that_is_pointed_to_creates_it_once(bool inTransaction)
    {
        await Race(inTransaction, (db, n) => db.Profile.Create(new()
        {
            Bio = $"{n}",
            Customer =
            {
                Create = new()
                {
                    EmailAddress = $"own{n}",
                    InvitedBy = { ConnectOrCreate = new() { Where = new(emailAddress: "shared"),
                        Create = new() { EmailAddress = "shared" } } },
                },
            },
        }, ct: Ct));
        (await Db.Customer.Count(new() { EmailAddress = "shared" }, ct: Ct)).ShouldBe(1);
        (await Db.Customer.Count(new() { InvitedBy = { EmailAddress = "shared" } }, ct: Ct)).ShouldBe(Callers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectOrCreate_in_a_many_to_many_relation_creates_the_row_once(bool inTransaction)
    {
        await Race(inTransaction, (db, n) => db.Product.Create(new()
        {
            Sku = $"s{n}", Barcode = $"b{n}",
            Tags = { ConnectOrCreate = [new() { Where = new(name: "shared"), Create = new() { Name = "shared" } }] },
        }, ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(1);
        (await Db.Product.Count(new() { Tags = { Some = { Name = "shared" } } }, ct: Ct)).ShouldBe(Callers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectOrCreate_of_the_row_that_points_back_creates_it_once(bool inTransaction)
    {
        await Race(inTransaction, (db, n) => db.Customer.Create(new()
        {
            EmailAddress = $"c{n}",
            Orders = { ConnectOrCreate = [new() { Where = new(number: "shared"),
                Create = new() { Number = "shared" } }] },
        }, ct: Ct));
        (await Db.Order.Count(ct: Ct)).ShouldBe(1);
        (await Db.Customer.Count(ct: Ct)).ShouldBe(Callers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nested_Upsert_creates_the_row_once_and_updates_it_for_all_others(bool inTransaction)
    {
        var owner = await Db.Customer.Create(new() { EmailAddress = "owner" }, ct: Ct);
        await Race(inTransaction, (db, n) => db.Customer.Update(owner.CustomerId, new()
        {
            FullName = $"{n}",
            Orders =
            {
                Upsert = [new() { Where = new(number: "shared"), Create = new() { Number = "shared" },
                    Update = new() { Total = { Increment = 1 } } }],
            },
        }, ct: Ct));
        (await Db.Order.FindUniqueOrThrow(number: "shared", ct: Ct)).Total.ShouldBe(Callers - 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upsert_of_a_row_with_two_keys_and_nested_writes_creates_it_once(bool inTransaction)
    {
        await Race(inTransaction, (db, n) => db.Product.Upsert(
            new(sku: "shared"),
            new() { Sku = "shared", Barcode = "shared", Tags = { Create = [new() { Name = $"t{n}" }] } },
            new() { Price = { Increment = 1 } }, ct: Ct));
        (await Db.Product.FindUniqueOrThrow(sku: "shared", ct: Ct)).Price.ShouldBe(Callers - 1);
        (await Db.Tag.Count(ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upsert_of_a_row_with_two_keys_creates_it_once(bool inTransaction)
    {
        await Race(inTransaction, (db, n) => db.Product.Upsert(
            new(sku: "shared"), new() { Sku = "shared", Barcode = "shared" }, new() { Price = { Increment = 1 } },
            ct: Ct));
        (await Db.Product.FindUniqueOrThrow(sku: "shared", ct: Ct)).Price.ShouldBe(Callers - 1);
    }

    [Fact]
    public async Task Key_that_belongs_to_another_row_stays_an_error_and_leaves_the_transaction_usable_around_it()
    {
        await Db.Product.Create(new() { Sku = "other", Barcode = "taken" }, ct: Ct);
        await Db.Transaction(async tx =>
        {
            await Should.ThrowAsync<UniqueConstraintException>(() => tx.Transaction(inner => inner.Product.Upsert(
                new(sku: "mine"), new() { Sku = "mine", Barcode = "taken" }, new() { Price = 1 }, ct: Ct), ct: Ct));
            await tx.Tag.Create(new() { Name = "kept" }, ct: Ct);
        }, ct: Ct);
        (await Db.Tag.Count(ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData(IsolationLevel.Serializable)]
    [InlineData(IsolationLevel.RepeatableRead)]
    public async Task Numbers_that_are_given_in_a_snapshot_are_given_once_each(IsolationLevel isolation)
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Db.Transaction(async tx =>
        {
            var count = await tx.Order.Count(ct: Ct);
            await Task.Delay(5, Ct);
            await tx.Order.Create(new() { Number = $"no {count + 1}" }, ct: Ct);
        }, new() { Isolation = isolation, MaxRetries = 200 }, Ct), Ct)));
        (await Db.Order.Count(ct: Ct)).ShouldBe(12);
    }

    [Fact]
    public async Task Key_that_is_taken_in_a_snapshot_is_P2002_in_the_end()
    {
        await Db.Tag.Create(new() { Name = "taken" }, ct: Ct);
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Transaction(
            tx => tx.Tag.Create(new() { Name = "taken" }, ct: Ct),
            new() { Isolation = IsolationLevel.Serializable, MaxRetries = 2 }, Ct));
    }

    private Task Race(bool inTransaction, Func<Shop.ShopDb, int, Task> work) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(
        () => inTransaction ? Db.Transaction(tx => work(tx, n), ct: Ct) : work(Db, n), Ct)));
}
