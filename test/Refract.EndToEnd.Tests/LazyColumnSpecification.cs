using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Columns that are only read on demand, on every database.</summary>
public abstract class LazyColumnSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Lazy_columns_are_in_no_statement_that_does_not_ask_for_them()
    {
        await Seed();
        var log = Listen();
        var key = new AccountUnique(handle: "ada");
        var rows = new List<Account?>
        {
            await Db.Account.FindUnique(handle: "ada", ct: Ct),
            await Db.Account.FindFirst(where: new() { Handle = "ada" }, ct: Ct),
            (await Db.Account.FindMany(ct: Ct))[0],
            (await Db.Document.FindFirst(include: new() { Account = true }, ct: Ct))!.Account,
            await Db.Account.Update(key, new() { Visits = { Increment = 1 } }, ct: Ct),
            await Db.Account.Upsert(key, new() { Handle = "ada", Secret = "s" }, new() { Visits = 9 }, ct: Ct),
            await Db.Account.Create(new() { Handle = "bob", Secret = "hidden", Documents =
                { Create = [new() { Title = "t", Text = "body" }] } }, ct: Ct),
            await Db.Account.Create(new() { Handle = "cy", Secret = "hidden" }, ct: Ct),
            await Db.Account.Delete(new(handle: "cy"), ct: Ct),
        };
        foreach (var row in rows)
        {
            row.ShouldNotBeNull().Loaded.Secret.ShouldBeFalse();
            Should.Throw<ColumnNotLoadedException>(() => row.Secret).Message.ShouldBe(
                "Account.Secret is a lazy column and was not loaded. Add include: new() { Secret = true } to the "
                + "query, or ask record.Loaded.Secret first.");
            Should.Throw<ColumnNotLoadedException>(() => row.Marks);
            Should.Throw<ColumnNotLoadedException>(() => row.Tries);
        }

        log.ShouldAllBe(sql => !sql.Contains("photo") && !ReadPart(sql).Contains("secret"));
    }

    [Fact]
    public async Task Include_reads_them_in_both_styles_and_at_any_depth()
    {
        await Seed();
        var all = new AccountInclude { Secret = true, Tries = true, Photo = true, Marks = true, Colour = true };
        IsAda(await Db.Account.FindUnique(handle: "ada", include: all, ct: Ct));
        IsAda(await Db.Account.FindFirst(include: all, ct: Ct));
        IsAda((await Db.Account.FindMany(include: all, ct: Ct))[0]);
        var steps = Db.Account.Query.Include(a => a.Marks, a => a.Tries).Include(a => a.Secret)
            .Include(new AccountInclude { Photo = true, Colour = true, Secret = true });
        IsAda((await steps.FindMany(Ct))[0]);
        IsAda(await steps.FindFirst(Ct));

        var document = (await Db.Document.FindFirst(
            include: new() { Account = { Include = { Secret = true, Documents = { Include = { Text = true } } } } },
            ct: Ct))!;
        document.Loaded.Text.ShouldBeFalse();
        document.Account.Secret.ShouldBe("ada's");
        document.Account.Loaded.Tries.ShouldBeFalse();
        document.Account.Documents.Select(d => d.Text).ShouldBe(["first", "second"]);
        var inSteps = (await Db.Account.Query.Include(a => a.Documents.Include(d => d.Text,
            d => d.Account.Include(a => a.Secret))).FindFirst(Ct))!;
        inSteps.Loaded.Secret.ShouldBeFalse();
        inSteps.Documents[1].Text.ShouldBe("second");
        inSteps.Documents[1].Account.Secret.ShouldBe("ada's");
        (await Db.Account.FindFirst(include: new() { Secret = false }, ct: Ct))!.Loaded.Secret.ShouldBeFalse();
    }

    [Fact]
    public async Task Writes_return_them_when_they_are_included()
    {
        await Seed();
        var secret = new AccountInclude { Secret = true };
        var key = new AccountUnique(handle: "ada");
        (await Db.Account.Create(new() { Handle = "x", Secret = "1" }, secret, Ct)).Secret.ShouldBe("1");
        (await Db.Account.Create(new()
        {
            Handle = "y", Secret = "2", Documents = { Create = [new() { Title = "t", Text = "b" }] },
        }, secret, Ct)).Secret.ShouldBe("2");
        (await Db.Account.Update(key, new() { Secret = "3" }, secret, ct: Ct)).Secret.ShouldBe("3");
        (await Db.Account.Update(key, new() { }, secret, ct: Ct)).Secret.ShouldBe("3");
        (await Db.Account.Update(key, new() { Documents = { DeleteMany = [new() { Title = "second" }] } },
            new() { Secret = true, Documents = { Include = { Text = true } } }, ct: Ct)).Documents.Single().Text
            .ShouldBe("first");
        (await Db.Account.Upsert(key, new() { Handle = "ada", Secret = "4" }, new() { Secret = "5" }, secret, ct: Ct))
            .Secret.ShouldBe("5");
        (await Db.Account.Delete(new(handle: "x"), secret, ct: Ct)).Secret.ShouldBe("1");
    }

    [Fact]
    public async Task Conditions_orders_and_shapes_use_them_as_any_column()
    {
        await Seed();
        await Db.Account.Create(new() { Handle = "bob", Secret = "bob's", Tries = 1 }, ct: Ct);
        (await Db.Account.FindMany(a => a.Secret == "ada's", ct: Ct)).Single().Handle.ShouldBe("ada");
        (await Db.Account.FindFirst(where: new() { Tries = { Gt = 2 } }, ct: Ct))!.Handle.ShouldBe("ada");
        (await Db.Account.FindMany(orderBy: new() { Secret = Sort.Desc }, ct: Ct)).Select(a => a.Handle)
            .ShouldBe(["bob", "ada"]);
        (await Db.Account.FindMany(distinct: [AccountScalar.Secret], ct: Ct)).Count.ShouldBe(2);
        (await Db.Account.Query.OrderBy(a => a.Id.Asc).Select(a => new { a.Handle, a.Secret }).FindMany(Ct))
            .Select(a => a.Secret).ShouldBe(["ada's", "bob's"]);
        (await Db.Account.Query.Select(a => a.Documents.Select(d => d.Text)).FindFirst(Ct))
            .ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Records_print_compare_and_become_JSON_with_what_is_loaded()
    {
        await Seed();
        var without = (await Db.Account.FindUnique(handle: "ada", ct: Ct))!;
        var with = (await Db.Account.FindUnique(handle: "ada",
            include: new() { Secret = true, Tries = true, Photo = true, Marks = true, Colour = true }, ct: Ct))!;
        with.ShouldBe(without);
        with.GetHashCode().ShouldBe(without.GetHashCode());
        without.ToString().ShouldBe("Account { Id = 1, Handle = ada, Visits = 4 }");
        with.ToString().ShouldBe("Account { Secret = ada's, Id = 1, Tries = 3, Handle = ada, Photo = byte[2], "
            + "Marks = [a, b], Colour = DarkBlue, Visits = 4 }");
        JsonSerializer.Serialize(without).ShouldBe("""{"Id":1,"Handle":"ada","Visits":4}""");
        var json = JsonSerializer.Serialize(with);
        json.ShouldContain("\"Tries\":3");
        IsAda(JsonSerializer.Deserialize<Account>(json));
        JsonSerializer.Deserialize<Account>(JsonSerializer.Serialize(without))!.Loaded.Tries.ShouldBeFalse();
        (without with { Secret = "new" }).Secret.ShouldBe("new");
        (without with { Visits = 5 }).Loaded.Secret.ShouldBeFalse();
        new Account { Handle = "made" }.Loaded.Photo.ShouldBeFalse();
    }

    private static void IsAda(Account? row)
    {
        row.ShouldNotBeNull().Secret.ShouldBe("ada's");
        (row.Id, row.Tries, row.Handle, row.Visits, row.Colour).ShouldBe((1, 3, "ada", 4, Colour.DarkBlue));
        row.Photo.ShouldBe([1, 2]);
        row.Marks.ShouldBe(["a", "b"]);
    }

    /// <summary>What a statement reads or returns.</summary>
    private static string ReadPart(string sql)
    {
        var returning = sql.IndexOf("RETURNING", StringComparison.Ordinal);
        return returning >= 0 ? sql[returning..] : sql.StartsWith("SELECT", StringComparison.Ordinal)
            ? sql[..sql.IndexOf("FROM", StringComparison.Ordinal)] : "";
    }

    private new async Task Seed() => await Db.Account.Create(new()
    {
        Handle = "ada", Secret = "ada's", Tries = 3, Photo = new byte[] { 1, 2 }, Marks = ["a", "b"],
        Colour = Colour.DarkBlue, Visits = 4,
        Documents =
        {
            Create = [new() { Title = "first", Text = "first" }, new() { Title = "second", Text = "second" }],
        },
    }, ct: Ct);
}
