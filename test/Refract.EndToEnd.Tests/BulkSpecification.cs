using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Writing many rows, on every database.</summary>
public abstract class BulkSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Duplicates_are_skipped_only_when_asked()
    {
        (await Db.Tag.CreateMany([new() { Name = "a" }, new() { Name = "b" }], ct: Ct)).ShouldBe(2);
        await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.Tag.CreateMany([new() { Name = "c" }, new() { Name = "a" }], ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(2);
        (await Db.Tag.CreateMany([new() { Name = "c" }, new() { Name = "a" }, new() { Name = "c" }],
            skipDuplicates: true, ct: Ct)).ShouldBe(1);
        (await Db.Tag.CreateMany([], ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_rows_take_effect_all_or_none()
    {
        (await Db.Tag.CreateMany(Enumerable.Range(0, 40_000).Select(n => new TagCreate { Name = $"n{n}" }),
            ct: Ct)).ShouldBe(40_000);
        var clash = Enumerable.Range(0, 40_001).Select(n => new TagCreate { Name = n == 40_000 ? "n7" : $"m{n}" });
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Tag.CreateMany(clash, ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(40_000);
        (await Db.Tag.Count(new() { Name = { In = Enumerable.Range(0, 35_000).Select(n => $"n{n}") } },
            ct: Ct)).ShouldBe(35_000);
    }

    [Fact]
    public async Task Rows_change_and_go_by_a_filter_over_relations()
    {
        await Seed();
        (await Db.Order.UpdateMany(new() { Customer = { FullName = "ada" } },
            new() { Note = "hers", Total = { Increment = 1 } }, ct: Ct)).ShouldBe(2);
        (await Db.Order.FindMany(new() { Note = "hers" }, new() { Number = Sort.Asc }, ct: Ct)).Select(row => row.Total)
            .ShouldBe([11.5m, 21m]);
        (await Db.Order.UpdateMany(order => order.Lines.Some(line => line.Sku == "pen"), new() { Note = null },
            ct: Ct)).ShouldBe(2);
        (await Db.Line.DeleteMany(new() { Order = { Customer = { FullName = "ada" } } }, limit: 2, ct: Ct)).ShouldBe(2);
        (await Db.Line.Where(line => line.Quantity > 0).DeleteMany(Ct)).ShouldBe(2);
        (await Db.Order.DeleteAll(Ct)).ShouldBe(3);
        (await Db.Order.DeleteMany(new() { Number = "x" }, ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_filter_that_came_out_empty_touches_nothing()
    {
        await Seed();
        string? nothing = null;
        await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Order.DeleteMany(new() { Number = nothing.OrSkip() }, ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.UpdateMany(new(), new() { Note = "x" }, ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.Query.DeleteMany(Ct));
        (await Db.Order.Count(new() { Note = null }, ct: Ct)).ShouldBe(3);
        (await Db.Order.UpdateAll(new() { Note = "x" }, Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Rows_with_compound_keys_go_in_at_once()
    {
        (await Db.Seat.CreateMany(
            Enumerable.Range(0, 10).Select(n => new SeatCreate { Row = n / 3, Place = $"p{n % 3}" }), ct: Ct)).ShouldBe(
                10);
        (await Db.Seat.CreateMany([new() { Row = 0, Place = "p0" }, new() { Row = 9, Place = "p0" }],
            skipDuplicates: true, ct: Ct)).ShouldBe(1);
        (await Db.Seat.FindMany(orderBy: [new() { Row = Sort.Asc }, new() { Place = Sort.Asc }], cursor: (1, "p1"),
            take: 2, ct: Ct)).Select(row => row.Place).ShouldBe(["p1", "p2"]);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(20), InlineData(21), InlineData(1_000), InlineData(9_000)]
    public async Task Each_row_has_what_it_was_given_and_nulls_where_it_was_given_none(int count)
    {
        (await Db.Everything.CreateMany(Enumerable.Range(0, count).Select(Row), ct: Ct)).ShouldBe(count);
        var rows = await Db.Everything.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
        rows.Count.ShouldBe(count);
        for (var n = 0; n < count; n++)
        {
            var (row, time, isFull) = (rows[n], DateTimeOffset.UnixEpoch.AddSeconds(n), n % 3 == 0);
            (row.Int, row.Text, row.TextN, row.Colour).ShouldBe(
                (n, n % 3 == 1 ? "" : $"t{n}", isFull ? $"ü{n}" : null, n % 3 == 1 ? Colour.Red : Colour.DarkBlue));
            if (!isFull)
            {
                object?[] nulls =
                [
                    row.FlagN, row.IntN, row.BigN, row.RealN, row.NumberN, row.MoneyN, row.AtN, row.ZonedN, row.Micro,
                    row.Day, row.Clock, row.Guid, row.Short, row.Small,
                    row.Single, row.ColourN, row.Json, row.JsonText, row.Bytes,
                ];
                nulls.ShouldAllBe(value => value == null);
                continue;
            }

            (row.FlagN, row.IntN, row.BigN, row.RealN, row.NumberN, row.MoneyN).ShouldBe(
                (true, n, n + 5_000_000_000, n + 0.5, n + 0.25m, n + 0.13m));
            (row.AtN, row.ZonedN, row.Micro).ShouldBe((time, time, time.AddMicroseconds(7)));
            (row.Day, row.Clock).ShouldBe(
                (new DateOnly(2020, 1, 1).AddDays(n), new TimeOnly(1, 0).Add(TimeSpan.FromSeconds(n))));
            (row.Guid, row.Short, row.Small, row.Single, row.ColourN).ShouldBe(
                (new Guid(n, 0, 0, new byte[8]), $"s{n}", n, n, Colour.None));
            (row.Json!.Value.GetProperty("n").GetInt32(), row.JsonText!.Value.GetInt32(), row.Bytes!.Length).ShouldBe(
                (n, n, n % 7));
        }

        // What no row gives is the same in all.
        rows.Select(row => row.At).Distinct().Count().ShouldBe(Math.Min(count, 1));
    }

    /// <summary>A row with everything, one with hardly anything, and one with nulls, in another order.</summary>
    private static EverythingCreate Row(int n)
    {
        var time = DateTimeOffset.UnixEpoch.AddSeconds(n);
        return (n % 3) switch
        {
            0 => new()
            {
                Int = n, Text = $"t{n}", TextN = $"ü{n}", FlagN = true, IntN = n, BigN = n + 5_000_000_000,
                RealN = n + 0.5, NumberN = n + 0.25m, MoneyN = n + 0.125m, AtN = time,
                ZonedN = time, Micro = time.AddMicroseconds(7), Day = new DateOnly(2020, 1, 1).AddDays(n),
                Clock = new TimeOnly(1, 0).Add(TimeSpan.FromSeconds(n)),
                Guid = new Guid(n, 0, 0, new byte[8]), Short = $"s{n}", Small = n, Single = n,
                Json = JsonElement.Parse($"{{\"n\":{n}}}"), JsonText = JsonElement.Parse($"{n}"),
                Bytes = new byte[n % 7], Colour = Colour.DarkBlue, ColourN = Colour.None,
            },
            1 => new() { Int = n },
            _ => new()
            {
                ColourN = null, Colour = Colour.DarkBlue, Bytes = null, JsonText = null, Json = null, Single = null,
                Small = null, Short = null, Guid = null, Clock = null, Day = null,
                Micro = null, ZonedN = null, AtN = null, MoneyN = null, NumberN = null, RealN = null, BigN = null,
                IntN = null, FlagN = null, TextN = null, Text = $"t{n}", Int = n,
            },
        };
    }

    [Theory]
    [InlineData(1), InlineData(20), InlineData(21), InlineData(1_000), InlineData(9_000)]
    public async Task Rows_that_leave_some_columns_to_the_database_keep_their_own_values(int count)
    {
        // Three kinds of rows, which the database numbers; then the same with numbers of their own, so that rows of a
        // kind go together.
        foreach (var isNumbered in new[] { true, false })
        {
            (await Db.Defaults.CreateMany(Enumerable.Range(0, count).Select(n => Sparse(n, isNumbered)),
                ct: Ct)).ShouldBe(count);
            var rows = await Db.Defaults.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
            rows.Select(row => row.Touch).ShouldBe(Enumerable.Range(0, count));
            rows.Select(row => row.DbInt).ShouldBe(Enumerable.Range(0, count).Select(n => n % 3 == 0 ? n : 42));
            rows.Select(row => row.DbUuid == new Guid(row.Touch, 0, 0, new byte[8]))
                .ShouldBe(Enumerable.Range(0, count).Select(n => n % 3 == 1));
            rows.Select(row => row.Uuid4 == $"mine {row.Touch}")
                .ShouldBe(Enumerable.Range(0, count).Select(n => n % 2 == 0));
            rows.Select(row => row.Cuid2).Distinct().Count().ShouldBe(count);
            await Db.Defaults.DeleteAll(Ct);
        }
    }

    private static DefaultsCreate Sparse(int n, bool isNumbered)
    {
        var row = new DefaultsCreate { Touch = n };
        if (!isNumbered) row.Id = 5_000 + n;
        if (n % 2 == 0) row.Uuid4 = $"mine {n}";
        if (n % 3 == 0) row.DbInt = n;
        if (n % 3 == 1) row.DbUuid = new Guid(n, 0, 0, new byte[8]);
        return row;
    }

    [Theory]
    [InlineData(45), InlineData(9_000)]
    public async Task A_value_that_its_column_cannot_hold_keeps_all_rows_out(int count)
    {
        var rows = Enumerable.Range(0, count)
            .Select(n =>
                new EverythingCreate { Short = n == 44 ? "more than eight" : "short", Colour = Colour.DarkBlue });
        await Should.ThrowAsync<ValueTooLongException>(() => Db.Everything.CreateMany(rows, ct: Ct));
        var strange = Enumerable.Range(0, count)
            .Select(n => new EverythingCreate { Colour = n == 44 ? (Colour)99 : Colour.DarkBlue });
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Db.Everything.CreateMany(strange, ct: Ct));
        (await Db.Everything.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task The_log_shows_the_values_that_were_stored()
    {
        var values = new List<object?>();
        await using var client = ShopDb.Connect(Url, options => options.SensitiveLogging = true);
        client.Log += entry =>
            values.AddRange(entry.Parameters!.SelectMany(value => value is object?[] items ? items : [value]));
        await client.Defaults.CreateMany(Enumerable.Range(0, 25).Select(n => new DefaultsCreate { Touch = n }), ct: Ct);
        foreach (var row in await Db.Defaults.FindMany(ct: Ct))
            foreach (var value in new object[] { row.Touch, row.Cuid2, row.Uuid4, row.UuidN })
                values.ShouldContain(value);
    }
}
