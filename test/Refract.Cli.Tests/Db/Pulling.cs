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
