using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>
/// Columns that the database computes or numbers by itself: written without them, and read back where the client knows
/// their types.
/// </summary>
public abstract class ComputedSpecification(IShopSource source, string kind) : ShopFixture(source)
{
    /// <summary>Enough for PostgreSQL to load them by COPY.</summary>
    private const int Many = 8_500;

    [Fact]
    public async Task Create_returns_what_the_database_computed()
    {
        await Compute();
        var good = await Db.Good.Create(new() { Width = 3 }, ct: Ct);
        (good.Area, good.Label).ShouldBe((9, "w3"));
        (await Db.Good.FindFirst(g => g.Area == 9 && g.Label == "w3", ct: Ct)).ShouldNotBeNull().Id.ShouldBe(good.Id);
        (await Db.Good.FindMany(orderBy: [new() { Area = Sort.Desc }, new() { Label = Sort.Asc }],
            ct: Ct)).Count.ShouldBe(1);
    }

    [Theory, InlineData(1), InlineData(50), InlineData(Many)]
    public async Task CreateMany_leaves_computed_columns_to_the_database(int count)
    {
        await Compute();
        (await Db.Good.CreateMany(Enumerable.Range(1, count).Select(n => new GoodCreate { Width = n }),
            ct: Ct)).ShouldBe(count);
        (await Db.Good.Count(new() { Area = count * count }, ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Update_and_upsert_return_what_the_database_computed_anew()
    {
        await Compute();
        var good = await Db.Good.Create(new() { Width = 3 }, ct: Ct);
        var updated = await Db.Good.Update(good.Id, new() { Width = 4 }, ct: Ct);
        (updated.Area, updated.Label).ShouldBe((16, "w4"));
        (await Db.Good.UpdateMany(new() { Area = 16 }, new() { Width = { Increment = 1 } }, ct: Ct)).ShouldBe(1);
        var upserted = await Db.Good.Upsert(good.Id, new() { Width = 1 }, new() { Width = { Increment = 1 } }, ct: Ct);
        (upserted.Width, upserted.Area).ShouldBe((6, 36));
        (await Db.Good.Upsert(good.Id + 1000, new() { Width = 2 }, new() { Width = 0 }, ct: Ct)).Area.ShouldBe(4);
        (await Db.Good.Delete(good.Id, ct: Ct)).Area.ShouldBe(36);
    }

    [Fact]
    public async Task Nested_writes_leave_computed_columns_to_the_database()
    {
        await Compute();
        var shelf = await Db.Shelf.Create(
            new() { Name = "s", Goods = { Create = [new() { Width = 2 }, new() { Width = 5 }] } },
            new() { Goods = true }, ct: Ct);
        shelf.Goods.Select(good => good.Area).Order().ShouldBe([4, 25]);
        shelf = await Db.Shelf.Update(shelf.Id, new()
        {
            Goods =
            {
                Create = [new() { Width = 7 }],
                UpdateMany = [new() { Where = new() { Width = 2 }, Data = new() { Width = 3 } }],
            },
        }, new() { Goods = true }, ct: Ct);
        shelf.Goods.Select(good => good.Area).Order().ShouldBe([9, 25, 49]);
    }

    public static TheoryData<string> Values =>
        ["create", "create of null", "create many", "load", "update", "update many", "upsert", "nested create"];

    [Theory, MemberData(nameof(Values))]
    public async Task Value_for_a_computed_column_is_refused_with_its_name_and_nothing_is_kept(string call)
    {
        await Compute();
        var id = (await Db.Good.Create(new() { Width = 3 }, ct: Ct)).Id;
        var error = await Should.ThrowAsync<RefractException>(() => Give(call, id));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(("P2010", false, false));
        error.Message.ShouldContain(
            $"gives a value to Good.{(call == "create of null" ? "label" : "area")}, which the database itself fills");
        error.Message.ShouldContain("Leave the field out");
        (await Db.Good.Count(ct: Ct)).ShouldBe(1);
        (await Db.Shelf.Count(ct: Ct)).ShouldBe(0);
        (await Db.Good.FindUnique(id, ct: Ct)).ShouldNotBeNull().Area.ShouldBe(9);
    }

    private Task Give(string call, int id) => call switch
    {
        "create" => Db.Good.Create(new() { Width = 1, Area = 1 }, ct: Ct),
        "create of null" => Db.Good.Create(new() { Width = 1, Label = null }, ct: Ct),
        "create many" => Db.Good.CreateMany([new() { Width = 1, Area = 1 }, new() { Width = 2, Area = 4 }], ct: Ct),
        "load" => Db.Good.CreateMany(Enumerable.Range(0, Many).Select(n => new GoodCreate { Width = n, Area = n }),
            ct: Ct),
        "update" => Db.Good.Update(id, new() { Area = 1 }, ct: Ct),
        "update many" => Db.Good.UpdateMany(new() { Id = id }, new() { Area = { Increment = 1 } }, ct: Ct),
        "upsert" => Db.Good.Upsert(id, new() { Width = 1 }, new() { Area = 1 }, ct: Ct),
        _ => Db.Shelf.Create(new() { Name = "s", Goods = { Create = [new() { Width = 1, Area = 1 }] } }, ct: Ct),
    };

    private Task Compute() => IsPostgreSql
        ? Raw("""
            ALTER TABLE "Good" DROP COLUMN "area", DROP COLUMN "label_text";
            ALTER TABLE "Good" ADD COLUMN "area" integer NOT NULL GENERATED ALWAYS AS ("width" * "width") STORED,
                ADD COLUMN "label_text" text GENERATED ALWAYS AS ('w' || "width"::text) STORED,
                ADD COLUMN "search" tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', "width"::text)) STORED,
                ADD COLUMN "span" int4range GENERATED ALWAYS AS (int4range("width", "width" + 1)) STORED,
                ADD COLUMN "number" integer GENERATED ALWAYS AS IDENTITY
            """)
        : Raw($"""
            DROP TABLE "Good";
            CREATE TABLE "Good" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "width" INTEGER NOT NULL,
                "area" INTEGER NOT NULL GENERATED ALWAYS AS ("width" * "width") {kind},
                "label_text" TEXT GENERATED ALWAYS AS ('w' || "width") {kind},
                "shape" GEOMETRY NOT NULL GENERATED ALWAYS AS ("width" * 2) {kind},
                "shelfId" INTEGER REFERENCES "Shelf" ("id") ON DELETE SET NULL ON UPDATE CASCADE)
            """);
}
