namespace Refract.Cli.Tests.Db;

public sealed class Pushing_to_sqlite
{
    private const string WithoutName = """
        datasource db {
          provider = "sqlite"
          url      = "file:./dev.db"
        }

        model User {
          id    Int    @id @default(autoincrement())
          email String @unique
        }

        """;

    [Fact]
    public async Task Creates_the_file_and_its_tables_and_then_has_nothing_to_do()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite);
        var first = (await folder.Run("db", "push")).ShouldExit(0);
        first.Output.ShouldBe("");
        first.Error.ShouldBe("""
            Database: file:FOLDER/prisma/dev.db (url of the datasource in prisma/schema.prisma)
            The database was missing and has been created.
            The database matches the schema now (2 changes: 1 CreateTable, 1 CreateIndex).

            """.ReplaceLineEndings("\n"));
        SqliteFile.Tables(folder["prisma/dev.db"]).ShouldBe(["User"]);
        (await folder.Run("db", "push")).ShouldExit(0).Error.ShouldEndWith(
            "The database already matches the schema; nothing was changed.\n");
    }

    [Fact]
    public async Task Refuses_to_lose_data_without_consent()
    {
        using var folder = await WithRows();
        var run = (await folder.Run("db", "push")).ShouldExit(3);
        run.Error.ShouldContain("warning: ");
        run.Error.ShouldContain("next  If the data may go, add --accept-data-loss.");
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(1);
        (await folder.Run("db", "push", "--accept-data-loss")).ShouldExit(0);
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(
            () => SqliteFile.Execute(folder["dev.db"], "SELECT name FROM User"));
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(1);
    }

    [Theory]
    [InlineData("y\n", 0)]
    [InlineData("n\n", 3)]
    public async Task Asks_a_person_before_data_is_lost(string answer, int exitCode)
    {
        using var folder = await WithRows();
        (await folder.RunAnswering(answer, "db", "push")).ShouldExit(exitCode);
    }

    [Fact]
    public async Task Refuses_what_the_rows_make_impossible_even_with_consent()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("db", "push")).ShouldExit(0);
        SqliteFile.Execute(folder["dev.db"], "INSERT INTO User(email) VALUES ('a')");
        folder.With("schema.prisma", Schemas.Sqlite.Replace("name  String?", "age   Int", StringComparison.Ordinal));
        var run = (await folder.Run("db", "push", "--accept-data-loss")).ShouldExit(2);
        run.Error.ShouldContain("would fail on the rows that are there");
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(1);
    }

    [Theory]
    [InlineData(null, 3, 1)]
    [InlineData("wrong.db", 3, 1)]
    [InlineData("dev.db", 0, 0)]
    public async Task Drops_everything_only_for_the_databases_name(string? confirm, int exitCode, int rows)
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("db", "push")).ShouldExit(0);
        SqliteFile.Execute(folder["dev.db"], "INSERT INTO User(email) VALUES ('a')");
        string[] arguments = ["db", "push", "--force-reset"];
        (await folder.Run(confirm is null ? arguments : [.. arguments, "--confirm", confirm])).ShouldExit(exitCode);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(rows);
    }

    [Fact]
    public async Task Stands_in_for_postgresql_when_the_url_says_so()
    {
        using var folder = new CliFolder().With("schema.prisma",
            Schemas.PostgreSqlFromVariable.Replace("name  String?", "tags  String[]", StringComparison.Ordinal));
        folder.Variables["DATABASE_URL"] = "file:./stand-in.db";
        (await folder.Run("db", "push")).ShouldExit(0);
        SqliteFile.Tables(folder["stand-in.db"]).ShouldBe(["User"]);
    }

    private static async Task<CliFolder> WithRows()
    {
        var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("db", "push")).ShouldExit(0);
        SqliteFile.Execute(folder["dev.db"], "INSERT INTO User(email, name) VALUES ('a', 'b')");
        return folder.With("schema.prisma", WithoutName);
    }
}
