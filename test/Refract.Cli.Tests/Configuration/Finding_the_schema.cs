using Refract.CommandLine;

namespace Refract.Cli.Tests.Configuration;

public sealed class Finding_the_schema
{
    [Theory]
    [InlineData("prisma/schema.prisma", "prisma/schema.prisma")]
    [InlineData("prisma/schema/main.prisma", "prisma/schema")]
    [InlineData("schema.prisma", "schema.prisma")]
    public void Looks_in_the_usual_places(string file, string found)
    {
        using var folder = new CliFolder().With(file, Schemas.Sqlite);
        Find(folder).ShownSchemaPath.ShouldBe(found);
    }

    [Fact]
    public void Prefers_what_is_asked_for_over_the_configuration_and_that_over_the_usual_places()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite).With("a/a.prisma", Schemas.Sqlite)
            .With("b.prisma", Schemas.Sqlite)
            .With("c.prisma", Schemas.Sqlite)
            .With("prisma.config.ts", "export default defineConfig({ schema: 'c.prisma' })");
        Find(folder).ShownSchemaPath.ShouldBe("c.prisma");
        folder.With("refract.json", """{ "schema": "b.prisma" }""");
        Find(folder).ShownSchemaPath.ShouldBe("b.prisma");
        Find(folder, request => request with { Schema = "a" }).ShownSchemaPath.ShouldBe("a");
    }

    [Fact]
    public void Reads_all_files_of_a_folder_in_the_order_of_their_paths()
    {
        using var folder = new CliFolder().With("prisma/schema/z.prisma", "").With("prisma/schema/a/b.prisma", "")
            .With("prisma/schema/note.txt", "no");
        Find(folder).Files.Select(file => file.Path).ShouldBe(["prisma/schema/a/b.prisma", "prisma/schema/z.prisma"]);
    }

    [Fact]
    public async Task Says_where_it_looked_when_there_is_none()
    {
        using var folder = new CliFolder();
        Testing.Golden.Match((await folder.Run("validate")).Transcript, "Golden/no-schema.txt");
    }

    [Theory]
    [InlineData("""{ "shcema": "x" }""", "\"shcema\"")]
    [InlineData("""{ "schema": 3 }""", "\"schema\" in refract.json is not a path")]
    [InlineData("[]", "does not hold an object")]
    [InlineData("{", "is not valid JSON")]
    public async Task Rejects_a_configuration_that_it_does_not_understand(string json, string says)
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite).With("refract.json", json);
        (await folder.Run("validate")).ShouldExit(2).Error.ShouldContain(says);
    }

    [Theory]
    [InlineData("prisma/schema.prisma", null, "prisma/migrations")]
    [InlineData("schema.prisma", null, "migrations")]
    [InlineData("prisma/schema/main.prisma", null, "prisma/migrations")]
    [InlineData("prisma/schema/main.prisma", "prisma/schema/migrations", "prisma/schema/migrations")]
    public void Puts_migrations_beside_the_schema(string file, string? existing, string expected)
    {
        using var folder = new CliFolder().With(file, Schemas.Sqlite);
        if (existing is not null) Directory.CreateDirectory(folder[existing]);
        var project = Find(folder);
        project.Shown(project.MigrationsFolder).ShouldBe(expected);
    }

    [Fact]
    public void Puts_migrations_where_the_configuration_says()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite)
            .With("prisma.config.ts", "export default { migrations: { path: `db/a` } }");
        var project = Find(folder);
        project.Shown(project.MigrationsFolder).ShouldBe("db/a");
        folder.With("refract.json", """{ "migrations": "db/b" }""");
        project = Find(folder);
        project.Shown(project.MigrationsFolder).ShouldBe("db/b");
        project = Find(folder, request => request with { Migrations = "db/c" });
        project.Shown(project.MigrationsFolder).ShouldBe("db/c");
    }

    private static Project Find(CliFolder folder, Func<ProjectRequest, ProjectRequest>? change = null)
    {
        var request = new ProjectRequest(folder.Path) { Variables = folder.Variables };
        return Project.Find(change is null ? request : change(request));
    }
}
