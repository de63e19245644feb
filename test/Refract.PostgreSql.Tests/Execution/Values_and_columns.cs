using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

public sealed class Values_and_columns : PostgreSqlTest
{
    private static readonly DateTimeOffset s_instant = new(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    [Fact]
    public async Task Numbers_come_back_as_they_went_in()
    {
        (await RoundTrip("integer", Type(ScalarType.Int), SqlValue.Of(int.MinValue), row => row.Int(0))).ShouldBe(
            int.MinValue);
        (await RoundTrip("smallint", Type(ScalarType.Int, "SmallInt"), SqlValue.Of(-7), row => row.Int(0))).ShouldBe(
            -7);
        (await RoundTrip("bigint", Type(ScalarType.BigInt), SqlValue.Of(long.MaxValue), row => row.BigInt(0))).ShouldBe(
            long.MaxValue);
        (await RoundTrip("double precision", Type(ScalarType.Float), SqlValue.Of(0.1), row => row.Float(0))).ShouldBe(
            0.1);
        (await RoundTrip("real", Type(ScalarType.Float, "Real"), SqlValue.Of(0.5), row => row.Float(0))).ShouldBe(0.5);
        (await RoundTrip("boolean", Type(ScalarType.Boolean), SqlValue.Of(true), row => row.Boolean(0))).ShouldBeTrue();
        (await RoundTrip("money", Type(ScalarType.Decimal, "Money"), SqlValue.Of(12.34m),
            row => row.Decimal(0))).ShouldBe(12.34m);
    }

    /// <summary>
    /// A schema written by hand: the language has no word for cidr, and a push would change the type.
    /// </summary>
    [Theory]
    [InlineData("192.168.0.0/24"), InlineData("10.1.2.3/32"), InlineData("0.0.0.0/0"), InlineData("2001:db8::/32")]
    public async Task A_network_in_a_column_that_the_schema_calls_Inet_is_read(string text)
    {
        var inet = Type(ScalarType.String, "Inet");
        (await RoundTrip("cidr", inet, SqlValue.Of(text), row => row.Text(0))).ShouldBe(text);
        (await Db.Read($"SELECT ARRAY['{text}', '::/0']::cidr[]", row => row.List<string>(0)))
            .ShouldBe([text, "::/0"]);
    }

    [Theory]
    [InlineData("0"), InlineData("1"), InlineData("-1"), InlineData("1.5"), InlineData("0.0001"), InlineData("10000"),
        InlineData("123456789012345678901234567")]
    [InlineData("0.0000000000000000000000000001"), InlineData("79228162514264337593543950335"),
        InlineData("-79228162514264337593543950335"), InlineData("12345678901234.56789")]
    public async Task Decimals_of_a_plain_Decimal_column_come_back_without_added_zeros(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var read = await RoundTrip("decimal(65,30)", Type(ScalarType.Decimal), SqlValue.Of(value),
            row => row.Decimal(0));
        read.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(text);
    }

    [Fact]
    public async Task Decimals_show_the_places_that_their_column_declares()
    {
        var read = await RoundTrip("decimal(10,2)", Type(ScalarType.Decimal, "Decimal", arguments: ["10", "2"]),
            SqlValue.Of(1.5m), row => row.Decimal(0));
        read.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("1.50");
    }

    [Theory]
    [InlineData("0.333333333333333333333333333333", "0.3333333333333333333333333333")]
    [InlineData("0.666666666666666666666666666666", "0.6666666666666666666666666667")]
    [InlineData("12345678901234567890.123456789012345678", "12345678901234567890.123456789")]
    public async Task Decimal_places_beyond_what_decimal_holds_are_rounded(string stored, string read) =>
        (await Db.Read($"SELECT {stored}::decimal(65,30)", row => row.Decimal(0))).ToString(
            System.Globalization.CultureInfo.InvariantCulture).ShouldStartWith(read);

    [Fact]
    public void Every_decimal_that_the_server_can_send_is_read_like_its_text() => Prop.ForAll<decimal>(value =>
        Db.Read($"SELECT {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}::numeric",
            row => row.Decimal(0)).GetAwaiter().GetResult() == value)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("'NaN'::numeric"), InlineData("'Infinity'::numeric"), InlineData("1e40::numeric")]
    public async Task Numbers_that_decimal_cannot_hold_are_an_error_and_the_connection_lives_on(string number)
    {
        await using var narrow = Open("?connection_limit=1");
        var pid = await narrow.Int("SELECT pg_backend_pid()");
        (await Fails(() => narrow.Read($"SELECT {number}", row => row.Decimal(0)))).Code.ShouldBe("P2023");
        (await narrow.Int("SELECT pg_backend_pid()")).ShouldBe(pid);
    }

    [Fact]
    public async Task Instants_are_UTC_in_columns_with_and_without_zone()
    {
        var elsewhere = s_instant.ToOffset(TimeSpan.FromHours(5));
        (await RoundTrip("timestamp(3)", Type(ScalarType.DateTime), SqlValue.Of(elsewhere),
            row => row.DateTime(0))).ShouldBe(s_instant);
        (await RoundTrip("timestamptz(6)", Type(ScalarType.DateTime, "Timestamptz"), SqlValue.Of(elsewhere),
            row => row.DateTime(0))).ShouldBe(s_instant);
        (await RoundTrip("timestamp(3)", Type(ScalarType.DateTime), SqlValue.Of(elsewhere),
            row => row.DateTime(0).Offset)).ShouldBe(TimeSpan.Zero);
        await Db.Execute("SET timezone TO 'Asia/Tokyo'");
    }

    [Fact]
    public async Task Days_and_times_of_day_come_back_as_they_went_in()
    {
        var (day, time) = (new DateOnly(2024, 2, 29), new TimeOnly(23, 59, 58, 123));
        (await RoundTrip("date", Type(ScalarType.DateTime, "Date"), SqlValue.Of(day), row => row.Date(0))).ShouldBe(
            day);
        (await RoundTrip("time", Type(ScalarType.DateTime, "Time"), SqlValue.Of(time), row => row.Time(0))).ShouldBe(
            time);
        (await RoundTrip("timetz", Type(ScalarType.DateTime, "Timetz"), SqlValue.Of(time),
            row => row.Time(0))).ShouldBe(time);
        (await Db.Read("SELECT '01:30:00+02'::timetz", row => row.Time(0))).ShouldBe(new TimeOnly(23, 30));
    }

    [Fact]
    public async Task Texts_ids_bytes_and_documents_come_back_as_they_went_in()
    {
        var id = Guid.NewGuid();
        (await RoundTrip("text", Type(ScalarType.String), SqlValue.Of("é 🎉 '"), row => row.Text(0))).ShouldBe(
            "é 🎉 '");
        (await RoundTrip("varchar(5)", Type(ScalarType.String, "VarChar"), SqlValue.Of("abc"),
            row => row.Text(0))).ShouldBe("abc");
        (await RoundTrip("uuid", Type(ScalarType.String, "Uuid"), SqlValue.Of(id), row => row.Guid(0))).ShouldBe(id);
        (await RoundTrip("bytea", Type(ScalarType.Bytes), SqlValue.Of([0, 255]), row => row.Bytes(0))).ShouldBe(
            [0, 255]);
        foreach (var native in new[] { "Json", "JsonB" })
            (await RoundTrip(native, Type(ScalarType.Json, native), SqlValue.OfJson("""{"a":[1,null]}"""),
                row => row.Json(0).GetProperty("a")[0].GetInt32())).ShouldBe(1);
        (await RoundTrip("xml", Type(ScalarType.String, "Xml"), SqlValue.Of("<a/>"), row => row.Text(0))).ShouldBe(
            "<a/>");
        (await RoundTrip("varbit(5)", Type(ScalarType.String, "VarBit"), SqlValue.Of("101"),
            row => row.Text(0))).ShouldBe("101");
    }

    [Fact]
    public async Task A_padded_text_is_found_by_the_text_without_its_padding()
    {
        await Db.Execute("CREATE TABLE padded (code char(5))");
        await Db.Execute("INSERT INTO padded VALUES ('ab')");
        (await Db.Int("SELECT count(*)::int FROM padded WHERE code = $1",
            new SqlParameter(Type(ScalarType.String, "Char"), SqlValue.Of("ab")))).ShouldBe(1);
        (await Db.Read("SELECT code FROM padded", row => row.Key(0, Type(ScalarType.String, "Char")))).ShouldBe(
            RowKey.Of((object)"ab"));
    }

    [Theory]
    [InlineData(ScalarType.Int, null, "integer"), InlineData(ScalarType.DateTime, null, "timestamp(3)"),
        InlineData(ScalarType.DateTime, "Timetz", "timetz")]
    [InlineData(ScalarType.Json, null, "jsonb"), InlineData(ScalarType.String, "Uuid", "uuid"),
        InlineData(ScalarType.Decimal, null, "decimal(65,30)")]
    [InlineData(ScalarType.Bytes, null, "bytea"), InlineData(ScalarType.String, null, "text")]
    public async Task NULL_goes_into_every_kind_of_column(ScalarType scalar, string? native, string sqlType) =>
        (await RoundTrip(sqlType, Type(scalar, native), SqlValue.Null, row => row.IsNull(0))).ShouldBeTrue();

    [Fact]
    public async Task Lists_come_back_as_they_went_in()
    {
        await List("integer[]", ScalarType.Int, null, new[] { 1, -2 });
        await List("smallint[]", ScalarType.Int, "SmallInt", new[] { 1, -2 });
        await List("bigint[]", ScalarType.BigInt, null, new[] { 1L, long.MaxValue });
        await List("text[]", ScalarType.String, null, new[] { "a", "b,\"c" });
        await List("boolean[]", ScalarType.Boolean, null, new[] { true, false });
        await List("double precision[]", ScalarType.Float, null, new[] { 0.1 });
        await List("decimal(65,30)[]", ScalarType.Decimal, null, new[] { 1.5m, -2m, 0m });
        await List("uuid[]", ScalarType.String, "Uuid", new[] { Guid.NewGuid() });
        await List("timestamp(3)[]", ScalarType.DateTime, null, new[] { s_instant });
        await List("timestamptz[]", ScalarType.DateTime, "Timestamptz", new[] { s_instant });
        await List("date[]", ScalarType.DateTime, "Date", new[] { new DateOnly(2024, 2, 29) });
        await List("time[]", ScalarType.DateTime, "Time", new[] { new TimeOnly(1, 2, 3) });
        await List("timetz[]", ScalarType.DateTime, "Timetz", new[] { new TimeOnly(1, 2, 3) });
        await List("bytea[]", ScalarType.Bytes, null, new[] { new byte[] { 1, 2 } });
        await List("varchar[]", ScalarType.String, "VarChar", new[] { "a" });
        await List("integer[]", ScalarType.Int, null, Array.Empty<int>());
        var json = new[] { JsonElement.Parse("""{"a":1}""") };
        (await RoundTrip("jsonb[]", Type(ScalarType.Json, null, true), SqlValue.OfArray(json),
            row => row.List<JsonElement>(0)[0].GetRawText())).ShouldBe("""{"a": 1}""");
    }

    [Fact]
    public async Task A_list_that_is_NULL_is_empty() =>
        (await Db.Read("SELECT NULL::integer[]", row => row.List<int>(0))).ShouldBeEmpty();

    [Fact]
    public async Task Columns_of_rows_travel_as_arrays_that_may_hold_nulls()
    {
        SqlValue[] numbers = [SqlValue.Of(1), SqlValue.Null], times = [SqlValue.Of(s_instant), SqlValue.Null],
            texts = [SqlValue.Null, SqlValue.Of("x")];
        var answer = await Db.Text(
            "SELECT string_agg(concat_ws('/', a, to_char(b, 'YYYY-MM-DD'), c), ' ') FROM unnest($1, $2, $3) "
                + "AS t(a, b, c)",
            new SqlParameter(Type(ScalarType.Int, null, true), SqlValue.OfList(ValueList.Of(numbers))),
            new SqlParameter(Type(ScalarType.DateTime, null, true), SqlValue.OfList(ValueList.Of(times))),
            new SqlParameter(Type(ScalarType.String, null, true), SqlValue.OfList(ValueList.Of(texts))));
        answer.ShouldBe("1/2024-05-06 x");
    }

    [Fact]
    public async Task Enums_that_were_made_after_the_pool_was_opened_can_be_written_and_read_as_text()
    {
        await Db.Int("SELECT 1");
        await Db.Execute("CREATE TYPE \"Role\" AS ENUM ('USER', 'ADMIN')");
        await Db.Execute("CREATE TABLE people (role \"Role\", roles \"Role\"[])");
        var one = new Refract.Relational.ColumnType { Scalar = ScalarType.Enum, EnumName = "Role" };
        var many = one with { IsList = true };
        await Db.Execute("INSERT INTO people VALUES ($1::\"Role\", $2::\"Role\"[])",
            new SqlParameter(one, SqlValue.Of("ADMIN")),
            new SqlParameter(many, SqlValue.OfArray(new[] { "USER", "ADMIN" })));
        var map = new EnumMap<DayOfWeek>("USER", "ADMIN");
        (await Db.Read("SELECT role::text, roles::text[] FROM people",
            row => (row.Enum(0, map), string.Join(',', row.EnumList(1, map))))).ShouldBe(
                (DayOfWeek.Monday, "Sunday,Monday"));
        (await Db.Int("SELECT count(*)::int FROM people WHERE role = ANY($1::\"Role\"[])",
            new SqlParameter(many, SqlValue.OfArray(new[] { "ADMIN" })))).ShouldBe(1);
        await Db.ReloadTypes(Ct);
        (await Db.Read("SELECT role FROM people", row => row.Enum(0, map))).ShouldBe(DayOfWeek.Monday);
    }

    [Fact]
    public async Task Keys_of_columns_that_a_relation_joins_are_equal_when_the_values_are()
    {
        (await Db.Read("SELECT 5::int", row => row.Key(0, Type(ScalarType.Int)))).ShouldBe(
            await Db.Read("SELECT 5::bigint", row => row.Key(0, Type(ScalarType.BigInt))));
        (await Db.Read("SELECT 1.50::numeric", row => row.Key(0, Type(ScalarType.Decimal)))).ShouldBe(
            await Db.Read("SELECT 1.5::numeric", row => row.Key(0, Type(ScalarType.Decimal))));
        (await Db.Read("SELECT '\\x01'::bytea", row => row.Key(0, Type(ScalarType.Bytes)))).ShouldBe(
            await Db.Read("SELECT '\\x01'::bytea", row => row.Key(0, Type(ScalarType.Bytes))));
        (await Db.Read("SELECT NULL::int", row => row.Key(0, Type(ScalarType.Int)))).IsNull.ShouldBeTrue();
    }

    private async Task List<T>(string sqlType, ScalarType scalar, string? native, T[] values) =>
        (await RoundTrip(sqlType, Type(scalar, native, true), SqlValue.OfArray(values),
            row => row.List<T>(0))).ShouldBe(values);
}
