using System.Text.Json;

namespace Refract.Cli.Tests.Migrate;

public sealed class Migrating_on_sqlite
{
    [Fact]
    public async Task Writes_applies_and_then_agrees()
    {
        using var folder = Project();
        var run = (await folder.Run("migrate", "dev", "--name", "First users")).ShouldExit(0);
        var path = run.Output.TrimEnd('\n');
        path.ShouldMatch(@"^prisma/migrations/\d{14}_first_users/migration\.sql$");
        folder.Read(path).ShouldContain("CREATE TABLE \"User\"");
        folder.Read("prisma/migrations/migration_lock.toml").ShouldContain("provider = \"sqlite\"");
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldBe(["User", "_prisma_migrations"]);
        run.Error.ShouldContain("written and applied.");
        (await folder.Run("migrate", "dev")).ShouldExit(0).Error.ShouldEndWith(
            "Schema, migrations and database agree.\n");
        (await folder.Run("migrate", "status")).ShouldExit(0).Error.ShouldEndWith("The database is up to date.\n");
    }

    [Fact]
    public async Task Needs_a_name_for_something_new_and_asks_a_person_for_it()
    {
        using var folder = Project();
        (await folder.Run("migrate", "dev")).ShouldExit(2).Error.ShouldContain(
            "next  Give it a few words: --name add_users");
        Directory.Exists(folder["prisma/migrations"]).ShouldBeFalse();
        (await folder.RunAnswering("asked for\n", "migrate", "dev")).ShouldExit(0).Output.ShouldContain("_asked_for/");
    }

    [Fact]
    public async Task Deploys_what_another_machine_wrote()
    {
        using var folder = Project();
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        File.Delete(folder["prisma/dev.db"]);
        var pending = (await folder.Run("migrate", "status")).ShouldExit(4);
        pending.Error.ShouldContain("Pending:\n  ");
        var deployed = (await folder.Run("migrate", "deploy")).ShouldExit(0);
        deployed.Error.ShouldContain("1 migration applied.");
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldBe(["User", "_prisma_migrations"]);
        (await folder.Run("migrate", "deploy")).ShouldExit(0).Error.ShouldContain(
            "No migration is pending (1 migration in prisma/migrations)");
    }

    [Fact]
    public async Task Status_answers_programs()
    {
        using var folder = Project();
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        folder.With("prisma/migrations/20990101000000_two/migration.sql", "SELECT 1;");
        using var json = JsonDocument.Parse((await folder.Run("migrate", "status", "--json")).ShouldExit(4).Output);
        json.RootElement.GetProperty("upToDate").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("pending").EnumerateArray().Single().GetString().ShouldBe("20990101000000_two");
        json.RootElement.GetProperty("applied").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Writes_without_applying_when_asked()
    {
        using var folder = Project();
        var run = (await folder.Run("migrate", "dev", "--name", "later", "--create-only")).ShouldExit(0);
        run.Error.ShouldContain("written, not applied");
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldNotContain("User");
        (await folder.Run("migrate", "dev")).ShouldExit(0).Error.ShouldContain("1 pending migration applied.");
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldContain("User");
    }

    [Fact]
    public async Task Stops_at_drift_and_starts_anew_only_for_the_databases_name()
    {
        using var folder = Project();
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        SqliteFile.Execute(folder["prisma/dev.db"], "CREATE TABLE stray (id INTEGER NOT NULL PRIMARY KEY)");
        var status = (await folder.Run("migrate", "status", "--drift")).ShouldExit(4);
        status.Error.ShouldContain("CreateTable: CREATE TABLE \"stray\"");
        var stopped = (await folder.Run("migrate", "dev")).ShouldExit(3);
        stopped.Error.ShouldContain("(drift)");
        stopped.Error.ShouldContain("add --confirm dev.db");
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldContain("stray");
        (await folder.Run("migrate", "dev", "--confirm", "dev.db")).ShouldExit(0);
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldBe(["User", "_prisma_migrations"]);
    }

    [Fact]
    public async Task Stops_at_a_migration_that_was_edited_after_it_was_applied()
    {
        using var folder = Project();
        var path = (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0).Output.Trim();
        folder.With(path, folder.Read(path) + "-- edited\n");
        (await folder.Run("migrate", "dev")).ShouldExit(3).Error.ShouldContain("was changed after it was applied.");
        (await folder.Run("migrate", "status")).ShouldExit(4).Error.ShouldContain("Changed after they were applied:");
    }

    [Fact]
    public async Task Does_not_write_a_migration_that_loses_data_without_consent()
    {
        using var folder = Project();
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        SqliteFile.Execute(folder["prisma/dev.db"], "INSERT INTO User(email, name) VALUES ('a', 'b')");
        folder.With("prisma/schema.prisma", Schemas.Sqlite.Replace("  name  String?\n", "", StringComparison.Ordinal));
        (await folder.Run("migrate", "dev", "--name", "two")).ShouldExit(3).Error.ShouldContain(
            "add --accept-data-loss");
        Directory.GetDirectories(folder["prisma/migrations"]).Length.ShouldBe(1);
        (await folder.Run("migrate", "dev", "--name", "two", "--accept-data-loss")).ShouldExit(0);
        Directory.GetDirectories(folder["prisma/migrations"]).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Resolves_a_failed_migration()
    {
        using var folder = Project()
            .With("prisma/migrations/20260101000000_bad/migration.sql",
                "CREATE TABLE \"User\" (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n");
        (await folder.Run("migrate", "deploy")).ShouldExit(1);
        var blocked = (await folder.Run("migrate", "deploy")).ShouldExit(2);
        blocked.Error.ShouldContain("error P3009: ");
        (await folder.Run("migrate", "resolve")).ShouldExit(2);
        folder.With("prisma/migrations/20260101000000_bad/migration.sql", "CREATE TABLE fixed (id INTEGER);\n");
        (await folder.Run("migrate", "resolve", "--rolled-back", "20260101000000_bad")).ShouldExit(0);
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldContain("fixed");
        (await folder.Run("migrate", "resolve", "--applied", "20260101000000_bad")).ShouldExit(2).Error.ShouldContain(
            "P3008");
    }

    [Fact]
    public async Task Resets_only_for_the_databases_name()
    {
        using var folder = Project();
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        SqliteFile.Execute(folder["prisma/dev.db"], "INSERT INTO User(email) VALUES ('a')");
        (await folder.Run("migrate", "reset")).ShouldExit(3);
        (await folder.RunAnswering("wrong\n", "db", "reset")).ShouldExit(3);
        SqliteFile.Count(folder["prisma/dev.db"], "User").ShouldBe(1);
        (await folder.RunAnswering("dev.db\n", "db", "reset")).ShouldExit(0).Error.ShouldContain(
            "1 migration applied.");
        SqliteFile.Count(folder["prisma/dev.db"], "User").ShouldBe(0);
    }

    [Fact]
    public async Task Keeps_migrations_of_the_substitute_beside_those_of_the_schemas_own_database()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.PostgreSqlFromVariable);
        folder.Variables["DATABASE_URL"] = "file:./dev.db";
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0).Output.ShouldStartWith(
            "prisma/migrations-sqlite/");
    }

    private static CliFolder Project() => new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite);
}
