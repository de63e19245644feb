using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>
/// Defaults of tables that were made by hand, which mean something else, or the same, in another spelling.
/// </summary>
public sealed class Defaults_of_others : SqliteFileTest
{
    /// <summary>BOOLEAN makes the number of '1', but not of 'true'.</summary>
    [Theory]
    [InlineData("'1'", "@default(true)")]
    [InlineData("'0'", "@default(false)")]
    [InlineData("\"1\"", "@default(true)")]
    [InlineData("TRUE", "@default(true)")]
    [InlineData("0", "@default(false)")]
    [InlineData("'true'", "@default(dbgenerated(\"'true'\"))")]
    [InlineData("'FALSE'", "@default(dbgenerated(\"'FALSE'\"))")]
    [InlineData("'yes'", "@default(dbgenerated(\"'yes'\"))")]
    [InlineData("''", "@default(dbgenerated(\"''\"))")]
    public async Task A_text_is_no_truth_value(string sql, string pulled)
    {
        Sql($"CREATE TABLE \"T\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"v\" BOOLEAN NOT NULL DEFAULT {sql})");
        var schema = await Pull();
        schema.ShouldContain($"v  Boolean {pulled}");
        (await Push(schema)).Script.IsEmpty.ShouldBeTrue();
        var isNumber = !pulled.Contains("dbgenerated", StringComparison.Ordinal);
        Sql("INSERT INTO \"T\" DEFAULT VALUES");
        Rows("SELECT typeof(\"v\") FROM \"T\"").ShouldBe([isNumber ? "integer" : "text"]);

        // What is no truth value becomes one where the schema wants one.
        var wanted = schema.Replace(pulled, "@default(true)", StringComparison.Ordinal);
        (await Push(wanted)).IsDone.ShouldBeTrue();
        Sql("INSERT INTO \"T\" DEFAULT VALUES");
        Rows("SELECT \"v\" FROM \"T\" ORDER BY \"id\" DESC LIMIT 1").ShouldBe(["1"]);
    }

    /// <summary>The real Prisma takes them for the same, in a pull and in its comparison.</summary>
    [Theory]
    [InlineData("CURRENT_TIMESTAMP")]
    [InlineData("(datetime('now'))")]
    [InlineData("(DATETIME('now'))")]
    public async Task The_time_of_an_insert_is_now(string sql)
    {
        Sql($"CREATE TABLE \"T\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"at\" DATETIME NOT NULL DEFAULT {sql}, "
            + "\"day\" TEXT DEFAULT (datetime('now')), \"n\" INTEGER)");
        var schema = await Pull();
        schema.ShouldContain("DateTime @default(now())");
        schema.ShouldContain("String?  @default(dbgenerated(\"datetime('now')\"))");
        (await Push(schema)).Script.IsEmpty.ShouldBeTrue();
        var spelled = schema.Replace("@default(now())", "@default(dbgenerated(\"datetime('now')\"))",
            StringComparison.Ordinal);
        (await Push(spelled)).Script.IsEmpty.ShouldBeTrue();

        // A rebuild for another reason keeps the spelling.
        (await Push(schema.Replace("Int?", "String?", StringComparison.Ordinal))).IsDone.ShouldBeTrue();
        Rows("SELECT sql FROM sqlite_master WHERE name = 'T'")[0].ShouldContain($"DEFAULT {sql}");
    }

    /// <summary>SQLite itself leaves out the brackets, without which it refuses most expressions.</summary>
    [Theory]
    [InlineData("(lower(hex(randomblob(4))))", "lower(hex(randomblob(4)))")]
    [InlineData("('a' || 'b')", "'a' || 'b'")]
    [InlineData("((1 + 2) * (3))", "(1 + 2) * (3)")]
    [InlineData("(- 5 /* five */)", "- 5 /* five */")]
    [InlineData("(x'00' || 'a')", "x'00' || 'a'")]
    [InlineData("(')' || '(')", "')' || '('")]
    [InlineData("CURRENT_DATE", "CURRENT_DATE")]
    [InlineData("word", "word")]
    public async Task An_expression_that_was_pulled_makes_the_same_table_elsewhere(string sql, string pulled)
    {
        Sql($"CREATE TABLE \"T\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"v\" TEXT DEFAULT {sql})");
        var schema = await Pull();
        schema.ShouldContain($"@default(dbgenerated(\"{pulled}\"))");
        File = "other.db";
        foreach (var text in new[] { schema, schema.Replace(pulled, $"({pulled})", StringComparison.Ordinal) })
        {
            (await Push(text)).IsDone.ShouldBeTrue();
            (await Push(text)).Script.IsEmpty.ShouldBeTrue();
        }

        (await Push(schema)).Script.IsEmpty.ShouldBeTrue();
        Sql("INSERT INTO \"T\" DEFAULT VALUES");
        Rows("SELECT \"v\" IS NOT NULL FROM \"T\"").ShouldBe(["1"]);
    }

    /// <summary>Nothing that the database has beside the schema is to blame for it.</summary>
    [Theory]
    [InlineData("v String? @default(dbgenerated(\"nothing(\"))\n", "")]
    [InlineData("v String?\n", "@@index([v], map: \"p\", where: raw(\"nope > 1\"))\n")]
    public async Task An_expression_that_SQLite_refuses_is_told_as_its_own_fault(string field, string index)
    {
        Sql("CREATE TABLE \"Other\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)");
        var failure = await Should.ThrowAsync<MigrationException>(() => Push(
            "generator client {\n  provider = \"prisma-client\"\n  output = \"../x\"\n"
            + "  previewFeatures = [\"partialIndexes\"]\n}\n\n"
            + "model Other {\n  id Int @id @default(autoincrement())\n}\n\n"
            + $"model T {{\n  id Int @id @default(autoincrement())\n  {field}  {index}}}\n"));
        failure.Code.ShouldBe("P3018");
        failure.Message.ShouldContain("Nothing was changed.\n\n");
        Rows("SELECT name FROM sqlite_master WHERE name IN ('T', 'p')").ShouldBeEmpty();
    }
}
