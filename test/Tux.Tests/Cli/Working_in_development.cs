using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Working_in_development
{
    [Fact]
    public async Task Migrate_applies_notices_drift_and_says_when_the_schema_has_something_new()
    {
        using var tux = new TuxFolder();
        var first = (await tux.Run("db migrate --name init")).ShouldExit(0);
        first.Output.ShouldMatch(@"^prisma/migrations-sqlite/\d{14}_init/migration\.sql\n$");
        (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("Schema, migrations and database agree.\n");

        tux.Write("prisma/schema/extra.prisma", "model Extra {\n  id Int @id\n}\n");
        (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("Write a migration for it with --name NAME.\n");

        TuxSqlite.Execute(tux["tux-dev.db"], "CREATE TABLE stray (id INTEGER)");
        (await tux.Run("db migrate")).ShouldExit(3).Error.ShouldContain("(drift)");
    }

    [Fact]
    public async Task Reset_asks_nobody()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db migrate --name init")).ShouldExit(0);
        TuxSqlite.Execute(tux["tux-dev.db"], "INSERT INTO \"Guild\"(guild_id) VALUES (1)");
        (await tux.Run("db reset")).ShouldExit(0).Error.ShouldEndWith(
            "The database was emptied, and 1 migration applied.\n");
        TuxSqlite.Count(tux["tux-dev.db"], "Guild").ShouldBe(0);
    }

    [Fact]
    public async Task Push_refuses_to_lose_data_without_consent()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db push")).ShouldExit(0);
        TuxSqlite.Execute(tux["tux-dev.db"], "CREATE TABLE stray (id INTEGER); INSERT INTO stray VALUES (1)");
        (await tux.Run("db push")).ShouldExit(3);
        TuxSqlite.Count(tux["tux-dev.db"], "stray").ShouldBe(1);
        (await tux.Run("db push", "yes\n")).ShouldExit(0);
    }

    [Fact]
    public async Task Runs_on_postgresql_with_native_lists_and_enums()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder();
        tux.Variables["DEV_DATABASE_URL"] = database.Url;
        tux.Variables["PROD_DATABASE_URL"] = database.Url;
        (await tux.Run("db migrate --name init")).ShouldExit(0).Output.ShouldStartWith("prisma/migrations/");
        await database.Execute("""
            INSERT INTO "Guild"(guild_id) VALUES (1);
            INSERT INTO "Case"(case_type, case_reason, case_moderator_id, case_user_id, guild_id, case_user_roles) VALUES ('BAN', 'r', 1, 2, 1, ARRAY[1, 2]::bigint[]);
            """);
        (await tux.Run("db push")).ShouldExit(0).Error.ShouldEndWith(
            "The database already matches the schema; nothing was changed.\n");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("No migration is pending");
        (await tux.Run($"--prod db reset --confirm {database.Name}")).ShouldExit(0).Error.ShouldEndWith(
            "The database was emptied, and 1 migration applied.\n");
    }

    [Fact]
    public async Task Pull_rewrites_only_the_file_that_differs_and_keeps_its_comments()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db push")).ShouldExit(0);
        (await tux.Run("db pull")).ShouldExit(0).Error.ShouldEndWith(
            "The schema already matches the database; nothing was changed.\n");
        TuxSqlite.Execute(tux["tux-dev.db"], "ALTER TABLE \"Note\" ADD COLUMN pinned BOOLEAN NOT NULL DEFAULT false");
        (await tux.Run("db pull")).ShouldExit(0).Error.ShouldContain("Wrote prisma/schema/commands/notes.prisma\n");
        var notes = File.ReadAllText(tux["prisma/schema/commands/notes.prisma"]);
        notes.ShouldContain("/// What a moderator wrote down about a user.");
        notes.ShouldMatch(@"pinned\s+Boolean\s+@default\(false\)");
        (await tux.Run("db push")).ShouldExit(0).Error.ShouldEndWith("nothing was changed.\n");
    }

    [Fact]
    public async Task Generate_writes_the_client()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db generate")).ShouldExit(0).Error.ShouldContain("files in obj/refract");
        Directory.GetFiles(tux["obj/refract"]).Length.ShouldBeGreaterThanOrEqualTo(12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("db")]
    [InlineData("db push")]
    [InlineData("db migrate")]
    [InlineData("db pull")]
    [InlineData("db reset")]
    [InlineData("db generate")]
    [InlineData("db resolve")]
    public async Task Help_is_what_was_agreed_on(string command)
    {
        using var tux = new TuxFolder();
        Golden.Match((await tux.Run(command + " --help")).ShouldExit(0).Output,
            $"Golden/tux{(command.Length == 0 ? "" : "-" + command.Replace(' ', '-'))}.txt");
    }
}
