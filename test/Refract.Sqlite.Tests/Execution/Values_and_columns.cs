using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.Sqlite.Tests.Execution;

/// <summary>The stored forms are those that Prisma 7's client was seen to write.</summary>
public sealed class Values_and_columns : SqliteTest
{
    private static readonly DateTimeOffset s_instant = new(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    [Fact]
    public async Task Instants_are_stored_as_text_in_UTC_with_milliseconds()
    {
        var type = Type(ScalarType.DateTime);
        (await RoundTrip("DATETIME", type, SqlValue.Of(s_instant.ToOffset(TimeSpan.FromHours(5))),
            row => row.Text(0))).ShouldBe("2024-05-06T07:08:09.123+00:00");
        (await RoundTrip("DATETIME", type, SqlValue.Of(s_instant), row => row.DateTime(0))).ShouldBe(s_instant);
        (await RoundTrip("DATETIME", type, SqlValue.Of(s_instant.AddTicks(5000)), row => row.Text(0))).ShouldBe(
            "2024-05-06T07:08:09.123+00:00");
        (await RoundTrip("DATETIME", Type(ScalarType.DateTime, "Timestamptz", arguments: "6"),
            SqlValue.Of(s_instant.AddTicks(10)), row => row.Text(0)))
            .ShouldBe("2024-05-06T07:08:09.123001+00:00");
    }

    [Theory]
    [InlineData("'2024-05-06T07:08:09.123+00:00'"), InlineData("'2024-05-06T07:08:09.123Z'"),
        InlineData("'2024-05-06 07:08:09.123'"), InlineData("1714979289123")]
    [InlineData("'2024-05-06T12:08:09.123+05:00'"), InlineData("'2024-05-06T02:38:09.123000-04:30'"),
        InlineData("'1714979289123'"), InlineData("1714979289123.0")]
    public async Task Instants_are_read_in_every_form_that_was_ever_written(string literal) =>
        (await Db.Read($"SELECT {literal}", row => row.DateTime(0))).ShouldBe(s_instant);

    [Fact]
    public async Task The_form_of_CURRENT_TIMESTAMP_is_read_as_UTC() =>
        (await Db.Read("SELECT CURRENT_TIMESTAMP", row => row.DateTime(0))).ShouldBe(DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(1));

    [Fact]
    public void Every_instant_comes_back_cut_to_milliseconds() => Prop.ForAll<DateTime>(time =>
    {
        var instant = new DateTimeOffset(time.Ticks, TimeSpan.Zero);
        var read = Db.Read("SELECT ?1", row => row.DateTime(0),
            new SqlParameter(Type(ScalarType.DateTime), SqlValue.Of(instant))).GetAwaiter().GetResult();
        return read <= instant && instant - read < TimeSpan.FromMilliseconds(1)
            && read.Ticks % TimeSpan.TicksPerMillisecond == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_text_that_is_no_instant_is_an_error_that_does_not_repeat_it()
    {
        var error = await Fails(() => Db.Read("SELECT 's3cret' AS at", row => row.DateTime(0)));
        error.Code.ShouldBe("P2023");
        error.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Days_and_times_of_day_are_stored_as_text()
    {
        (await RoundTrip("TEXT", Type(ScalarType.DateTime, "Date"), SqlValue.Of(new DateOnly(2024, 2, 29)),
            row => (row.Text(0), row.Date(0)))).ShouldBe(("2024-02-29", new DateOnly(2024, 2, 29)));
        var time = new TimeOnly(23, 59, 58, 120);
        (await RoundTrip("TEXT", Type(ScalarType.DateTime, "Time"), SqlValue.Of(time),
            row => (row.Text(0), row.Time(0)))).ShouldBe(("23:59:58.12", time));
        (await Db.Read("SELECT '2024-02-29T00:00:00.000+00:00'", row => row.Date(0))).ShouldBe(
            new DateOnly(2024, 2, 29));
    }

    [Theory]
    [InlineData("0", "integer"), InlineData("-12", "integer"), InlineData("1.5", "real"), InlineData("0.1", "real"),
        InlineData("123456789012345678", "integer")]
    public async Task Decimals_are_stored_as_numbers(string text, string storage)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);
        var type = Type(ScalarType.Decimal);
        (await RoundTrip("DECIMAL", type, SqlValue.Of(value), row => row.Decimal(0))).ShouldBe(value);
        (await Db.Text("SELECT typeof(?1)", new SqlParameter(type, SqlValue.Of(value)))).ShouldBe(storage);
    }

    [Fact]
    public async Task Scalars_come_back_as_they_went_in()
    {
        var id = Guid.NewGuid();
        (await RoundTrip("INTEGER", Type(ScalarType.Int), SqlValue.Of(int.MinValue), row => row.Int(0))).ShouldBe(
            int.MinValue);
        (await RoundTrip("BIGINT", Type(ScalarType.BigInt), SqlValue.Of(long.MaxValue), row => row.BigInt(0))).ShouldBe(
            long.MaxValue);
        (await RoundTrip("REAL", Type(ScalarType.Float), SqlValue.Of(0.1), row => row.Float(0))).ShouldBe(0.1);
        (await RoundTrip("BOOLEAN", Type(ScalarType.Boolean), SqlValue.Of(true),
            row => (row.Boolean(0), row.Text(0)))).ShouldBe((true, "1"));
        (await RoundTrip("TEXT", Type(ScalarType.String, "Uuid"), SqlValue.Of(id),
            row => (row.Guid(0), row.Text(0)))).ShouldBe((id, id.ToString()));
        (await RoundTrip("BLOB", Type(ScalarType.Bytes), SqlValue.Of([0, 255]), row => row.Bytes(0))).ShouldBe(
            [0, 255]);
        (await RoundTrip("BLOB", Type(ScalarType.Bytes), SqlValue.Of([]), row => row.BytesN(0))).ShouldBe([]);
        (await RoundTrip("JSONB", Type(ScalarType.Json), SqlValue.OfJson("""{"a":[1,null]}"""),
            row => row.Json(0).GetRawText())).ShouldBe("""{"a":[1,null]}""");
        (await RoundTrip("JSONB", Type(ScalarType.Json), SqlValue.OfJson("5"), row => row.Json(0).GetInt32())).ShouldBe(
            5);
        (await RoundTrip("TEXT", Type(ScalarType.Enum), SqlValue.Of("B"),
            row => row.Enum(0, new EnumMap<DayOfWeek>("A", "B")))).ShouldBe(DayOfWeek.Monday);
    }

    [Fact]
    public void Every_text_comes_back_as_it_went_in() => Prop.ForAll<NonNull<string>>(text =>
    {
        // Lone surrogates are no text; the rest is, the empty one and NUL included.
        var value = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        return Db.Text("SELECT ?1", Text(value)).GetAwaiter().GetResult() == value
            && Db.Text("SELECT ?1", Text(new string('é', 5000) + value)).GetAwaiter().GetResult()!.EndsWith(value,
                StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task NULL_is_null_and_where_a_value_is_required_an_error()
    {
        (await Db.Read("SELECT NULL", row => (row.IntN(0), row.TextN(0), row.DateTimeN(0), row.GuidN(0)))).ShouldBe(
            (null, null, null, null));
        (await Fails(() => Db.Read("SELECT NULL AS lost", row => row.Int(0)))).Message.ShouldContain("lost");
        (await Fails(() => Db.Read("SELECT 'x' AS lost", row => row.Int(0)))).Code.ShouldBe("P2023");
        (await Fails(() => Db.Read("SELECT 5000000000", row => row.Int(0)))).Code.ShouldBe("P2023");
    }

    [Fact]
    public async Task Lists_are_stored_as_JSON_with_items_in_the_form_of_their_columns()
    {
        await List(ScalarType.Int, null, new[] { 1, -2 }, "[1,-2]");
        await List(ScalarType.String, null, new[] { "a", "b\"" }, null);
        await List(ScalarType.Boolean, null, new[] { true, false }, "[true,false]");
        await List(ScalarType.Decimal, null, new[] { 1.5m }, "[1.5]");
        await List(ScalarType.DateTime, null, new[] { s_instant }, """["2024-05-06T07:08:09.123+00:00"]""");
        await List(ScalarType.String, "Uuid", new[] { Guid.Empty }, """["00000000-0000-0000-0000-000000000000"]""");
        await List(ScalarType.Bytes, null, new[] { new byte[] { 1, 2 } }, """["AQI="]""");
        await List(ScalarType.Int, null, Array.Empty<int>(), "[]");
        (await Db.Read("SELECT '[{\"a\":1},null]'", row => row.List<JsonElement>(0).Count)).ShouldBe(2);
        (await Db.Read("SELECT '[\"B\"]'", row => row.EnumList(0, new EnumMap<DayOfWeek>("A", "B")))).ShouldBe(
            [DayOfWeek.Monday]);
        (await Db.Read("SELECT NULL", row => row.List<int>(0))).ShouldBeEmpty();
        (await Fails(() => Db.Read("SELECT 'x'", row => row.List<int>(0)))).Code.ShouldBe("P2023");
    }

    [Fact]
    public async Task Keys_in_an_array_match_columns_of_every_kind()
    {
        var id = Guid.NewGuid();
        await Db.Execute("CREATE TABLE t (n INTEGER, s TEXT, at DATETIME, id TEXT, d DECIMAL)");
        await Db.Execute("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)", Int(5), Text("é+"),
            new SqlParameter(Type(ScalarType.DateTime), SqlValue.Of(s_instant)),
            new SqlParameter(Type(ScalarType.String, "Uuid"), SqlValue.Of(id)),
            new SqlParameter(Type(ScalarType.Decimal), SqlValue.Of(1.5m)));
        await Match("n", ScalarType.Int, null, new[] { 4, 5 });
        await Match("s", ScalarType.String, null, new[] { "é+" });
        await Match("at", ScalarType.DateTime, null, new[] { s_instant });
        await Match("id", ScalarType.String, "Uuid", new[] { id });
        await Match("d", ScalarType.Decimal, null, new[] { 1.5m });
        await Match("n", ScalarType.Int, null, SqlValue.OfList(ValueList.Of([SqlValue.Of(5), SqlValue.Null])));
    }

    private Task Match(string column, ScalarType scalar, string? native, Array keys) =>
        Match(column, scalar, native, SqlValue.OfArray(keys));

    private async Task Match(string column, ScalarType scalar, string? native, SqlValue keys) =>
        (await Db.Int($"SELECT count(*) FROM t WHERE {column} IN (SELECT value FROM json_each(?1))",
            new SqlParameter(Type(scalar, native, true), keys))).ShouldBe(1, column);

    private async Task List<T>(ScalarType scalar, string? native, T[] values, string? stored)
    {
        var (list, text) = await RoundTrip("JSONB", Type(scalar, native, true), SqlValue.OfArray(values),
            row => (row.List<T>(0), row.Text(0)));
        list.ShouldBe(values);
        if (stored is not null) text.ShouldBe(stored);
    }
}
