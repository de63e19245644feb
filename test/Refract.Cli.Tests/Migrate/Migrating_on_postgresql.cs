using System.Text.Json;
using Refract.Testing;

namespace Refract.Cli.Tests.Migrate;

public sealed class Migrating_on_postgresql
{
    private const string Schema = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        enum Role {
          ADMIN
          USER
        }

        model User {
          id    BigInt   @id @default(autoincrement())
          email String   @unique
          role  Role     @default(USER)
          tags  String[]
        }

        """;

    [Fact]
    public async Task Goes_from_nothing_to_a_second_migration_and_to_another_database()
    {
        await using var first = await PostgreSqlServer.CreateDatabase();
        await using var second = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(first);
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        await first.Execute("INSERT INTO \"User\"(email) VALUES ('a')");
        folder.With("prisma/schema.prisma",
            Schema.Replace("  tags  String[]\n", "  tags  String[]\n  age   Int?\n", StringComparison.Ordinal));
        (await folder.Run("migrate", "dev", "--name", "two")).ShouldExit(0).Output.ShouldContain("_two/migration.sql");
        (await folder.Run("migrate", "status", "--drift")).ShouldExit(0);

        folder.Variables["DATABASE_URL"] = second.Url;
        (await folder.Run("migrate", "status")).ShouldExit(4);
        (await folder.Run("migrate", "deploy")).ShouldExit(0).Error.ShouldContain("2 migrations applied.");
        (await folder.Run("migrate", "diff", "--from-database", "--to-schema", "prisma/schema.prisma",
            "--exit-code")).ShouldExit(0);
    }

    [Fact]
    public async Task Says_that_enums_sort_otherwise_and_changes_it_when_asked()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database);
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0).Error.ShouldNotContain("--enum-order");
        folder.With("prisma/schema.prisma", Schema.Replace("  ADMIN\n  USER\n", "  USER\n  ADMIN\n",
            StringComparison.Ordinal));
        const string note = "The database sorts 1 enum in another order than the schema has: Role. --enum-order";
        (await folder.Run("migrate", "dev", "--name", "two")).ShouldExit(0).Error.ShouldContain(note);
        (await folder.Run("migrate", "dev")).ShouldExit(0).Error.ShouldContain(note);
        folder.With("prisma.config.ts", "export default { migrations: { path: place() } }\n");
        var push = (await folder.Run("db", "push")).ShouldExit(0).Error;
        push.ShouldContain(note);
        push.ShouldContain("computes migrations.path");
        File.Delete(folder["prisma.config.ts"]);
        string[] diff = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema",
            "prisma/schema.prisma", "--exit-code"];
        (await folder.Run(diff)).ShouldExit(0).Error.ShouldContain(note);
        (await folder.Run([.. diff, "--enum-order"])).ShouldExit(4);
        (await folder.Run("migrate", "dev", "--name", "two", "--enum-order")).ShouldExit(0).Error
            .ShouldNotContain(note);
        (await database.Scalar("SELECT string_agg(enumlabel, ' ' ORDER BY enumsortorder) FROM pg_enum"))
            .ShouldBe("USER ADMIN");
        (await folder.Run("db", "push", "--enum-order")).ShouldExit(0).Error.ShouldNotContain(note);
    }

    [Fact]
    public async Task Creates_a_database_that_is_missing()
    {
        var database = await PostgreSqlServer.CreateDatabase();
        await database.DisposeAsync();
        await using var _ = database;
        using var folder = Project(database);
        (await folder.Run("migrate", "status")).ShouldExit(4).Error.ShouldContain("The database does not exist yet.");
        (await folder.Run("db", "push")).ShouldExit(0).Error.ShouldContain(
            "The database was missing and has been created.");
    }

    [Fact]
    public async Task Looks_at_the_rows_before_it_warns()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database);
        (await folder.Run("db", "push")).ShouldExit(0);
        var without = Schema.Replace("  tags  String[]\n", "", StringComparison.Ordinal);
        await database.Execute("INSERT INTO \"User\"(email, tags) VALUES ('a', ARRAY['x'])");
        folder.With("prisma/schema.prisma", without);
        (await folder.Run("db", "push")).ShouldExit(3).Error.ShouldContain("warning: ");
        await database.Execute("DELETE FROM \"User\"");
        (await folder.Run("db", "push")).ShouldExit(0);
    }

    [Fact]
    public async Task Explains_a_database_that_was_made_without_migrations_and_takes_a_baseline()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database);
        (await folder.Run("db", "push")).ShouldExit(0);
        var path = "prisma/migrations/20260101000000_base/migration.sql";
        folder.With(path,
            (await folder.Run("migrate", "diff", "--from-empty", "--to-schema", "prisma/schema.prisma",
                "--script")).ShouldExit(0).Output);
        (await folder.Run("migrate", "deploy")).ShouldExit(2).Error.ShouldContain("error P3005: ");
        (await folder.Run("migrate", "resolve", "--applied", "20260101000000_base")).ShouldExit(0);
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        (await folder.Run("migrate", "dev")).ShouldExit(0).Error.ShouldEndWith(
            "Schema, migrations and database agree.\n");
    }

    [Fact]
    public async Task Tells_what_failed_where_and_what_to_do_and_goes_on_after_mending()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database)
            .With("prisma/migrations/20260101000000_bad/migration.sql",
                "CREATE TABLE a (id int);\n\nINSERT INTO nowhere VALUES (1);\n");
        var failed = (await folder.Run("migrate", "deploy")).ShouldExit(1);
        failed.Error.ShouldContain("20260101000000_bad");
        failed.Error.ShouldContain("nowhere");
        using (var json = JsonDocument.Parse((await folder.Run("migrate", "status", "--json")).ShouldExit(4).Output))
            json.RootElement.GetProperty("failed").EnumerateArray().Single().GetString().ShouldBe("20260101000000_bad");
        (await folder.Run("migrate", "resolve", "--rolled-back", "20260101000000_bad")).ShouldExit(0);
        folder.With("prisma/migrations/20260101000000_bad/migration.sql", "CREATE TABLE a (id int);\n");
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
    }

    [Fact]
    public async Task Resets_for_the_databases_name_only()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database);
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        (await folder.Run("db", "reset")).ShouldExit(3).Error.ShouldContain($"add --confirm {database.Name}");
        (await folder.Run("db", "reset", "--confirm", database.Name)).ShouldExit(0).Error.ShouldContain(
            "1 migration applied.");
    }

    private static CliFolder Project(PostgreSqlTestDatabase database)
    {
        var folder = new CliFolder().With("prisma/schema.prisma", Schema);
        folder.Variables["DATABASE_URL"] = database.Url;
        return folder;
    }
}
