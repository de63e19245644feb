namespace Refract.Cli.Tests;

public sealed class Generating_files
{
    [Fact]
    public async Task Writes_one_file_for_each_model_and_only_what_changed()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite)
            .With("My.App.csproj",
                "<Project><ItemGroup><PackageReference Include=\"Refract.Sqlite\" /></ItemGroup></Project>");
        (await folder.Run("generate")).ShouldExit(0).Error.ShouldBe(
            "2 files in obj/refract: 2 written, 0 unchanged, 0 deleted.\n");
        var user = folder.Read("obj/refract/User.g.cs");
        user.ShouldContain("namespace My.App;");
        user.ShouldContain("partial record User");
        var client = Directory.GetFiles(folder["obj/refract"])
            .Single(path => !path.EndsWith("User.g.cs", StringComparison.Ordinal));
        File.ReadAllText(client).ShouldContain("Refract.Sqlite.SqliteProvider");
        File.ReadAllText(client).ShouldNotContain("PostgreSql");
        (await folder.Run("generate")).ShouldExit(0).Error.ShouldContain("0 written, 2 unchanged");
    }

    [Fact]
    public async Task Deletes_the_file_of_a_model_that_is_gone_and_nothing_that_a_person_wrote()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite + "model Gone {\n  id Int @id\n}\n");
        (await folder.Run("generate", "--output", "Code")).ShouldExit(0);
        folder.With("Code/Mine.g.cs", "// mine").With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("generate", "--output", "Code")).ShouldExit(0).Error.ShouldContain("1 deleted.");
        File.Exists(folder["Code/Gone.g.cs"]).ShouldBeFalse();
        File.Exists(folder["Code/Mine.g.cs"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Writes_where_the_schema_says()
    {
        using var folder = new CliFolder()
            .With("prisma/schema.prisma",
                "generator client {\n  provider = \"refract\"\n  output   = \"../Client\"\n  client   = "
                    + "\"ShopDb\"\n}\n\n" + Schemas.Sqlite);
        (await folder.Run("generate")).ShouldExit(0);
        Directory.GetFiles(folder["Client"])
            .ShouldContain(path => File.ReadAllText(path).Contains("class ShopDb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writes_nothing_for_a_schema_with_errors()
    {
        using var folder = new CliFolder().With("schema.prisma", "model User {\n  id Itn @id\n}\n");
        (await folder.Run("generate")).ShouldExit(2);
        Directory.Exists(folder["obj"]).ShouldBeFalse();
    }
}
