using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Lists of every kind, on every database.</summary>
public abstract class ListSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly DateTimeOffset s_time = new(1969, 12, 31, 23, 59, 59, 123, TimeSpan.Zero);

    [Fact]
    public async Task Lists_that_are_not_given_are_empty()
    {
        var made = await Db.Lists.Create(new(), ct: Ct);
        made.Texts.ShouldBeEmpty();
        made.Numbers.ShouldBeEmpty();
        made.Colours.ShouldBeEmpty();
        (await Db.Lists.Count(
            new() { Texts = { IsEmpty = true }, Jsons = { IsEmpty = true }, Colours = { IsEmpty = true } },
            ct: Ct)).ShouldBe(1);
        (await Db.Lists.Count(new() { Texts = { IsEmpty = false } }, ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Lists_of_every_kind_come_back_in_their_order()
    {
        var made = await Db.Lists.Create(Full(), ct: Ct);
        (await Db.Lists.FindUnique(made.Id, ct: Ct)).ShouldBe(made);
        made.Texts.ShouldBe(["b", "", "it's, \"so\" {x} \\ NULL", "😀", "b"]);
        made.Flags.ShouldBe([true, false]);
        made.Ints.ShouldBe([int.MaxValue, -1, int.MinValue]);
        made.Bigs.ShouldBe([long.MaxValue, 0, long.MinValue]);
        made.Reals.ShouldBe([0.1, -1e300]);
        made.Numbers.ShouldBe([12345678901234.5678901234m, -0.1m]);
        made.Moneys.ShouldBe([99999999.99m, 0.01m]);
        made.Times.ShouldBe([s_time, DateTimeOffset.UnixEpoch]);
        made.Zones.ShouldBe([s_time.AddMicroseconds(1), DateTimeOffset.UnixEpoch]);
        made.Days.ShouldBe([new(2024, 2, 29), new(1900, 1, 1)]);
        made.Guids.ShouldBe([Guid.AllBitsSet, Guid.Empty]);
        made.Jsons.Select(json => json.GetRawText().Replace(" ", "", StringComparison.Ordinal))
            .ShouldBe(["{\"a\":[1]}", "\"x\""]);
        made.Blobs.Count.ShouldBe(2);
        made.Blobs[0].ShouldBe([0, 255]);
        made.Blobs[1].ShouldBeEmpty();
        made.Colours.ShouldBe([Colour.DarkBlue, Colour.None, Colour.Red]);
    }

    [Fact]
    public async Task A_list_is_found_as_a_whole_and_by_its_items()
    {
        await Db.Lists.Create(Full(), ct: Ct);
        await Db.Lists.Create(new() { Texts = ["other"] }, ct: Ct);
        await One(new() { Texts = { Has = "it's, \"so\" {x} \\ NULL" } });
        await One(new() { Texts = { HasEvery = ["b", "😀"] } });
        await None(new() { Texts = { HasEvery = ["b", "missing"] } });
        await One(new() { Texts = { HasSome = ["missing", ""] } });
        await None(new() { Texts = { HasSome = ["missing"] } });
        await One(new() { Texts = ["other"] });
        await None(new() { Texts = ["b"] });
        await One(new() { Flags = { Has = false } });
        await One(new() { Ints = [int.MaxValue, -1, int.MinValue] });
        await None(new() { Ints = [-1, int.MaxValue, int.MinValue] });
        await One(new() { Bigs = { Has = long.MinValue } });
        await One(new() { Reals = { Has = 0.1 } });
        await One(new() { Numbers = { Has = -0.1m } });
        await One(new() { Moneys = { HasEvery = [0.01m] } });
        await One(new() { Times = { Has = s_time } });
        await One(new() { Zones = { HasSome = [s_time.AddMicroseconds(1)] } });
        await One(new() { Days = { Has = new DateOnly(1900, 1, 1) } });
        await One(new() { Guids = { Has = Guid.Empty } });
        await One(new() { Colours = { Has = Colour.DarkBlue } });
        await One(new() { Colours = { HasEvery = [Colour.None, Colour.Red] } });
        await One(new() { Colours = [Colour.DarkBlue, Colour.None, Colour.Red] });
    }

    [Fact]
    public async Task Lists_are_replaced_emptied_and_appended_to()
    {
        var made = await Db.Lists.Create(Full(), ct: Ct);
        var pushed = await Db.Lists.Update(made.Id, new()
        {
            Texts = { Push = ["c", "d"] }, Ints = { Push = [5] }, Bigs = { Push = [6] },
            Colours = { Push = [Colour.None] }, Times = { Push = [DateTimeOffset.UnixEpoch] },
            Numbers = { Push = [1.5m] }, Guids = { Push = [Guid.Empty] }, Days = { Push = [new DateOnly(2000, 1, 1)] },
            Flags = { Push = [true] }, Reals = { Push = [2.5] },
        }, ct: Ct);
        pushed.Texts.ShouldBe([.. made.Texts, "c", "d"]);
        pushed.Ints.ShouldBe([.. made.Ints, 5]);
        pushed.Bigs.ShouldBe([.. made.Bigs, 6]);
        pushed.Colours.ShouldBe([.. made.Colours, Colour.None]);
        pushed.Times.ShouldBe([.. made.Times, DateTimeOffset.UnixEpoch]);
        pushed.Numbers.ShouldBe([.. made.Numbers, 1.5m]);
        pushed.Guids.ShouldBe([.. made.Guids, Guid.Empty]);
        pushed.Days.ShouldBe([.. made.Days, new DateOnly(2000, 1, 1)]);
        pushed.Flags.ShouldBe([.. made.Flags, true]);
        pushed.Reals.ShouldBe([.. made.Reals, 2.5]);

        var replaced = await Db.Lists.Update(made.Id,
            new() { Texts = ["only"], Ints = { Set = [] }, Colours = [Colour.Red] }, ct: Ct);
        (replaced.Texts.Count, replaced.Ints.Count, replaced.Colours.Count).ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task Documents_and_bytes_are_appended_too()
    {
        var made = await Db.Lists.Create(new(), ct: Ct);
        var pushed = await Db.Lists.Update(made.Id,
            new() { Jsons = { Push = [JsonElement.Parse("{\"a\":1}")] }, Blobs = { Push = [[1, 2]] } }, ct: Ct);
        pushed.Jsons.ShouldHaveSingleItem().GetProperty("a").GetInt32().ShouldBe(1);
        pushed.Blobs.ShouldHaveSingleItem().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Lambdas_ask_lists_the_same()
    {
        await Db.Lists.Create(Full(), ct: Ct);
        await Db.Lists.Create(new() { Ints = [] }, ct: Ct);
        (await Db.Lists.Count(row => row.Texts.Has("b") && row.Colours.HasSome([Colour.None]), Ct)).ShouldBe(1);
        (await Db.Lists.Count(row => row.Ints.IsEmpty, Ct)).ShouldBe(1);
        (await Db.Lists.Count(row => !row.Ints.HasEvery([-1, int.MaxValue]), Ct)).ShouldBe(1);
        (await Db.Lists.Count(row => row.Flags.Is([true, false]), Ct)).ShouldBe(1);
    }

    private static ListsCreate Full() => new()
    {
        Texts = ["b", "", "it's, \"so\" {x} \\ NULL", "😀", "b"], Flags = [true, false],
        Ints = [int.MaxValue, -1, int.MinValue], Bigs = [long.MaxValue, 0, long.MinValue],
        Reals = [0.1, -1e300], Numbers = [12345678901234.5678901234m, -0.1m], Moneys = [99999999.99m, 0.01m],
        Times = [s_time, DateTimeOffset.UnixEpoch],
        Zones = [s_time.AddMicroseconds(1), DateTimeOffset.UnixEpoch], Days = [new(2024, 2, 29), new(1900, 1, 1)],
        Guids = [Guid.AllBitsSet, Guid.Empty],
        Jsons = [JsonElement.Parse("{\"a\":[1]}"), JsonElement.Parse("\"x\"")], Blobs = [[0, 255], []],
        Colours = [Colour.DarkBlue, Colour.None, Colour.Red],
    };

    private async Task One(ListsWhere where) => (await Db.Lists.Count(where, ct: Ct)).ShouldBe(1);

    private async Task None(ListsWhere where) => (await Db.Lists.Count(where, ct: Ct)).ShouldBe(0);
}
