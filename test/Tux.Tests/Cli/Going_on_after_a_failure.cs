using Refract.Testing;

namespace Tux.Tests.Cli;

/// <summary>
/// A migration that fails leaves a history that says so, a message that says how to go on, and everybody's rows.
/// </summary>
public sealed class Going_on_after_a_failure
{
    private const string Bad = "20990101000000_bad";

    [Fact]
    public async Task In_production_the_message_names_the_commands_that_lead_on()
    {
        using var tux = await WithABadMigration();
        var failed = (await tux.Run("--prod db migrate")).ShouldExit(1);
        failed.Error.ShouldContain(
            $"error P3018: The migration {Bad} failed at line 2: no such table: nowhere. Nothing of it was kept.\n");
        failed.Error.ShouldContain($"run `tux --prod db resolve --rolled-back {Bad}`, then run this again.\n");

        var blocked = (await tux.Run("--prod db migrate")).ShouldExit(2);
        blocked.Error.ShouldContain($"error P3009: The migration {Bad} failed at ");
        blocked.Error.ShouldContain("INSERT INTO nowhere");
        blocked.Error.ShouldContain($"tux --prod db resolve --applied {Bad}");

        tux.Write($"prisma/migrations-sqlite/{Bad}/migration.sql", "CREATE TABLE extra (id INTEGER);\n");
        (await tux.Run($"--prod db resolve --rolled-back {Bad}")).ShouldExit(0).Error.ShouldEndWith(
            "the next run applies it again.\n");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldEndWith("1 migration applied.\n");
        TuxSqlite.Count(tux["tux-dev.db"], "Guild").ShouldBe(1);
        TuxSqlite.Count(tux["tux-dev.db"], "extra").ShouldBe(0);
    }

    [Fact]
    public async Task In_development_it_offers_a_way_that_keeps_the_rows_beside_the_reset()
    {
        using var tux = await WithABadMigration();
        (await tux.Run("--prod db migrate")).ShouldExit(1);
        Golden.Match((await tux.Run("db migrate")).ShouldExit(3).Error, "Golden/migrate-after-failure.txt");
    }

    [Fact]
    public async Task A_reset_that_cannot_end_well_does_not_begin()
    {
        using var tux = await WithABadMigration();
        (await tux.Run("--prod db migrate")).ShouldExit(1);
        (await tux.Run("db migrate --confirm tux-dev.db")).ShouldExit(1).Error.ShouldContain(
            $"error P3006: The migration {Bad} does not run on an empty (shadow) database");
        TuxSqlite.Count(tux["tux-dev.db"], "Guild").ShouldBe(1);
    }

    [Fact]
    public async Task A_reset_of_production_tries_the_migrations_before_it_drops_anything()
    {
        using var tux = await WithABadMigration();
        (await tux.Run("--prod db reset --confirm tux-dev.db")).ShouldExit(1).Error
            .ShouldContain(
                $"error P3006: The migration {Bad} does not run on an empty (shadow) database: it fails at "
                    + "line 2: no such table: nowhere.");
        (await tux.Run("db reset")).ShouldExit(1);
        TuxSqlite.Count(tux["tux-dev.db"], "Guild").ShouldBe(1);
    }

    [Fact]
    public async Task A_reset_of_production_on_postgresql_tries_the_migrations_before_it_drops_anything()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder(withMigrations: true);
        tux.Variables["PROD_DATABASE_URL"] = database.Url;
        (await tux.Run("--prod db migrate")).ShouldExit(0);
        await database.Execute("INSERT INTO \"Guild\"(guild_id) VALUES (1)");
        tux.Write($"prisma/migrations/{Bad}/migration.sql",
            "DELETE FROM \"Guild\";\nINSERT INTO nowhere VALUES (1);\n");
        (await tux.Run($"--prod db reset --confirm {database.Name}")).ShouldExit(1).Error
            .ShouldContain($"error P3006: The migration {Bad} does not run on an empty (shadow) database");
        (await database.Scalar("SELECT count(*) FROM \"Guild\"")).ShouldBe(1L);
        (await database.Scalar("SELECT count(*) FROM _prisma_migrations")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_no_fault_of_the_script()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db push")).ShouldExit(0);
        tux.Write("prisma/schema/extra.prisma", "model Extra {\n  id Int @id\n}\n");
        tux.Variables["DEV_DATABASE_URL"] = "file:./tux-dev.db?mode=ro";
        (await tux.Run("db push")).ShouldExit(1).Error.ShouldEndWith(
            "  next  Look at the rights on the file and its folder. Then push again.\n");
    }

    [Fact]
    public async Task After_a_push_migrate_names_the_migrations_that_a_baseline_is_made_of()
    {
        using var tux = new TuxFolder(withMigrations: true);
        (await tux.Run("db push")).ShouldExit(0);
        TuxSqlite.Execute(tux["tux-dev.db"], "INSERT INTO \"Guild\"(guild_id) VALUES (1)");
        var refused = (await tux.Run("db migrate")).ShouldExit(3);
        var name = Path.GetFileName(Directory.GetDirectories(tux["prisma/migrations-sqlite"]).ShouldHaveSingleItem());
        refused.Error.ShouldContain($"tux db resolve --applied {name}\n");

        (await tux.Run($"db resolve --applied {name}")).ShouldExit(0);
        (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("Schema, migrations and database agree.\n");
        TuxSqlite.Count(tux["tux-dev.db"], "Guild").ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_explained_and_the_next_run_goes_on()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder(withMigrations: true);
        tux.Variables["PROD_DATABASE_URL"] = database.Url;
        tux.Write($"prisma/migrations/{Bad}/migration.sql",
            "CREATE TABLE gone (id INTEGER);\nSELECT pg_terminate_backend(pg_backend_pid());\n");
        var broken = (await tux.Run("--prod db migrate")).ShouldExit(1);
        broken.Error.ShouldContain($"error P3018: The migration {Bad} failed: ");
        broken.Error.ShouldContain("could not be written into the history, which only says that it was begun.");

        tux.Write($"prisma/migrations/{Bad}/migration.sql", "CREATE TABLE gone (id INTEGER);\n");
        var resumed = (await tux.Run("--prod db migrate")).ShouldExit(0).Error;
        resumed.ShouldContain($"An earlier run was cut off in {Bad}; this run went on from there.\n");
        resumed.ShouldEndWith("1 migration applied.\n");
    }

    [Fact]
    public async Task A_user_who_may_not_create_a_shadow_database_names_one()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await using var shadow = await PostgreSqlServer.CreateDatabase();
        var role = database.Name + "_user";
        await database.Execute(
            $"CREATE ROLE \"{role}\" LOGIN PASSWORD 'p'; ALTER DATABASE \"{database.Name}\" OWNER TO "
                + $"\"{role}\"; GRANT ALL ON SCHEMA public TO \"{role}\"");
        await shadow.Execute(
            $"ALTER DATABASE \"{shadow.Name}\" OWNER TO \"{role}\"; GRANT ALL ON SCHEMA public TO \"{role}\"");
        try
        {
            using var tux = new TuxFolder(withMigrations: true);
            tux.Variables["DEV_DATABASE_URL"] = As(role, database.Url);
            (await tux.Run("db migrate")).ShouldExit(2).Error.ShouldContain("give its URL as SHADOW_DATABASE_URL.\n");
            tux.Variables["SHADOW_DATABASE_URL"] = As(role, shadow.Url);
            (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("Schema, migrations and database agree.\n");
        }
        finally
        {
            await database.Execute($"REASSIGN OWNED BY \"{role}\" TO CURRENT_USER; DROP OWNED BY \"{role}\"");
            await shadow.Execute($"REASSIGN OWNED BY \"{role}\" TO CURRENT_USER; DROP OWNED BY \"{role}\"");
            await database.Execute($"DROP ROLE \"{role}\"");
        }

        static string As(string user, string url) =>
            new UriBuilder(url) { UserName = user, Password = "p" }.Uri.ToString();
    }

    /// <summary>
    /// A database with the bot's tables and a row, for development and production alike, and a next migration that
    /// fails.
    /// </summary>
    private static async Task<TuxFolder> WithABadMigration()
    {
        var tux = new TuxFolder(withMigrations: true);
        tux.Variables["PROD_DATABASE_URL"] = "file:./tux-dev.db";
        (await tux.Run("--prod db migrate")).ShouldExit(0);
        TuxSqlite.Execute(tux["tux-dev.db"], "INSERT INTO \"Guild\"(guild_id) VALUES (1)");
        tux.Write($"prisma/migrations-sqlite/{Bad}/migration.sql",
            "DELETE FROM \"Guild\";\nINSERT INTO nowhere VALUES (1);\n");
        return tux;
    }
}
