using Npgsql;
using Refract.Migrate.Engine;
using Refract.Relational;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// Expressions in defaults and conditions: a change is seen, and what the server spells otherwise is none.
/// </summary>
public sealed class Changes_of_expressions : PostgreSqlEngineTest
{
    /// <summary>A field, and what it becomes: each is another value to the database.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "x Int @default(dbgenerated(\"2 + (3 * 4)\"))", "x Int @default(dbgenerated(\"(2 + 3) * 4\"))" },
        { "x String @default(dbgenerated(\"(1.6)::text\"))", "x String @default(dbgenerated(\"(1.6)::int::text\"))" },
        { "x String @default(dbgenerated(\"'A'::text\"))", "x String @default(dbgenerated(\"'a'::text\"))" },
        { "x Int @default(1)", "x Int @default(dbgenerated(\"1 + 1\"))" },
        { "x Int\n  @@index([x], where: raw(\"x > 1 OR (x < 0 AND id > 2)\"), map: \"i\")",
            "x Int\n  @@index([x], where: raw(\"(x > 1 OR x < 0) AND id > 2\"), map: \"i\")" },
        { "x Int\n  @@index([x], where: raw(\"x::text > '10'\"), map: \"i\")",
            "x Int\n  @@index([x], where: raw(\"x > '10'\"), map: \"i\")" },
        { "x String\n  @@index([x], where: raw(\"x = 'a  b'\"), map: \"i\")",
            "x String\n  @@index([x], where: raw(\"x = 'a b'\"), map: \"i\")" },
    };

    /// <summary>Fields of which the server keeps the default or condition in other words.</summary>
    public static TheoryData<string> Spellings =>
    [
        "x String @default(dbgenerated(\"cast(1 as text)\"))",
        "x Unsupported(\"interval\") @default(dbgenerated(\"interval '3 days'\"))",
        "x String[] @default(dbgenerated(\"'{}'::text[]\"))",
        "x Int[] @default(dbgenerated(\"array[1, 2]\"))",
        "x String @default(dbgenerated(\"$$it's$$\"))",
        "x String @default(dbgenerated(\"E'a\\\\nb'\"))",
        "x String @default(\"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11\") @db.Uuid",
        "x DateTime @default(\"1970-01-01T10:20:30.000Z\") @db.Time(3)",
        "x DateTime @default(\"1970-01-01T10:20:30.000Z\") @db.Timetz(3)",
        "x DateTime @default(\"2020-01-02T00:00:00.000Z\") @db.Date",
        "x DateTime @default(dbgenerated(\"now() + interval '1 day'\"))",
        "x DateTime @default(dbgenerated(\"timezone('utc', now())\"))",
        "x DateTime @default(dbgenerated(\"date '2020-01-01'\")) @db.Date",
        "x Decimal @default(1.5) @db.Money",
        "x String @default(\"10.0.0.1/32\") @db.Inet",
        "x String @default(\"101\") @db.Bit(3)",
        "x Json @default(\"{\\\"b\\\": 1, \\\"a\\\": [1.0]}\")",
        "x Json @default(dbgenerated(\"jsonb_build_object('a', 1)\"))",
        "x Float @default(dbgenerated(\"random()*10\"))",
        "x Boolean @default(dbgenerated(\"(not false)\"))",
        "x String @default(dbgenerated(\"upper('x') || lower('Y')\"))",
        "x Int @default(dbgenerated(\"coalesce(null, 5)\"))",
        "x Int @default(dbgenerated(\"case when true then 1 else 2 end\"))",
        "x String @default(\"a\\\\b'c\")",
        "x Bytes @default(\"aGVsbG8=\")",
        "x BigInt @default(dbgenerated(\"5\"))",
        "x Int\n  @@index([x], where: raw(\"x in (1,2,3) and not (x = 4)\"), map: \"i\")",
        "x String\n  @@unique([x], where: raw(\"x is not null and x like 'a%'\"), map: \"i\")",
        "x Int\n  @@index([x], where: raw(\"\\\"T\\\".x > 1\"), map: \"i\")",
        "x DateTime?\n  @@index([id], where: raw(\"x between '2020-01-01' and date '2021-01-01'\"), map: \"i\")",
    ];

    private static string Of(string field) => $"model T {{\n  id Int @id\n  {field}\n}}\n";

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_that_is_nothing_but_brackets_casts_or_case_is_seen(string before, string after)
    {
        await PushTwice(Of(before));
        (await Push(Of(after))).Script.IsEmpty.ShouldBeFalse();
        (await Push(Of(after))).Script.IsEmpty.ShouldBeTrue();
        (await Push(Of(before))).Script.IsEmpty.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Spellings))]
    public async Task What_the_server_spells_otherwise_does_not_differ(string field)
    {
        await PushTwice(Of(field));
        (await Engine(Of(field))
            .Diff(DiffSource.Database, DiffSource.Of(SchemaOf(Of(field))), Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Of(field))
            .Diff(DiffSource.Of(SchemaOf(Of(field))), DiffSource.Database, Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Of(field)).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
        (await Scalar("SELECT count(*) FROM pg_class WHERE relname LIKE 'refract%'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Migrations_for_them_are_made_once()
    {
        var models = Of(
            string.Join("\n  ", Spellings.Where(row => !row.ToString()!.Contains("@@", StringComparison.Ordinal))
            .Select((row, at) => row.Data.Replace("x ", $"x{at} ", StringComparison.Ordinal))
            .Where(field => !field.Contains("@@", StringComparison.Ordinal))));
        (await Engine(models).Dev(new DevOptions { Name = "first" }, Ct)).Created!.Name.ShouldNotBeNull();
        (await Engine(models).Dev(new DevOptions { Name = "second" }, Ct)).Created!.Name.ShouldBeNull();
    }

    [Theory]
    [InlineData("DateTime", "DateTime @db.Timestamptz(3)", "'2020-01-01 12:00:00'", "2020-01-01 12:00:00")]
    [InlineData("DateTime @db.Timestamptz(3)", "DateTime", "'2020-01-01 12:00:00+00'", "2020-01-01 12:00:00")]
    [InlineData("DateTime @db.Date", "DateTime @db.Timestamptz(3)", "'2020-01-01'", "2020-01-01 00:00:00")]
    [InlineData("DateTime @db.Timestamptz(3)", "DateTime @db.Date", "'2020-01-01 23:00:00+00'", "2020-01-01 00:00:00")]
    [InlineData("DateTime @db.Timestamptz(3)", "DateTime @db.Time(3)", "'2020-01-01 23:00:00+00'", "23:00:00")]
    [InlineData("DateTime @db.Timestamptz(3)", "DateTime @db.Timetz(3)", "'2020-01-01 23:00:00+00'", "23:00:00")]
    [InlineData("DateTime @db.Time(3)", "DateTime @db.Timetz(3)", "'23:00:00'", "23:00:00")]
    [InlineData("DateTime @db.Timetz(3)", "DateTime @db.Time(3)", "'20:00:00-03'", "23:00:00")]
    public async Task A_change_between_times_keeps_the_instant_wherever_the_server_is(string before, string after,
        string value, string expected)
    {
        await Execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET TimeZone = ''America/Caracas''', "
                + "current_database()); END $$");
        await PushTwice(Of("x " + before));
        await Execute($"""INSERT INTO "T" VALUES (1, {value})""");
        var script = (await Push(Of("x " + after), acceptDataLoss: true)).Script;
        // As another tool would run it, in a session with the zone of the server.
        await Execute("""DROP TABLE "T" """);
        await PushTwice(Of("x " + before));
        await Execute($"""INSERT INTO "T" VALUES (1, {value})""");
        await Execute(script.Body);
        var type = after.Contains("Time(", StringComparison.Ordinal)
            ? "time" : after.Contains("Timetz", StringComparison.Ordinal) ? "(x AT TIME ZONE 'UTC')::time"
            : after.Contains("Timestamptz", StringComparison.Ordinal) ? "(x AT TIME ZONE 'UTC')" : "x::timestamp";
        (await Scalar($"""SELECT ({(type == "time" ? "x" : type)})::text FROM "T" """)).ShouldBe(expected);
    }

    /// <summary>As psql runs a script: each statement is a transaction of its own.</summary>
    [Theory]
    [InlineData("DateTime[]", "DateTime[] @db.Timestamptz(3)", "'{2020-01-01 12:00:00}'")]
    [InlineData("DateTime[] @db.Timestamptz(3)", "DateTime[]", "'{2020-01-01 12:00:00+00}'")]
    [InlineData("DateTime[] @db.Date", "DateTime[] @db.Timestamptz(3)", "'{2020-01-01}'")]
    [InlineData("DateTime", "DateTime @db.Timestamptz(3)", "'2020-01-01 12:00:00'")]
    public async Task A_change_between_times_keeps_the_instant_without_a_transaction(string before, string after,
        string value)
    {
        await PushTwice(Of("x " + before));
        var script = (await Engine(Of("x " + after)).Diff(DiffSource.Database,
            DiffSource.Of(SchemaOf(Of("x " + after))), Ct)).Script.Body;
        await using var connection = await Database.Open();
        foreach (var sql in (string[])
            [
                "SET TimeZone = 'America/Caracas'", $"""INSERT INTO "T" VALUES (1, {value})""",
                .. script.Split(";\n", StringSplitOptions.RemoveEmptyEntries), "SET TimeZone = 'UTC'",
            ])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(Ct);
        }

        await using var read = new NpgsqlCommand("""SELECT replace(x::text, '"', '') FROM "T" """, connection);
        (await read.ExecuteScalarAsync(Ct)).ShouldNotBeNull().ToString()!.Trim('{', '}').ShouldStartWith("2020-01-01 "
            + (before.EndsWith(".Date", StringComparison.Ordinal) ? "00" : "12"));
    }

    [Theory]
    [InlineData("Timestamp(6)", "Timestamptz(3)")]
    [InlineData("Time(6)", "Timetz(0)")]
    public void Fractions_of_a_second_that_are_cut_are_a_risk(string before, string after) =>
        RisksOf($"DateTime @db.{before}", $"DateTime @db.{after}").ShouldBe(1);

    [Theory]
    [InlineData("String @db.VarChar(10)", "String @db.Char(20)", 1)]
    [InlineData("String @db.Char(10)", "String", 1)]
    [InlineData("String @db.Bit(8)", "String @db.VarBit(4)", 1)]
    [InlineData("String @db.Bit(8)", "String @db.VarBit(8)", 0)]
    [InlineData("Json @db.Json", "Json", 1)]
    [InlineData("Json", "Json @db.Json", 0)]
    [InlineData("Float", "Decimal", 1)]
    [InlineData("BigInt", "Float", 1)]
    [InlineData("Int", "Float", 0)]
    [InlineData("DateTime @db.Timestamp(6)", "String @db.VarChar(24)", 1)]
    [InlineData("DateTime", "DateTime @db.Timestamptz(3)", 0)]
    [InlineData("DateTime @db.Date", "DateTime", 0)]
    public void A_change_that_alters_values_is_a_risk(string before, string after, int count) =>
        RisksOf(before, after).ShouldBe(count);

    private static int RisksOf(string before, string after) => Sql.MigrationCase.Script(
        Sql.MigrationCase.CatalogOf(Of("x " + before), SqlProvider.PostgreSql),
        Sql.MigrationCase.CatalogOf(Of("x " + after), SqlProvider.PostgreSql),
        SqlProvider.PostgreSql).Risks.Count;

    private static Schema.PrismaSchema SchemaOf(string models) =>
        Schema.SchemaCompiler.Compile([new Schema.Text.SourceFile("schema.prisma",
        "datasource db {\n  provider = \"postgresql\"\n}\n\ngenerator c {\n  provider = \"x\"\n  "
            + "previewFeatures = [\"partialIndexes\"]\n}\n\n" + models)]).Schema;
}
