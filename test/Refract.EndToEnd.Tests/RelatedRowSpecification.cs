using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Conditions on the row of a to-one relation in nested writes, on every database.</summary>
public abstract class RelatedRowSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task The_row_that_is_pointed_to_must_meet_them()
    {
        await Seed();
        await Db.Order.Update(1, new()
        {
            Customer = { Where = { FullName = "ada" }, Update = { FullName = "Ada" } },
        }, ct: Ct);
        (await Db.Customer.FindUniqueOrThrow(1, ct: Ct)).FullName.ShouldBe("Ada");
        (await Should.ThrowAsync<RecordNotFoundException>(() => Db.Order.Update(1, new()
        {
            Note = "kept?", Customer = { Where = { FullName = "ada" }, Update = { FullName = "x" } },
        }, ct: Ct))).Code.ShouldBe("P2025");
        (await Db.Order.Count(new() { Note = "kept?" }, ct: Ct)).ShouldBe(0);

        await Db.Order.Update(1, new() { Customer = { Where = { FullName = "ada" }, Disconnect = true } }, ct: Ct);
        (await Db.Order.FindUniqueOrThrow(1, ct: Ct)).CustomerId.ShouldBe(1);
        await Db.Order.Update(1, new() { Customer = { Where = { FullName = "Ada" }, Disconnect = true } }, ct: Ct);
        (await Db.Order.FindUniqueOrThrow(1, ct: Ct)).CustomerId.ShouldBeNull();

        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Order.Update(new(number: "B1"),
            new() { Customer = { Where = { Orders = { Some = { Number = "A2" } } }, Delete = true } }, ct: Ct));
        await Db.Order.Update(new(number: "B1"), new()
        {
            Customer =
            {
                Where = new() { FullName = "nobody" },
                Upsert = new() { Create = new() { EmailAddress = "new" }, Update = new() { FullName = "x" } },
            },
        }, ct: Ct);
        (await Db.Order.FindUniqueOrThrow(new OrderUnique(number: "B1"), new() { Customer = true }, ct: Ct))
            .Customer!.EmailAddress.ShouldBe("new");
        (await Db.Customer.FindUniqueOrThrow(2, ct: Ct)).FullName.ShouldBe("bob");
    }

    [Fact]
    public async Task The_row_that_points_here_must_meet_them()
    {
        await Seed();
        await Db.Customer.Update(1, new() { Profile = { Create = new() { Bio = "old" } } }, ct: Ct);
        await Db.Customer.Update(1, new() { Profile = { Where = { Bio = "old" }, Update = { Bio = "new" } } }, ct: Ct);
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Customer.Update(1,
            new() { Profile = { Where = { Bio = "old" }, Update = { Bio = "x" } } }, ct: Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Customer.Update(1,
            new() { Profile = { Where = { Bio = "old" }, Delete = true } }, ct: Ct));
        (await Db.Profile.FindMany(ct: Ct)).ShouldHaveSingleItem().Bio.ShouldBe("new");
        await Db.Customer.Update(1, new() { Profile = { Where = { Bio = "new" }, Delete = true } }, ct: Ct);
        (await Db.Profile.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Conditions_that_are_left_out_or_mean_nothing()
    {
        await Seed();
        string? name = null;
        await Db.Order.Update(1, new()
        {
            Customer = { Where = { FullName = name.OrSkip() }, Update = { FullName = "any" } },
        }, ct: Ct);
        (await Db.Customer.FindUniqueOrThrow(1, ct: Ct)).FullName.ShouldBe("any");
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.Update(1,
            new() { Customer = { Where = { FullName = "x" }, Connect = 2 } }, ct: Ct)))
            .Path.ShouldBe("data.Customer.Where");
    }
}
