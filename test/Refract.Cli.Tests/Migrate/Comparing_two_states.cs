using Refract.Testing;

namespace Refract.Cli.Tests.Migrate;

public sealed class Comparing_two_states
{
    [Fact]
    public async Task Writes_the_sql_from_nothing_to_a_schema_without_any_database()
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.PostgreSqlFromVariable);
        var run = (await folder.Run("migrate", "diff", "--from-empty", "--to-schema", "a.prisma",
            "--script")).ShouldExit(0);
        run.Output.ShouldContain("CREATE TABLE \"User\"");
        run.Error.ShouldBe("");
    }

    [Fact]
    public async Task Names_each_change_and_tells_by_the_exit_code_when_asked()
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.Sqlite)
            .With("b.prisma",
                Schemas.Sqlite.Replace("name  String?", "name  String?\n  age   Int?", StringComparison.Ordinal));
        string[] arguments = ["migrate", "diff", "--from-schema", "a.prisma", "--to-schema", "b.prisma"];
        (await folder.Run(arguments)).ShouldExit(0).Output.ShouldBe(
            "AlterTable: ALTER TABLE \"User\" ADD COLUMN \"age\" INTEGER\n");
        (await folder.Run([.. arguments, "--exit-code"])).ShouldExit(4);
        (await folder.Run("migrate", "diff", "--from-schema", "a.prisma", "--to-schema", "a.prisma",
            "--exit-code")).ShouldExit(0).Error.ShouldBe("No difference.\n");
    }

    /// <summary>How a change of several lines begins says little: BEGIN, PRAGMA, the first of many columns.</summary>
    [Theory]
    [InlineData("postgresql", "AlterEnum: Kind (the values become A, B)\n"
        + "AlterTable: m (drop b, c; alter id, a; add d, e; primary key id)\nDropTable: DROP TABLE \"N\"\n")]
    [InlineData("sqlite", "DropTable: DROP TABLE \"N\"\n"
        + "RedefineTables: m (drop b, c; alter id, a; add d, e; primary key id)\n")]
    public async Task Says_what_several_lines_do(string provider, string expected)
    {
        var datasource = $"datasource db {{\n  provider = \"{provider}\"\n}}\n";
        using var folder = new CliFolder()
            .With("a.prisma", datasource + """
                model M {
                  id   Int  @id
                  kind Kind
                  a    Int
                  b    Int
                  c    Int

                  @@map("m")
                }
                model N {
                  id Int @id
                }
                enum Kind {
                  A
                  B
                  C
                }
                """)
            .With("b.prisma", datasource + """
                model M {
                  id   String @id
                  kind Kind
                  a    BigInt
                  d    Int    @default(1)
                  e    Int    @default(2)

                  @@map("m")
                }
                enum Kind {
                  A
                  B
                }
                """);
        (await folder.Run("migrate", "diff", "--from-schema", "a.prisma", "--to-schema", "b.prisma"))
            .ShouldExit(0).Output.ShouldBe(expected);
    }

    [Fact]
    public async Task Compares_migrations_and_databases_too()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        (await folder.Run("migrate", "diff", "--from-migrations", "migrations", "--to-schema", "schema.prisma",
            "--exit-code")).ShouldExit(0);
        (await folder.Run("migrate", "diff", "--from-url", "file:./dev.db", "--to-schema", "schema.prisma",
            "--exit-code")).ShouldExit(0);
        (await folder.Run("migrate", "diff", "--from-migrations", "migrations", "--to-database",
            "--exit-code")).ShouldExit(0);
    }

    [Fact]
    public async Task Migrations_are_tried_without_a_database_of_the_project()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.PostgreSqlFromVariable);
        folder.Variables["DATABASE_URL"] = database.Url;
        (await folder.Run("migrate", "dev", "--name", "one", "--create-only")).ShouldExit(0);
        string[] arguments = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema",
            "prisma/schema.prisma", "--exit-code"];

        folder.Variables["DATABASE_URL"] = PostgreSqlServer.WithDatabase(database.Url,
            "nowhere_" + Guid.NewGuid().ToString("N")) + "?schema=app";
        (await folder.Run(arguments)).ShouldExit(0).Error.ShouldEndWith("No difference.\n");

        folder.Variables.Clear();
        (await folder.Run([.. arguments, "--shadow-url", database.Url])).ShouldExit(0);
        (await folder.Run([.. arguments, "--url", database.Url])).ShouldExit(0);
        (await folder.Run(arguments)).ShouldExit(2).Error.ShouldContain("DATABASE_URL");

        File.Delete(folder["prisma/schema.prisma"]);
        string[] alone = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-empty", "--script"];
        (await folder.Run([.. alone, "--shadow-url", database.Url])).ShouldExit(0).Output.ShouldContain("DROP TABLE");
        (await folder.Run([.. alone, "--url", database.Url])).ShouldExit(0).Output.ShouldContain("DROP TABLE");
        (await folder.Run(alone)).ShouldExit(2).Error.ShouldContain("--shadow-url");
    }

    [Fact]
    public async Task Migrations_for_sqlite_need_no_file()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite);
        (await folder.Run("migrate", "dev", "--name", "one", "--create-only")).ShouldExit(0);
        File.Delete(folder["prisma/dev.db"]);
        (await folder.Run("migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema",
            "prisma/schema.prisma", "--exit-code")).ShouldExit(0);
        File.Exists(folder["prisma/dev.db"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--from-empty")]
    [InlineData("--from-empty --from-schema a.prisma --to-empty")]
    [InlineData("--from-url file:a.db --to-database")]
    [InlineData("--from-url file:a.db --from-database --to-empty")]
    [InlineData("--from-empty --to-schema missing.prisma")]
    public async Task Wants_exactly_one_thing_on_each_side(string arguments)
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.Sqlite);
        (await folder.Run(["migrate", "diff", .. arguments.Split(' ')])).ShouldExit(2);
    }
}
