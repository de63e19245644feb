using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Guarding_production
{
    [Fact]
    public async Task Push_refuses_and_points_to_migrate()
    {
        using var tux = new TuxFolder();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        Golden.Match((await tux.Run("--prod db push")).ShouldExit(2).Error, "Golden/production-push.txt");
        File.Exists(tux["prod.db"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_migration_is_written_and_the_database_only_looked_at()
    {
        using var tux = await WithTables();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        (await tux.Run("--prod db migrate")).ShouldExit(0);
        Mark(tux);
        tux.Write("prisma/schema/extra.prisma", "model Extra {\n  id Int @id\n}\n");
        var before = File.ReadAllBytes(tux["prod.db"]);

        var run = (await tux.Run("--prod db migrate --name add_extra")).ShouldExit(0);
        File.ReadAllBytes(tux["prod.db"]).ShouldBe(before);
        run.Output.ShouldEndWith("_add_extra/migration.sql\n");
        File.ReadAllText(tux[run.Output.Trim()]).ShouldContain("CREATE TABLE \"Extra\"");
        run.Error.ShouldContain("Environment: production\n");
        run.Error.ShouldContain("nothing in it was changed.\nRead the script and commit it, then apply it with: tux --prod db migrate\n");

        (await tux.Run("--prod db migrate --name again")).ShouldExit(0).Error.ShouldContain("Pending:\n");
        Directory.GetDirectories(tux["prisma/migrations-sqlite"]).Length.ShouldBe(2, "the schema has nothing that the migrations do not make");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("1 migration applied.");
        TuxSqlite.Count(tux["prod.db"], "Extra").ShouldBe(0);
    }

    /// <summary>
    /// Nothing is made on the production server, not even for a moment: its user may make no database.
    /// </summary>
    [Theory]
    [InlineData("nowhere")]
    [InlineData("SHADOW_DATABASE_URL")]
    [InlineData("DEV_DATABASE_URL")]
    public async Task A_new_migration_for_postgresql_makes_no_database_on_its_server(string place)
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var other = await PostgresServer.CreateDatabase();
        using var tux = new TuxFolder(withMigrations: true);
        await using var user = await PlainUser.Create(database);
        tux.Variables["PROD_DATABASE_URL"] = user.Url;
        if (place == "SHADOW_DATABASE_URL") tux.Variables[place] = other.Url;
        // The same server by another name, so that it counts as another one here.
        if (place == "DEV_DATABASE_URL")
            tux.Variables[place] = other.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        (await tux.Run("--prod db migrate")).ShouldExit(0);
        await database.Execute("INSERT INTO \"Guild\"(guild_id) VALUES (1)");
        await database.Execute("CREATE INDEX by_hand ON \"Guild\" (case_count)");
        tux.Write("prisma/schema/extra.prisma", "model Extra {\n  id Int @id\n}\n");
        const string tables = "SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'";
        var before = await database.Scalar(tables);

        // Made by hand in production: only an empty database tells that no migration made it, and nothing may be
        // dropped for it.
        if (place == "nowhere")
        {
            var refused = (await tux.Run("--prod db migrate --name add_extra")).ShouldExit(2);
            refused.Error.ShouldContain("error P3014");
            refused.Error.ShouldContain("as SHADOW_DATABASE_URL");
            Directory.GetDirectories(tux["prisma/migrations"]).Length.ShouldBe(1);
            await database.Execute("DROP INDEX by_hand");
        }

        var run = (await tux.Run("--prod db migrate --name add_extra")).ShouldExit(0);
        run.Error.Contains("Compared with the database", StringComparison.Ordinal).ShouldBe(place == "nowhere");
        File.ReadAllText(tux[run.Output.Trim()]).ShouldBe(
            "-- CreateTable\nCREATE TABLE \"Extra\" (\n    \"id\" INTEGER NOT NULL,\n\n"
            + "    CONSTRAINT \"Extra_pkey\" PRIMARY KEY (\"id\")\n);\n");
        (await database.Scalar(tables)).ShouldBe(before);
        (await database.Scalar("SELECT count(*) FROM _prisma_migrations")).ShouldBe(1L);
        if (place == "nowhere")
            (await tux.Run("--prod db migrate --name again")).ShouldExit(2).Error.ShouldContain("Pending:\n");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("1 migration applied.");
        (await database.Scalar("SELECT count(*) FROM \"Extra\"")).ShouldBe(0L);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("edited")]
    [InlineData("missing database")]
    public async Task What_is_wrong_with_the_database_is_said_before_a_new_migration_is_written(string problem)
    {
        using var tux = await WithTables();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        var first = Directory.GetDirectories(tux["prisma/migrations-sqlite"]).ShouldHaveSingleItem();
        if (problem != "missing database") (await tux.Run("--prod db migrate")).ShouldExit(0);
        if (problem == "edited") await File.AppendAllTextAsync(Path.Combine(first, "migration.sql"), "-- later\n", TestContext.Current.CancellationToken);
        if (problem == "failed")
            TuxSqlite.Execute(tux["prod.db"], "UPDATE _prisma_migrations SET finished_at = NULL, logs = 'no'");
        tux.Write("prisma/schema/extra.prisma", "model Extra {\n  id Int @id\n}\n");

        var run = (await tux.Run("--prod db migrate --name add_extra")).ShouldExit(0);
        run.Error.ShouldContain(problem switch
        {
            "failed" => "Failed or cut off:\n",
            "edited" => "Changed after they were applied:\n",
            _ => "The database does not exist yet.\n",
        });
        run.Output.ShouldEndWith("_add_extra/migration.sql\n");
        File.Exists(tux["prod.db"]).ShouldBe(problem != "missing database");
    }

    [Fact]
    public async Task Reset_wants_the_databases_name_from_a_person_or_a_flag()
    {
        using var tux = await WithTables();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        (await tux.Run("--prod db migrate")).ShouldExit(0);
        Mark(tux);
        (await tux.Run("--prod db reset")).ShouldExit(3).Error.ShouldContain("add --confirm prod.db");
        (await tux.Run("--prod db reset --confirm other.db")).ShouldExit(3);
        (await tux.Run("--prod db reset", "prod\n")).ShouldExit(3);
        Guilds(tux).ShouldBe(1);
        (await tux.Run("--prod db reset", "prod.db\n")).ShouldExit(0);
        Guilds(tux).ShouldBe(0);
        Mark(tux);
        (await tux.Run("--prod db reset --confirm prod.db")).ShouldExit(0);
        Guilds(tux).ShouldBe(0);
    }

    [Fact]
    public async Task Migrate_only_ever_applies()
    {
        using var tux = await WithTables();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("1 migration applied.");
        TuxSqlite.Execute(tux["prod.db"], "CREATE TABLE stray (id INTEGER)");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("No migration is pending");
    }

    /// <summary>A project with one migration, made in development.</summary>
    private static async Task<TuxFolder> WithTables()
    {
        var tux = new TuxFolder();
        (await tux.Run("db migrate --name init")).ShouldExit(0);
        return tux;
    }

    private static void Mark(TuxFolder tux) => TuxSqlite.Execute(tux["prod.db"], "INSERT INTO \"Guild\"(guild_id) VALUES (1)");

    private static long Guilds(TuxFolder tux) => TuxSqlite.Count(tux["prod.db"], "Guild");
}
