using Refract.Testing;

namespace Refract.Cli.Tests.Db;

public sealed class Pulling
{
    [Fact]
    public async Task Makes_a_schema_from_a_database_alone()
    {
        using var folder = new CliFolder();
        SqliteFile.Execute(folder["x.db"],
            "CREATE TABLE \"Thing\" (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)");
        (await folder.Run("db", "pull", "--url", "file:./x.db")).ShouldExit(0).Error.ShouldContain(
            "Wrote prisma/schema.prisma\n");
        folder.Read("prisma/schema.prisma").ShouldContain("model Thing {");
        (await folder.Run("validate")).ShouldExit(0);
        (await folder.Run("db", "push", "--url", "file:./x.db")).ShouldExit(0).Error.ShouldEndWith(
            "nothing was changed.\n");
    }

    [Fact]
    public async Task Asks_for_a_database_when_there_is_neither_schema_nor_url()
    {
        using var folder = new CliFolder();
        (await folder.Run("db", "pull")).ShouldExit(2).Error.ShouldContain("no database is named");
    }

    [Fact]
    public async Task Prints_the_whole_schema_whether_it_differs_or_not()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite);
        (await folder.Run("db", "push")).ShouldExit(0);
        (await folder.Run("db", "pull", "--print")).ShouldExit(0).Output.ShouldBe(Schemas.Sqlite);
        SqliteFile.Execute(folder["prisma/dev.db"], "CREATE TABLE \"Extra\" (id INTEGER NOT NULL PRIMARY KEY)");
        var printed = (await folder.Run("db", "pull", "--print")).ShouldExit(0).Output;
        printed.ShouldContain("model User {");
        printed.ShouldContain("model Extra {");
        (await folder.Run("db", "pull", "--print", "--schema", "new.prisma", "--url",
            "file:./prisma/dev.db")).ShouldExit(0).Output.ShouldContain("model Extra {");
        File.Exists(folder["new.prisma"]).ShouldBeFalse();
    }

    /// <summary>
    /// A shell that redirects the output into the schema's own file empties it before the program reads it.
    /// </summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("// ours\n", "// ours\n\n")]
    public async Task Prints_a_whole_schema_for_a_file_without_blocks(string text, string begin)
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", text);
        folder.Variables["DATABASE_URL"] = "file:./x.db";
        SqliteFile.Execute(folder["x.db"], "CREATE TABLE \"Thing\" (id INTEGER NOT NULL PRIMARY KEY)");
        var expected = begin + "datasource db {\n  provider = \"sqlite\"\n}\n\n"
            + "model Thing {\n  id Int @id @default(autoincrement())\n}\n";
        (await folder.Run("db", "pull", "--print")).ShouldExit(0).Output.ShouldBe(expected);
        (await folder.Run("db", "pull")).ShouldExit(0);
        folder.Read("prisma/schema.prisma").ShouldBe(expected);
    }

    [Theory]
    [InlineData("db", "pull")]
    [InlineData("db", "pull", "--print")]
    public async Task Takes_no_models_out_of_a_schema_because_the_database_is_empty(params string[] command)
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite);
        SqliteFile.Execute(folder["prisma/dev.db"], "PRAGMA user_version = 1");
        var run = (await folder.Run(command)).ShouldExit(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("error P4001: ");
        folder.Read("prisma/schema.prisma").ShouldBe(Schemas.Sqlite);

        // The record of migrations is no table of the project's.
        (await folder.Run("migrate", "dev", "--name", "init")).ShouldExit(0);
        SqliteFile.Execute(folder["prisma/dev.db"], "DROP TABLE \"User\"");
        (await folder.Run(command)).ShouldExit(2);
        folder.Read("prisma/schema.prisma").ShouldBe(Schemas.Sqlite);
    }

    [Fact]
    public async Task Prints_every_file_of_a_schema_of_several()
    {
        const string other = "model Other {\n  id Int @id\n}";
        using var folder = new CliFolder().With("prisma/schema/a.prisma", Schemas.Sqlite)
            .With("prisma/schema/b.prisma", other);
        (await folder.Run("db", "push")).ShouldExit(0);
        (await folder.Run("db", "pull", "--print")).ShouldExit(0).Output.ShouldBe(Schemas.Sqlite + other + "\n");
        SqliteFile.Execute(folder["prisma/schema/dev.db"], "ALTER TABLE \"Other\" ADD COLUMN extra TEXT");
        var printed = (await folder.Run("db", "pull", "--print")).ShouldExit(0).Output;
        printed.ShouldContain("model User {");
        printed.ShouldContain("extra");
        folder.Read("prisma/schema/b.prisma").ShouldBe(other);
    }

    [Fact]
    public async Task Keeps_comments_and_names_and_can_print_instead_of_writing()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        var schema = Schemas.PostgreSqlFromVariable.Replace("  name  String?",
            "  // what to call them\n  name  String? @map(\"full_name\")", StringComparison.Ordinal);
        using var folder = new CliFolder().With("prisma/schema.prisma", schema);
        folder.Variables["DATABASE_URL"] = database.Url;
        (await folder.Run("db", "push")).ShouldExit(0);
        (await folder.Run("db", "pull")).ShouldExit(0).Error.ShouldContain("nothing was changed");
        await database.Execute("ALTER TABLE \"User\" ADD COLUMN age int");

        var printed = (await folder.Run("db", "pull", "--print")).ShouldExit(0);
        printed.Output.ShouldContain("age");
        folder.Read("prisma/schema.prisma").ShouldBe(schema);
        (await folder.Run("db", "pull")).ShouldExit(0);
        var pulled = folder.Read("prisma/schema.prisma");
        pulled.ShouldBe(printed.Output);
        pulled.ShouldContain("// what to call them");
        pulled.ShouldContain("@map(\"full_name\")");
    }
}
