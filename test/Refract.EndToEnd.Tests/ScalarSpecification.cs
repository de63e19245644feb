using System.Globalization;
using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>What goes into a column comes out of it, on every database.</summary>
public abstract partial class ScalarSpecification(IShopSource source) : ShopFixture(source)
{
    public static TheoryData<string> Texts =>
    [
        "", " ", "it's \"quoted\" `so` \\ and \\n", "line\r\nline\ttab", "äöü ß 日本 العربية", "😀👩‍👩‍👧 𝔘𝔫𝔦",
        "100%_'; DROP TABLE x; --", "{0} @p0 $1 :a", "\u0001\u007f\ufeff\uffff", "e\u0301",
    ];

    public static TheoryData<string> Times =>
    [
        "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "1900-02-28T12:30:00.001Z", "0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z", "2024-02-29T23:59:59.123+05:30",
    ];

    public static TheoryData<string> Documents =>
    [
        "{}", "[]", "null", "true", "0", "-1.5", "\"text\"", "\"\"",
        """{"a":{"b":[1,2,{"c":null}]},"ü":"😀\n\"","n":1e3}""", """[[],[[]],{"":""}]""",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_character_by_character(string text)
    {
        var made = await Everything(new() { Text = text, TextN = text });
        (made.Text, made.TextN).ShouldBe((text, text));
        (await Db.Everything.Count(new() { Text = text, TextN = { Equals = text } }, ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_very_long_text_comes_back()
    {
        var text = string.Concat(Enumerable.Repeat("long ü😀 ", 100_000));
        (await Everything(new() { TextN = text })).TextN.ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Times))]
    public async Task Instants_come_back_in_utc(string text)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var made = await Everything(new() { At = time, AtN = time, Zoned = time, ZonedN = time });
        foreach (var read in new[] { made.At, made.AtN!.Value, made.Zoned, made.ZonedN!.Value })
        {
            read.ShouldBe(time);
            read.Offset.ShouldBe(TimeSpan.Zero);
        }

        (await Db.Everything.Count(new() { At = time, ZonedN = { Gte = time, Lte = time } }, ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-05-17T12:34:56.123456Z")]
    [InlineData("1969-07-20T20:17:40.000001Z")]
    [InlineData("1815-12-10T23:59:59.999999Z")]
    public async Task Microseconds_are_kept_where_the_column_has_them(string text)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var made = await Everything(new() { ZonedN = time, Micro = time });
        (made.ZonedN, made.Micro).ShouldBe((time, time));
        (await Db.Everything.Count(new() { ZonedN = time, Micro = time }, ct: Ct)).ShouldBe(1);
        (await Db.Everything.Count(new() { Micro = { Lt = time } }, ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Days_times_and_uuids_come_back()
    {
        DateOnly[] days = [DateOnly.MinValue, new(1969, 12, 31), new(2024, 2, 29), DateOnly.MaxValue];
        TimeOnly[] times = [TimeOnly.MinValue, new(12, 30), new(0, 0, 0, 1),
            new TimeOnly(23, 59, 59).Add(TimeSpan.FromMicroseconds(999_999))];
        Guid[] guids = [Guid.Empty, Guid.AllBitsSet, Guid.CreateVersion7(),
            new("00112233-4455-6677-8899-aabbccddeeff")];
        for (var n = 0; n < days.Length; n++)
        {
            var made = await Everything(new() { Day = days[n], Clock = times[n], Guid = guids[n] });
            (made.Day, made.Clock, made.Guid).ShouldBe((days[n], times[n], guids[n]));
            (await Db.Everything.FindFirst(new() { Day = days[n], Clock = times[n], Guid = guids[n] },
                ct: Ct)).ShouldBe(made);
        }
    }

    [Fact]
    public async Task Bytes_come_back()
    {
        byte[][] all = [[], [0], [0, 255, 39, 92], [.. Enumerable.Range(0, 100_000).Select(n => (byte)n)]];
        foreach (var bytes in all)
        {
            (await Everything(new() { Bytes = bytes })).Bytes.ShouldBe(bytes);
            (await Db.Everything.Count(new() { Bytes = bytes }, ct: Ct)).ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Documents_come_back_and_are_equal_as_a_whole(string text)
    {
        var json = JsonElement.Parse(text);
        var made = await Everything(new() { Json = json, JsonText = json });
        JsonElement.DeepEquals(made.Json!.Value, json).ShouldBeTrue(made.Json.ToString());
        JsonElement.DeepEquals(made.JsonText!.Value, json).ShouldBeTrue(made.JsonText.ToString());
        (await Db.Everything.Count(new() { Json = { Equals = json } }, ct: Ct)).ShouldBe(1);
        (await Db.Everything.Count(new() { Json = { Not = { Equals = json } } }, ct: Ct)).ShouldBe(0);
        (await Db.Everything.Count(new() { Json = { Equals = JsonElement.Parse("\"something else\"") } },
            ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Enums_come_back_under_their_stored_names()
    {
        foreach (var colour in Enum.GetValues<Colour>())
        {
            var made = await Everything(new() { Colour = colour, ColourN = colour });
            (made.Colour, made.ColourN).ShouldBe((colour, colour));
            (await Db.Everything.Count(new() { Colour = colour, ColourN = colour }, ct: Ct)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task What_is_not_given_is_null_and_what_was_given_can_become_null()
    {
        var empty = await Everything(new());
        IsAllNull(empty);
        var full = await Everything(Full());
        full.ShouldNotBe(empty with { Id = full.Id });
        var emptied = await Db.Everything.Update(full.Id, new()
        {
            TextN = null, FlagN = null, IntN = null, BigN = null, RealN = null, NumberN = null, MoneyN = null,
            AtN = null, ZonedN = null, Micro = null, Day = null, Clock = null,
            Guid = null, Short = null, Small = null, Single = null, Json = null, JsonText = null, Bytes = null,
            ColourN = null,
        }, ct: Ct);
        IsAllNull(emptied);
        (await Db.Everything.Count(
            new() { TextN = null, FlagN = null, IntN = null, AtN = null, Day = null, Guid = null, Json = null,
                Bytes = null, ColourN = null }, ct: Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Every_column_can_be_updated()
    {
        var empty = await Everything(new());
        var full = await Everything(Full());
        var updated = await Db.Everything.Update(empty.Id, new()
        {
            Text = full.Text, TextN = full.TextN, Flag = full.Flag, FlagN = full.FlagN, Int = full.Int,
            IntN = full.IntN, Big = full.Big, BigN = full.BigN, Real = full.Real,
            RealN = full.RealN, Number = full.Number, NumberN = full.NumberN, Money = full.Money, MoneyN = full.MoneyN,
            At = full.At, AtN = full.AtN, Zoned = full.Zoned,
            ZonedN = full.ZonedN, Micro = full.Micro, Day = full.Day, Clock = full.Clock, Guid = full.Guid,
            Short = full.Short, Small = full.Small, Single = full.Single,
            Json = full.Json, JsonText = full.JsonText, Bytes = full.Bytes, Colour = full.Colour,
            ColourN = full.ColourN,
        }, ct: Ct);
        updated.ShouldBe(full with { Id = empty.Id });
    }

    [Fact]
    public async Task Several_rows_of_every_kind_go_in_at_once()
    {
        (await Db.Everything.CreateMany([Full(), new(), Full()], ct: Ct)).ShouldBe(3);
        var rows = await Db.Everything.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
        rows[2].ShouldBe(rows[0] with { Id = rows[2].Id });
        rows[0].ShouldBe(await Everything(Full()) with { Id = rows[0].Id });
        IsAllNull(rows[1]);
    }

    private static EverythingCreate Full() => new()
    {
        Text = "t", TextN = "u", Flag = true, FlagN = false, Int = 1, IntN = 2, Big = 3, BigN = 4, Real = 1.5,
        RealN = 2.5, Number = 3.25m, NumberN = 4.125m, Money = 5.01m,
        MoneyN = 6.02m, At = DateTimeOffset.UnixEpoch, AtN = DateTimeOffset.UnixEpoch.AddMilliseconds(1),
        Zoned = DateTimeOffset.UnixEpoch.AddMicroseconds(-1),
        ZonedN = DateTimeOffset.UnixEpoch.AddDays(1), Micro = DateTimeOffset.UnixEpoch.AddMicroseconds(7),
        Day = new DateOnly(2020, 1, 2), Clock = new TimeOnly(3, 4, 5), Guid = Guid.AllBitsSet,
        Short = "eight888", Small = -5, Single = 0.25, Json = JsonElement.Parse("""{"a":1}"""),
        JsonText = JsonElement.Parse("[1]"), Bytes = new byte[] { 1, 2 }, Colour = Colour.None,
        ColourN = Colour.DarkBlue,
    };

    private static void IsAllNull(Everything row)
    {
        object?[] values =
        [
            row.TextN, row.FlagN, row.IntN, row.BigN, row.RealN, row.NumberN, row.MoneyN, row.AtN, row.ZonedN,
            row.Micro, row.Day, row.Clock, row.Guid, row.Short, row.Small,
            row.Single, row.Json, row.JsonText, row.Bytes, row.ColourN,
        ];
        values.ShouldAllBe(value => value == null);
    }

    /// <summary>The row as it is read back, which is what creating it returned.</summary>
    private async Task<Everything> Everything(EverythingCreate data)
    {
        var made = await Db.Everything.Create(data, ct: Ct);
        var read = await Db.Everything.FindUniqueOrThrow(made.Id, ct: Ct);
        read.ShouldBe(made);
        return read;
    }
}
