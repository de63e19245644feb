using Refract.Testing;

namespace Refract.Cli.Tests.Migrate;

/// <summary>
/// <c>schemas</c> of the datasource, with and without the database schema that the URL means, which holds the history
/// of migrations.
/// </summary>
public sealed class Working_on_listed_schemas
{
    /// <summary>What <c>schemas</c> lists, and <c>?schema=</c>.</summary>
    public static TheoryData<string, string?> Cases => new()
    {
        { "shop, auth", null },
        { "shop, auth, public", null },
        { "shop, auth", "app" },
        { "shop, auth, app", "app" },
        { "shop, auth", "shop" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_reset_applies_the_migrations_again(string schemas, string? named)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database, schemas, named);
        (await folder.Run("migrate", "dev", "--name", "init")).ShouldExit(0);
        await database.Execute("INSERT INTO auth.\"Account\" DEFAULT VALUES");

        (await folder.Run("migrate", "reset", "--confirm", database.Name)).ShouldExit(0).Error.ShouldContain(
            "1 migration applied");
        await ShouldBeWhole(folder, database, named);

        await database.Execute("ALTER TABLE shop.\"Order\" ADD COLUMN drifted int");
        (await folder.Run("migrate", "dev", "--name", "x")).ShouldExit(3).Error.ShouldContain("drift");
        (await folder.Run("migrate", "dev", "--confirm", database.Name)).ShouldExit(0);
        await ShouldBeWhole(folder, database, named);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Push_and_pull_see_the_listed_schemas(string schemas, string? named)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database, schemas, named);
        (await folder.Run("db", "push")).ShouldExit(0);
        (await folder.Run("db", "push")).ShouldExit(0).Error.ShouldEndWith("nothing was changed.\n");
        (await folder.Run("db", "pull")).ShouldExit(0).Error.ShouldContain("nothing was changed");
        await database.Execute("ALTER TABLE shop.\"Order\" ADD COLUMN note text");
        (await folder.Run("db", "pull", "--print")).ShouldExit(0).Output.ShouldContain("note");
        (await folder.Run("db", "push", "--force-reset", "--confirm", database.Name)).ShouldExit(0);
        (await database.Scalar("SELECT count(*) FROM information_schema.columns WHERE column_name = 'note'")).ShouldBe(
            0L);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Deploy_status_and_resolve_work_on_the_same_history(string schemas, string? named)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database, schemas, named);
        const string path = "prisma/migrations/20260101000000_base/migration.sql";
        folder.With(path,
            (await folder.Run("migrate", "diff", "--from-empty", "--to-schema", "prisma/schema.prisma",
                "--script")).ShouldExit(0).Output);
        (await folder.Run("migrate", "deploy")).ShouldExit(0).Error.ShouldContain("1 migration applied.");
        (await folder.Run("migrate", "status", "--drift")).ShouldExit(0);

        await database.Execute($"DROP TABLE \"{named ?? "public"}\".\"_prisma_migrations\"");
        (await folder.Run("migrate", "deploy")).ShouldExit(2).Error.ShouldContain("error P3005: ");
        (await folder.Run("migrate", "resolve", "--applied", "20260101000000_base")).ShouldExit(0);
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        (await folder.Run("migrate", "status", "--drift")).ShouldExit(0);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_comparison_looks_into_the_listed_schemas(string schemas, string? named)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database, schemas, named);
        (await folder.Run("migrate", "dev", "--name", "init")).ShouldExit(0);
        string[][] froms = [["--from-migrations", "prisma/migrations"], ["--from-schema", "prisma/schema.prisma"],
            ["--from-database"], ["--from-url", Url(database, named)]];
        string[][] tos = [["--to-migrations", "prisma/migrations"], ["--to-schema", "prisma/schema.prisma"],
            ["--to-database"], ["--to-url", Url(database, named)]];
        var pairs = froms.SelectMany(from => tos, (from, to) => (From: from, To: to))
            .Where(pair => !(IsDatabase(pair.From) && IsDatabase(pair.To))).ToArray();
        foreach (var (from, to) in pairs)
            (await folder.Run(["migrate", "diff", .. from, .. to, "--exit-code"])).ShouldExit(0);

        await database.Execute("ALTER TABLE shop.\"Order\" ADD COLUMN drifted int");
        foreach (var (from, to) in pairs.Where(pair => IsDatabase(pair.From) || IsDatabase(pair.To)))
            (await folder.Run(["migrate", "diff", .. from, .. to, "--exit-code"])).ShouldExit(4).Output.ShouldContain(
                "drifted");

        static bool IsDatabase(string[] side) =>
            side[0].EndsWith("-database", StringComparison.Ordinal)
                || side[0].EndsWith("-url", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_leaves_schemas_alone_that_the_project_does_not_name()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = Project(database, "shop, auth", null);
        (await folder.Run("migrate", "dev", "--name", "init")).ShouldExit(0);
        await database.Execute("CREATE SCHEMA other; CREATE TABLE other.kept (id int)");
        (await folder.Run("migrate", "reset", "--confirm", database.Name)).ShouldExit(0);
        (await database.Scalar("SELECT count(*) FROM other.kept")).ShouldBe(0L);
    }

    private static async Task ShouldBeWhole(CliFolder folder, PostgreSqlTestDatabase database, string? named)
    {
        (await database.Scalar("SELECT count(*) FROM auth.\"Account\"")).ShouldBe(0L);
        (await database.Scalar("SELECT count(*) FROM shop.\"Order\"")).ShouldBe(0L);
        (await database.Scalar(
            $"SELECT count(*) FROM \"{named ?? "public"}\".\"_prisma_migrations\" WHERE finished_at IS NOT "
                + "NULL")).ShouldBe(1L);
        (await folder.Run("migrate", "status", "--drift")).ShouldExit(0);
        (await folder.Run("migrate", "dev")).ShouldExit(0).Error.ShouldEndWith(
            "Schema, migrations and database agree.\n");
    }

    private static string Url(PostgreSqlTestDatabase database, string? named) =>
        database.Url + (named is null ? "" : "?schema=" + named);

    private static CliFolder Project(PostgreSqlTestDatabase database, string schemas, string? named)
    {
        var list = string.Join(", ", schemas.Split(", ").Select(name => $"\"{name}\""));
        var folder = new CliFolder().With("prisma/schema.prisma", $$"""
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
              schemas  = [{{list}}]
            }

            model Account {
              id     Int     @id @default(autoincrement())
              orders Order[]

              @@schema("auth")
            }

            model Order {
              id        Int     @id @default(autoincrement())
              account   Account @relation(fields: [accountId], references: [id])
              accountId Int

              @@schema("shop")
            }

            """);
        folder.Variables["DATABASE_URL"] = Url(database, named);
        return folder;
    }
}
