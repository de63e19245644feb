using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>What was written is found by the value that was given, whatever the column keeps of it.</summary>
public abstract partial class FormSpecification(IShopSource source) : ShopFixture(source)
{
    /// <summary>As DateTimeOffset.UtcNow has it, with digits that no column keeps.</summary>
    private static readonly DateTimeOffset s_time = DateTimeOffset.Parse("2024-05-05T10:00:00.9876549Z",
        System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Times_are_cut_to_their_columns_precision()
    {
        var made = await Db.Held.Create(
            new() { Ms = s_time, Second = s_time, Micro = s_time, Zoned = s_time,
                Clock = TimeOnly.FromDateTime(s_time.UtcDateTime), ClockZone = new TimeOnly(1, 2, 3, 999) }, ct: Ct);
        made.Ms.ShouldBe(At(".987"));
        made.Second.ShouldBe(At(".0"));
        made.Micro.ShouldBe(At(".987654"));
        made.Zoned.ShouldBe(At(".987"));
        made.Clock.ShouldBe(new TimeOnly(10, 0, 0, 987));
        made.ClockZone.ShouldBe(new TimeOnly(1, 2, 3));
        (await Db.Held.CreateMany([new() { Ms = s_time, Micro = s_time }, new() { Ms = s_time, Micro = s_time }],
            ct: Ct)).ShouldBe(2);
        (await Db.Held.Count(new() { Ms = At(".987"), Micro = At(".987654") }, ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Every_operator_compares_with_what_the_column_holds()
    {
        await Db.Held.Create(new()
        {
            Ms = s_time, Second = s_time, Micro = s_time, Zoned = s_time, Price = 1.005m, Cash = 1.005m, Single = 0.1,
            Code = "ab  ", Short = "abc   ", Small = 7,
            Instants = [s_time], Prices = [1.005m], Singles = [0.1], Codes = ["abc   "],
        }, ct: Ct);
        await One(new() { Ms = s_time, Second = s_time, Micro = s_time, Zoned = s_time });
        await One(new() { Ms = { In = [s_time] }, Second = { In = [s_time] }, Micro = { In = [s_time] },
            Zoned = { In = [s_time] } });
        await One(new() { Ms = { Gte = s_time, Lte = s_time }, Second = { Gte = s_time, Lte = s_time },
            Micro = { Gte = s_time, Lte = s_time } });
        await None(new() { Ms = { Not = s_time } });
        await None(new() { Ms = { NotIn = [s_time] } });
        await None(new() { Ms = { Gt = s_time } });
        await None(new() { Ms = { Lt = s_time } });
        await One(new() { Price = 1.005m, Cash = 1.005m });
        await One(new() { Price = { In = [1.005m, 3] }, Cash = { Gte = 1.005m, Lte = 1.005m } });
        await One(new() { Single = 0.1 });
        var read = (await Db.Held.FindMany(ct: Ct)).Single();
        (read.Single, read.Singles[0]).ShouldBe((0.1, 0.1));
        await One(new() { Single = { In = [0.1], Gte = 0.1, Lte = 0.1 } });
        await One(new() { Code = "ab", Short = "abc   " });
        await One(new() { Code = "ab   ", Short = { In = ["abc     "] } });
        await One(new() { Instants = { Has = s_time }, Prices = { Has = 1.005m }, Singles = { Has = 0.1 },
            Codes = { Has = "abc   " } });
        await One(new() { Instants = [s_time], Prices = [1.005m], Singles = [0.1], Codes = ["abc   "] });
        await One(new() { Instants = { HasEvery = [s_time] }, Prices = { HasSome = [1.005m] } });
        (await Db.Held.Count(row => row.Ms == s_time && row.Price == 1.005m && row.Prices.Has(1.005m), Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Values_that_no_row_can_have_are_compared_without_an_error()
    {
        await Db.Held.Create(new() { Small = 7, Price = 1, Short = "abcd", Single = 1 }, ct: Ct);
        await None(new() { Small = 70_000 });
        await One(new() { Small = { Lt = 70_000 } });
        await None(new() { Small = { In = [70_000] } });
        await One(new() { Small = { NotIn = [70_000] } });
        await One(new() { Small = { In = [70_000, 7] } });
        await One(new() { Price = { Lt = 1e20m } });
        await None(new() { Price = { In = [1e20m] } });
        await None(new() { Short = "abcde" });
        await One(new() { Short = { Not = "abcde" } });
        await One(new() { Single = { Lt = 1e300 } });
        await None(new() { Single = { In = [1e300] } });
    }

    [Fact]
    public async Task Values_that_a_column_cannot_hold_are_refused_alike()
    {
        await Refused("P2020", () => Db.Held.Create(new() { Small = 70_000 }, ct: Ct));
        await Refused("P2020", () => Db.Held.CreateMany([new() { Small = 1 }, new() { Small = 70_000 }], ct: Ct));
        await Refused("P2020", () => Db.Held.Create(new() { Price = 123_456_789m }, ct: Ct));
        await Refused("P2020", () => Db.Held.Create(new() { Single = 1e300 }, ct: Ct));
        await Refused("P2020", () => Db.Held.Create(new() { Singles = [1, 1e300] }, ct: Ct));
        await Refused("P2000", () => Db.Held.Create(new() { Short = "abcde" }, ct: Ct));
        (await Db.Held.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Keys_and_cursors_are_compared_with_what_the_column_holds()
    {
        await Db.Slot.Create(new() { Room = "a", At = s_time }, ct: Ct);
        (await Db.Slot.FindUnique(("a", s_time), ct: Ct)).ShouldNotBeNull();
        (await Db.Slot.Update(("a", s_time), new() { Title = "t" }, ct: Ct)).Title.ShouldBe("t");
        (await Db.Slot.Upsert(("a", s_time), new() { Room = "a", At = s_time }, new() { Title = "u" },
            ct: Ct)).Title.ShouldBe("u");
        (await Db.Slot.FindMany(cursor: ("a", s_time), ct: Ct)).Count.ShouldBe(1);
        await Db.Slot.Delete(("a", s_time), ct: Ct);
    }

    [Fact]
    public async Task The_first_and_the_last_time_are_times()
    {
        var made = await Db.Held.Create(
            new() { Ms = DateTimeOffset.MinValue, Micro = DateTimeOffset.MaxValue, Zoned = DateTimeOffset.MinValue,
                Day = DateOnly.MinValue, Clock = TimeOnly.MaxValue,
                Instants = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue] }, ct: Ct);
        made.Ms.ShouldBe(DateTimeOffset.MinValue);
        made.Micro.ShouldBe(DateTimeOffset.MaxValue.AddTicks(-9));
        made.Day.ShouldBe(DateOnly.MinValue);
        made.Clock.ShouldBe(new TimeOnly(23, 59, 59, 999));
        made.Instants.ShouldBe([DateTimeOffset.MinValue, DateTimeOffset.MaxValue.AddTicks(-9999)]);
        await One(new() { Ms = DateTimeOffset.MinValue, Micro = DateTimeOffset.MaxValue,
            Zoned = DateTimeOffset.MinValue, Day = DateOnly.MinValue });
        await One(new() { Ms = { Lte = DateTimeOffset.MaxValue, Gte = DateTimeOffset.MinValue },
            Micro = { Gte = DateTimeOffset.MaxValue } });
        await Db.Held.UpdateAll(new() { Day = DateOnly.MaxValue, Micro = DateTimeOffset.MinValue }, Ct);
        await One(new() { Day = DateOnly.MaxValue, Micro = DateTimeOffset.MinValue });
        // Finite for the database, too.
        if (IsPostgreSql) await Raw("DELETE FROM \"Held\" WHERE isfinite(day) AND isfinite(micro) AND isfinite(ms)");
        if (IsPostgreSql) (await Db.Held.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Lists_that_were_never_set_are_empty_for_every_operator()
    {
        await Db.Held.Create(new(), ct: Ct);
        await Db.Held.CreateMany([new() { Codes = [] }, new()], ct: Ct);
        await Db.Held.Create(new() { Codes = ["x"], Instants = [s_time], Documents = [Json("1")] }, ct: Ct);
        await All(3, 1, new() { Codes = { Equals = [] } });
        await All(3, 1, new() { Codes = { Equals = null } });
        await All(3, 1, new() { Codes = { IsEmpty = true } });
        await All(1, 3, new() { Codes = { IsEmpty = false } });
        await All(1, 3, new() { Codes = { Has = "x" } });
        await All(1, 3, new() { Codes = { HasSome = ["x", "y"] } });
        await All(0, 4, new() { Codes = { HasSome = [] } });
        await All(4, 0, new() { Codes = { HasEvery = [] } });
        await All(1, 3, new() { Codes = { HasEvery = ["x"] } });
        await All(1, 3, new() { Codes = { Equals = ["x"] } });
        await All(1, 3, new() { Instants = { Has = s_time } });
        await All(1, 3, new() { Documents = { HasEvery = [Json("1")] } });
        (await Db.Held.Count(row => !row.Codes.Has("x"), Ct)).ShouldBe(3);
        (await Db.Held.Count(row => !row.Codes.HasSome("x") && row.Codes.HasEvery(), Ct)).ShouldBe(3);
        (await Db.Held.Count(row => row.Codes.Is(), Ct)).ShouldBe(3);
        (await Db.Held.Count(row => !row.Codes.Is("x"), Ct)).ShouldBe(3);
        async Task All(int found, int others, HeldWhere where)
        {
            (await Db.Held.Count(where, ct: Ct)).ShouldBe(found);
            (await Db.Held.Count(new() { Not = where }, ct: Ct)).ShouldBe(others);
        }
    }

    [Theory]
    [InlineData("\0"), InlineData("a\0"), InlineData("\0b"), InlineData("a\0b"), InlineData("%"), InlineData("_"),
        InlineData("\\"), InlineData("")]
    public async Task Texts_are_found_as_they_are(string text)
    {
        if (IsPostgreSql && text.Contains('\0', StringComparison.Ordinal))
        {
            await Refused("P2000", () => Db.Held.Create(new() { Text = text }, ct: Ct));
            await Refused("P2000", () => Db.Held.DeleteMany(new() { Text = { Contains = text } }, ct: Ct));
            return;
        }

        foreach (var own in (string[])["", "a", "ab", "b", text, "x" + text, text + "x", text + "X", "A" + text + "B",
            text.ToUpperInvariant()])
            await Db.Held.Create(new() { Text = own, Codes = [own.Length > 4 ? "" : own] }, ct: Ct);
        var all = (await Db.Held.FindMany(ct: Ct)).Select(row => row.Text!).ToList();
        foreach (var mode in (QueryMode[])[QueryMode.Default, QueryMode.Insensitive])
        {
            var sense = mode == QueryMode.Default ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            foreach (var part in (string[])[text, text + "x", "x" + text, "a" + text + "b"])
            {
                await Same(own => own.Contains(part, sense), new() { Text = { Contains = part, Mode = mode } });
                await Same(own => own.StartsWith(part, sense), new() { Text = { StartsWith = part, Mode = mode } });
                await Same(own => own.EndsWith(part, sense), new() { Text = { EndsWith = part, Mode = mode } });
                await Same(own => own.Equals(part, sense), new() { Text = { Equals = part, Mode = mode } });
                await Same(own => !own.Equals(part, sense), new() { Text = { Not = { Equals = part, Mode = mode } } });
                await Same(own => own.Equals(part, sense) || own.Length == 0,
                    new() { Text = { In = [part, ""], Mode = mode } });
                await Same(own => !own.Equals(part, sense), new() { Text = { NotIn = [part], Mode = mode } });
            }
        }

        (await Db.Held.Count(new() { Codes = { Has = text } }, ct: Ct)).ShouldBe(
            all.Count(own => (own.Length > 4 ? "" : own) == text));
        async Task Same(Func<string, bool> expected, HeldWhere where) =>
            (await Db.Held.Count(where, ct: Ct)).ShouldBe(all.Count(expected));
    }

    [Fact]
    public async Task What_is_no_number_is_refused_or_found()
    {
        if (IsPostgreSql)
        {
            await Db.Held.Create(new() { Ratio = double.NaN }, ct: Ct);
            await One(new() { Ratio = double.NaN });
            return;
        }

        await Refused("P2020", () => Db.Held.Create(new() { Ratio = double.NaN }, ct: Ct));
        await Refused("P2020", () => Db.Held.CreateMany([new() { Ratio = double.NaN }], ct: Ct));
        await Refused("P2020", () => Db.Held.Count(new() { Ratio = double.NaN }, ct: Ct));
        await None(new() { Ratio = { In = [double.NaN] } });
    }

    [Fact]
    public async Task Sums_of_decimals_cancel_out()
    {
        var row = await Db.Held.Create(new() { Number = 0.1m }, ct: Ct);
        await Step(new() { Number = { Increment = 0.2m } }, 0.3m);
        await Step(new() { Number = { Decrement = 0.3m } }, 0);
        await Step(new() { Number = { Increment = 1000000.1m } }, 1000000.1m);
        await Step(new() { Number = { Decrement = 1000000m } }, 0.1m);
        await Step(new() { Number = { Multiply = 3m } }, 0.3m);
        await Step(new() { Number = { Divide = 3m } }, 0.1m);
        await Step(new() { Number = { Multiply = -1m } }, -0.1m);
        await Step(new() { Number = { Increment = 0.0000001m } }, -0.0999999m);
        async Task Step(HeldUpdate update, decimal result)
        {
            (await Db.Held.Update(row.Id, update, ct: Ct)).Number.ShouldBe(result);
            await One(new() { Number = result });
        }
    }

    [Fact]
    public async Task Instants_of_the_databases_own_default_are_those_of_the_client()
    {
        var end = DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await Db.Plan.Create(new() { Name = "left out" }, ct: Ct);
        await Db.Plan.Create(new() { Name = "given", Ends = end, Micro = end }, ct: Ct);
        await Db.Plan.CreateMany([new() { Name = "left out too" }], ct: Ct);
        (await Db.Plan.Count(new() { Ends = end }, ct: Ct)).ShouldBe(3);
        (await Db.Plan.Count(new() { Ends = { Gte = end, Lte = end } }, ct: Ct)).ShouldBe(3);
        (await Db.Plan.Count(new() { Ends = { Not = end } }, ct: Ct)).ShouldBe(0);
        (await Db.Plan.FindMany(distinct: [PlanScalar.Ends], ct: Ct)).Count.ShouldBe(1);
        // Two columns of another precision, one of them with a zone.
        (await Db.Plan.Count(row => row.Ends == row.Micro, Ct)).ShouldBe(1);
        (await Db.Plan.Count(row => row.Ends <= row.Micro && row.Ends >= row.Micro, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Lists_of_the_databases_own_default_are_those_of_the_client()
    {
        var end = DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await Db.Filled.Create(new(), ct: Ct);
        await Db.Filled.Create(
            new() { Numbers = [1.5m, 2], Times = [end], Days = [new DateOnly(2030, 1, 1)], Reals = [1.5, 0.1],
                Texts = ["a+b"], Blobs = [[0, 1, 255]] }, ct: Ct);
        (await Db.Filled.Count(
            new() { Numbers = [1.50m, 2.0m], Times = [end], Days = [new DateOnly(2030, 1, 1)], Reals = [1.5, 0.1],
                Texts = ["a+b"], Blobs = { Equals = [[0, 1, 255]] } }, ct: Ct)).ShouldBe(2);
        (await Db.Filled.Count(
            new() { Numbers = { Has = 1.50m }, Times = { Has = end }, Days = { Has = new DateOnly(2030, 1, 1) },
                Reals = { Has = 1.5 }, Texts = { Has = "a+b" }, Blobs = { Has = new byte[] { 0, 1, 255 } } }, ct: Ct))
            .ShouldBe(2);
    }

    private static DateTimeOffset At(string fraction) =>
        DateTimeOffset.Parse($"2024-05-05T10:00:00{fraction}Z", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Refused(string code, Func<Task> call) =>
        (await Should.ThrowAsync<RefractException>(call)).Code.ShouldBe(code);

    private async Task One(HeldWhere where) => (await Db.Held.Count(where, ct: Ct)).ShouldBe(1);

    private async Task None(HeldWhere where) => (await Db.Held.Count(where, ct: Ct)).ShouldBe(0);
}
