using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

public sealed class Computed_on_postgresql() : ComputedSpecification(new PostgreSqlShop(), "STORED");

public sealed class Computed_and_stored_on_sqlite() : ComputedSpecification(new SqliteShop(), "STORED");

public sealed class Computed_when_read_on_sqlite() : ComputedSpecification(new SqliteShop(), "VIRTUAL");

/// <summary>Keys that the server numbers as an identity, always or by default.</summary>
public sealed class Identities_on_postgresql() : ShopFixture(new PostgreSqlShop())
{
    private const int Many = 8_500;

    [Theory, InlineData("ALWAYS"), InlineData("BY DEFAULT")]
    public async Task Row_without_a_number_gets_one_in_every_kind_of_write(string kind)
    {
        await Identity(kind);
        var first = await Db.Good.Create(new() { Width = 1 }, ct: Ct);
        (await Db.Good.CreateMany([new() { Width = 2 }, new() { Width = 3 }], ct: Ct)).ShouldBe(2);
        var many = Enumerable.Range(0, Many).Select(n => new GoodCreate { Width = n });
        (await Db.Good.CreateMany(many, ct: Ct)).ShouldBe(Many);
        (await Db.Good.Update(first.Id, new() { Width = 9 }, ct: Ct)).Id.ShouldBe(first.Id);
        (await Db.Good.Upsert(first.Id, new() { Width = 0 }, new() { Width = 8 }, ct: Ct)).Width.ShouldBe(8);
        (await Db.Good.Upsert(1_000_000, new() { Width = 0 }, new() { Width = 8 }, ct: Ct)).Width.ShouldBe(0);
        var shelf = await Db.Shelf.Create(
            new() { Name = "s", Goods = { Create = [new() { Width = 2 }, new() { Width = 5 }] } },
            new() { Goods = true }, ct: Ct);
        shelf.Goods.Count.ShouldBe(2);
        (await Db.Good.Count(ct: Ct)).ShouldBe(Many + 6);
    }

    [Theory]
    [InlineData("create"), InlineData("create many"), InlineData("load")]
    [InlineData("upsert"), InlineData("nested create"), InlineData("update")]
    public async Task Number_of_the_caller_is_refused_where_the_server_always_gives_it_and_nothing_is_kept(string call)
    {
        await Identity("ALWAYS");
        var id = (await Db.Good.Create(new() { Width = 3 }, ct: Ct)).Id;
        var error = await Should.ThrowAsync<RefractException>(() => Give(call, id));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(("P2010", false, false));
        // Also where both of the models that are written at once have such a field.
        error.Message.ShouldContain("gives a value to Good.id, which the database itself fills");
        error.Message.ShouldContain("Leave the field out");
        (await Db.Good.FindMany(ct: Ct)).ShouldHaveSingleItem().Id.ShouldBe(id);
        (await Db.Shelf.Count(ct: Ct)).ShouldBe(0);
    }

    [Theory]
    [InlineData("create"), InlineData("create many"), InlineData("load")]
    [InlineData("upsert"), InlineData("nested create"), InlineData("update")]
    public async Task Number_of_the_caller_is_taken_where_the_server_gives_it_by_default(string call)
    {
        await Identity("BY DEFAULT");
        var id = (await Db.Good.Create(new() { Width = 3 }, ct: Ct)).Id;
        await Give(call, id);
        (await Db.Good.FindUnique(10_000, ct: Ct)).ShouldNotBeNull();
        (await Db.Good.Count(ct: Ct)).ShouldBe(call switch
        {
            "update" => 1, "create many" => 3, "load" => Many + 1, _ => 2,
        });
    }

    private Task Give(string call, int id) => call switch
    {
        "create" => Db.Good.Create(new() { Id = 10_000, Width = 1 }, ct: Ct),
        "create many" => Db.Good.CreateMany(Rows(2), ct: Ct),
        "load" => Db.Good.CreateMany(Rows(Many), ct: Ct),
        "upsert" => Db.Good.Upsert(10_000, new() { Id = 10_000, Width = 1 }, new() { Width = 2 }, ct: Ct),
        "update" => Db.Good.Update(id, new() { Id = 10_000 }, ct: Ct),
        _ => Db.Shelf.Create(new() { Name = "s", Goods = { Create = [new() { Id = 10_000, Width = 1 }] } }, ct: Ct),
    };

    private static IEnumerable<GoodCreate> Rows(int count) =>
        Enumerable.Range(0, count).Select(n => new GoodCreate { Id = 10_000 + n, Width = n });

    private Task Identity(string kind) => Raw($"""
        ALTER TABLE "Good" ALTER COLUMN "id" DROP DEFAULT, ALTER COLUMN "area" SET DEFAULT 0;
        ALTER TABLE "Good" ALTER COLUMN "id" ADD GENERATED {kind} AS IDENTITY
        """);
}
