using Refract.Testing;

namespace Refract.Cli.Tests;

/// <summary>
/// A statement that fails on rows is explained without their values: on the screen, in JSON and in the history.
/// </summary>
public sealed class Values_of_rows_stay_hidden
{
    private const string Secret = "s3cr3t";

    private const string Schema =
        "datasource db {\n  provider = \"PROVIDER\"\n}\n\n"
        + "model User {\n  id Int @id\n  name String\n  code String?\n}\n";

    private const string Trigger = """CREATE TRIGGER t BEFORE UPDATE ON "User" BEGIN """;

    private const string Tables = """
        CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "code" TEXT);
        CREATE TABLE "Other" ("name" TEXT PRIMARY KEY);
        INSERT INTO "User" VALUES (1, 's3cr3t', NULL), (2, 's3cr3t', 'a s3cr3t "in" quotes');

        """;

    [Theory]
    [InlineData("""CREATE UNIQUE INDEX "user_name" ON "User" ("name")""",
        "could not create unique index \"user_name\"")]
    [InlineData("""ALTER TABLE "User" ADD CONSTRAINT short CHECK (length("name") < 3)""", "check constraint \"short\"")]
    [InlineData("""ALTER TABLE "User" ALTER COLUMN "code" SET NOT NULL""", "column \"code\"")]
    [InlineData("""INSERT INTO "User" SELECT "id", "name" FROM "User" """, "duplicate key value")]
    [InlineData("""INSERT INTO "User" SELECT 9, NULL, "name" FROM "User" """, "null value in column \"name\"")]
    [InlineData("""ALTER TABLE "User" ADD FOREIGN KEY ("name") REFERENCES "Other" ("name")""",
        "foreign key constraint")]
    [InlineData("""ALTER TABLE "User" ALTER COLUMN "name" TYPE integer USING "name"::integer""",
        "invalid input syntax for type integer: \"…\"")]
    [InlineData("""ALTER TABLE "User" ALTER COLUMN "code" TYPE integer USING "code"::integer""",
        "invalid input syntax for type integer: \"…\"")]
    [InlineData("""CREATE TYPE "E" AS ENUM ('x'); SELECT "name"::"E" FROM "User" """,
        "invalid input value for enum \"E\": \"…\"")]
    [InlineData("""SELECT "name"::timestamp FROM "User" """, "22007")]
    [InlineData("""SELECT "name"::json FROM "User" """, "invalid input syntax for type json")]
    [InlineData("""SELECT ('{' || "name")::int[] FROM "User" """, "malformed array literal")]
    [InlineData("""SELECT convert_from('\xff'::bytea || "name"::bytea, 'UTF8') FROM "User" """,
        "invalid byte sequence")]
    [InlineData("""SELECT "name"::regclass FROM "User" """, "relation \"…\" does not exist")]
    [InlineData("""SELECT set_config('TimeZone', "name", false) FROM "User" """, "22023")]
    [InlineData("""DO $$ BEGIN RAISE EXCEPTION 'found %', (SELECT "name" FROM "User" LIMIT 1); END $$""", "not shown")]
    [InlineData("""DO $$ BEGIN ASSERT false, (SELECT "name" FROM "User" LIMIT 1); END $$""", "not shown")]
    [InlineData("""DO $$ BEGIN EXECUTE format('DROP TABLE %I', (SELECT "name" FROM "User" LIMIT 1)); END $$""",
        "42P01")]
    [InlineData("""DO $$ BEGIN RAISE EXCEPTION 'clean up first, it''s dirty'; END $$""", "clean up first, it's dirty")]
    [InlineData("""CREATE TABLE "User" (id int)""", "relation \"User\" already exists")]
    [InlineData("""CREATE TABLE Other (id int); CREATE TABLE other (id int)""", "relation \"other\" already exists")]
    [InlineData("""CREATE FUNCTION f() RETURNS int LANGUAGE nonsense AS ''""", "language \"nonsense\" does not exist")]
    public async Task On_postgresql(string sql, string said)
    {
        await using var database = await PostgresServer.CreateDatabase();
        await Check(database.Url, "postgresql", sql, said, async () => (string?)await database.Scalar(
            "SELECT string_agg(logs, '') FROM _prisma_migrations"));
    }

    [Theory]
    [InlineData("""CREATE UNIQUE INDEX "user_name" ON "User" ("name")""", "UNIQUE constraint failed: User.name")]
    [InlineData("""CREATE TABLE "N" ("a" TEXT CHECK (length("a") < 3)); INSERT INTO "N" SELECT "name" FROM "User" """,
        "CHECK constraint failed")]
    [InlineData("""CREATE TABLE "N" ("a" TEXT NOT NULL); INSERT INTO "N" SELECT "code" FROM "User" """,
        "NOT NULL constraint failed: N.a")]
    [InlineData("""CREATE TABLE "N" ("a" INTEGER) STRICT; INSERT INTO "N" SELECT "name" FROM "User" """,
        "cannot store TEXT value in INTEGER column N.a")]
    [InlineData("""CREATE TABLE "N" ("a" INTEGER PRIMARY KEY); INSERT INTO "N" SELECT "name" FROM "User" """,
        "datatype mismatch")]
    [InlineData("""CREATE TABLE "N" ("a" TEXT REFERENCES "Other"); INSERT INTO "N" SELECT "name" FROM "User" """,
        "FOREIGN KEY constraint failed")]
    [InlineData("""CREATE TABLE "N" AS SELECT json("name") FROM "User" """, "malformed JSON")]
    [InlineData("""CREATE TABLE "N" AS SELECT json_extract('{}', "name") FROM "User" """, "JSON path")]
    [InlineData(Trigger + """SELECT RAISE(ABORT, 'User is locked'); END; UPDATE "User" SET id = id + 9""",
        "User is locked")]
    [InlineData(Trigger + """SELECT RAISE(ABORT, 'no ' || OLD."name"); END; UPDATE "User" SET id = id + 9""", "")]
    public async Task On_sqlite(string sql, string said)
    {
        using var file = new TempFolder();
        const string logs = "SELECT group_concat(logs, '') FROM _prisma_migrations";
        await Check($"file:{file["x.db"]}", "sqlite", sql, said,
            () => Task.FromResult(SqliteFile.Text(file["x.db"], logs)));
    }

    /// <summary>The real engine writes the whole text of the server into the history, details included.</summary>
    [Fact]
    public async Task In_the_logs_that_the_real_tool_wrote()
    {
        await using var database = await PostgresServer.CreateDatabase();
        using var folder = Project("postgresql", database.Url).With("migrations/1_init/migration.sql", Tables);
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        folder.With("migrations/2_unique/migration.sql", "SELECT 1");
        await database.Execute($$"""
            INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('x', 'x', '2_unique',
            E'A migration failed to apply.\n\nMigration name: 2_unique\n\nDatabase error code: 23505\n\n
            Database error:\n
            ERROR: could not create unique index "k"\nDETAIL: Key (name)=({{Secret}}) is duplicated.\n\n
            DbError { detail: Some("Key (name)=({{Secret}}) is duplicated.") }')
            """);
        foreach (var command in new[] { "deploy", "status" })
        {
            var run = await folder.Run("migrate", command);
            (run.Output + run.Error).ShouldNotContain(Secret);
            if (command == "deploy") run.ShouldExit(2).Error.ShouldContain("Database error code: 23505");
        }
    }

    private static CliFolder Project(string provider, string url)
    {
        var folder = new CliFolder()
            .With("schema.prisma", Schema.Replace("PROVIDER", provider, StringComparison.Ordinal));
        folder.Variables["DATABASE_URL"] = url;
        return folder;
    }

    private static async Task Check(string url, string provider, string sql, string said, Func<Task<string?>> logs)
    {
        using var folder = Project(provider, url).With("migrations/1_init/migration.sql", Tables);
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        folder.With("script.sql", sql);
        ShouldHide(await folder.Run("db", "execute", "--file", "script.sql"), said);
        folder.With("migrations/2_more/migration.sql", sql);
        ShouldHide(await folder.Run("migrate", "deploy"), said);
        ShouldHide(await folder.Run("migrate", "deploy"), said);
        ShouldHide(await folder.Run("migrate", "status"), "");
        ShouldHide(await folder.Run("migrate", "status", "--json"), "");
        ((await logs()) ?? "").ShouldNotContain(Secret);
    }

    private static void ShouldHide(CommandRun run, string said)
    {
        run.ExitCode.ShouldNotBe(0);
        (run.Output + run.Error).ShouldNotContain(Secret);
        run.Error.ShouldContain(said);
    }
}
