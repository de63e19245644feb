using System.Text.RegularExpressions;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Defaults of every kind, on every database.</summary>
public abstract class DefaultSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Every_default_is_filled_in()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var row = await Db.Defaults.Create(new(), ct: Ct);
        row.Id.ShouldBe(1);
        Guid.Parse(row.Uuid4).Version.ShouldBe(4);
        Guid.Parse(row.Uuid7).Version.ShouldBe(7);
        row.UuidN.Version.ShouldBe(4);
        Looks(row.Cuid1, "^c[0-9a-z]{24}$");
        Looks(row.Cuid2, "^[a-z][0-9a-z]{23}$");
        Looks(row.Ulid, "^[0-9A-HJKMNP-TV-Z]{26}$");
        Looks(row.Nano, "^[A-Za-z0-9_-]{21}$");
        Looks(row.Nano8, "^[A-Za-z0-9_-]{8}$");
        row.Now.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(1));
        row.Changed.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(1));
        IsConstant(row);
        row.DbUuid.Version.ShouldBe(4);
        (await Db.Defaults.FindUnique(row.Id, ct: Ct)).ShouldBe(row);
    }

    [Fact]
    public async Task Several_rows_at_once_get_defaults_of_their_own()
    {
        (await Db.Defaults.CreateMany([new(), new() { Uuid4 = "mine", DbInt = 1 }, new()], ct: Ct)).ShouldBe(3);
        var rows = await Db.Defaults.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
        rows.Select(row => row.Cuid2).Distinct().Count().ShouldBe(3);
        rows.Select(row => row.DbUuid).Distinct().Count().ShouldBe(3);
        // The database numbers the rows in the order in which they were given.
        rows.Select(row => row.DbInt).ShouldBe([42, 1, 42]);
        foreach (var row in rows.Where(row => row.Uuid4 != "mine")) IsConstant(row);
    }

    [Fact]
    public async Task Given_values_win_over_defaults()
    {
        var time = DateTimeOffset.UnixEpoch;
        var row = await Db.Defaults.Create(new()
        {
            Id = 77, Uuid4 = "u", Text = "", Yes = false, Int = 0, Big = 0, Real = 0, Number = 0, Colour = Colour.None,
            Bytes = Array.Empty<byte>(), Fixed = time, Now = time, Changed = time,
            Texts = [], Ints = [], Colours = [], DbInt = 0, DbUuid = Guid.Empty,
        }, ct: Ct);
        (row.Id, row.Uuid4, row.Text, row.Yes, row.Int, row.Big, row.Real, row.Number, row.Colour).ShouldBe(
            (77, "u", "", false, 0, 0L, 0d, 0m, Colour.None));
        (row.Fixed, row.Now, row.Changed, row.DbInt, row.DbUuid).ShouldBe((time, time, time, 0, Guid.Empty));
        (row.Bytes.Length, row.Texts.Count, row.Ints.Count, row.Colours.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task A_change_sets_the_time_of_change_and_nothing_else()
    {
        var made = await Db.Defaults.Create(new() { Changed = DateTimeOffset.UnixEpoch }, ct: Ct);
        var updated = await Db.Defaults.Update(made.Id, new() { Touch = 1 }, ct: Ct);
        updated.Changed.ShouldBeGreaterThan(made.Changed);
        updated.ShouldBe(made with { Touch = 1, Changed = updated.Changed });
        await Db.Defaults.UpdateMany(new() { Id = made.Id }, new() { Touch = 2, Changed = DateTimeOffset.UnixEpoch },
            ct: Ct);
        await Db.Defaults.UpdateAll(new() { Touch = 3 }, Ct);
        (await Db.Defaults.FindUniqueOrThrow(made.Id, ct: Ct)).Changed.ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
    }

    private static void Looks(string text, string pattern) =>
        Regex.IsMatch(text, pattern).ShouldBeTrue($"{text} is not {pattern}");

    private static void IsConstant(Defaults row)
    {
        (row.Text, row.Yes, row.Int, row.Big, row.Real, row.Colour, row.DbInt).ShouldBe(
            ("it's \"so\" \\ ok", true, -7, 9007199254740993, 0.1, Colour.DarkBlue, 42));
        row.Number.ShouldBe(1234567890123.45m);
        row.Json.GetProperty("a").GetArrayLength().ShouldBe(2);
        row.Bytes.ShouldBe([0, 1, 255]);
        row.Fixed.ShouldBe(new DateTimeOffset(2020, 2, 29, 12, 34, 56, 789, TimeSpan.Zero));
        row.Texts.ShouldBe(["a", "b,c"]);
        row.Ints.ShouldBe([1, -2]);
        row.Colours.ShouldBe([Colour.Red, Colour.None]);
        row.Empty.ShouldBeEmpty();
    }
}
