using Refract.Testing;

namespace Refract.Cli.Tests.Migrate;

/// <summary>
/// What applies migrations needs the datasource alone; what makes them needs a schema without errors.
/// </summary>
public sealed class Migrating_with_an_older_schema
{
    private const string Name = "20260101000000_a";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Deploy_status_and_resolve_need_no_more_than_the_datasource(string provider)
    {
        await using var database = provider == "sqlite" ? null : await PostgreSqlServer.CreateDatabase();
        using var folder = Project(provider, "\n\nmodel Broken {\n  id Nothing @id @what\n");
        folder.Variables["DATABASE_URL"] = database?.Url ?? "file:./dev.db";
        (await folder.Run("migrate", "status")).ShouldExit(4).Error.ShouldContain("needs only the datasource");
        (await folder.Run("migrate", "deploy")).ShouldExit(0).Error.ShouldContain("1 migration applied.");
        (await folder.Run("migrate", "status", "--drift")).ShouldExit(0);
        folder.With("prisma/migrations/20260102000000_b/migration.sql", "CREATE TABLE b (id INTEGER);");
        (await folder.Run("migrate", "resolve", "--applied", "20260102000000_b")).ShouldExit(0);

        (await folder.Run("migrate", "dev", "--name", "x")).ShouldExit(2);
        (await folder.Run("db", "push")).ShouldExit(2);
    }

    [Fact]
    public async Task A_datasource_with_errors_is_refused()
    {
        using var folder = Project("mysql", "");
        folder.Variables["DATABASE_URL"] = "file:./dev.db";
        (await folder.Run("migrate", "deploy")).ShouldExit(2);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("insensitiveFilters")]
    [InlineData("esm")]
    [InlineData("driverAdapters")]
    [InlineData("fullTextSearchPostgres")]
    public async Task Preview_features_that_were_known_once_are_warnings(string feature)
    {
        using var folder = new CliFolder().With("schema.prisma",
            "generator client {\n  provider = \"prisma-client-js\"\n  previewFeatures = "
                + $"[\"{feature}\"]\n}}\n\n{Schemas.Sqlite}");
        (await folder.Run("validate")).ShouldExit(0).Error.ShouldContain("RFR1111");
    }

    [Fact]
    public async Task Keys_of_views_are_warnings()
    {
        using var folder = new CliFolder().With("schema.prisma", """
            generator client {
              provider        = "refract"
              previewFeatures = ["views"]
            }

            datasource db {
              provider = "sqlite"
              url      = "file:./dev.db"
            }

            view Report {
              id   Int    @id
              name String @unique(map: "r")

              @@index([name])
            }

            view Pair {
              a Int
              b Int

              @@id([a, b])
            }

            """);
        (await folder.Run("validate")).ShouldExit(0).Error.ShouldContain("RFR1318");
        (await folder.Run("generate")).ShouldExit(0);
        (await folder.Run("db", "push")).ShouldExit(0);
    }

    private static CliFolder Project(string provider, string more) => new CliFolder()
        .With("prisma/schema.prisma",
            $"datasource db {{\n  provider = \"{provider}\"\n  url      = env(\"DATABASE_URL\")\n}}\n{more}")
        .With($"prisma/migrations/{Name}/migration.sql", "CREATE TABLE a (id INTEGER);");
}
