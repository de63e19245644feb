using Refract.Testing;

namespace Refract.Cli.Tests;

/// <summary><c>refract init</c>; that its projects build and run is tested with the packages.</summary>
public sealed class Beginning_projects : IDisposable
{
    private readonly CliFolder _folder = new();

    [Theory]
    [InlineData("Blog", "Blog", "blog")]
    [InlineData("My App", "My_App", "my_app")]
    [InlineData("my-app.api", "my_app.api", "my_app_api")]
    [InlineData("class", "_class", "class")]
    [InlineData("a.namespace.2d", "a._namespace._2d", "a_namespace_2d")]
    [InlineData("2d", "_2d", "2d")]
    [InlineData("Classes", "Classes", "classes")]
    [InlineData("a..b", "a._.b", "a__b")]
    [InlineData("Größe", "Größe", "gr__e")]
    public async Task Any_name_becomes_a_namespace_and_a_database(string name, string space, string database)
    {
        (await _folder.Run("init", name, "--provider", "postgresql")).ShouldExit(0);
        _folder.Read($"{name}/{name}.csproj").ShouldContain($"<RootNamespace>{space}</RootNamespace>");
        _folder.Read($"{name}/Program.cs").ShouldStartWith($"using {space};\n");
        _folder.Read($"{name}/.env").ShouldEndWith($"localhost:5432/{database}\"\n");
    }

    [Theory]
    [InlineData("A&B")]
    [InlineData(".hidden")]
    [InlineData("$(Name)")]
    public async Task What_is_no_name_is_refused(string name)
    {
        var run = (await _folder.Run("init", "--name", name)).ShouldExit(2);
        run.Error.ShouldContain($"\"{name}\" cannot be the name of a project.");
        run.Error.ShouldContain("--name NAME");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_that_are_there_are_named_and_stay()
    {
        _folder.With("Blog/Program.cs", "// mine").With("Blog/prisma/schema/a.prisma", "// mine, too");
        var run = (await _folder.Run("init", "Blog")).ShouldExit(2);
        run.Error.ShouldContain("FOLDER/Blog/Program.cs");
        run.Error.ShouldContain("FOLDER/Blog/prisma/schema");
        run.Error.ShouldNotContain("Blog.csproj");
        _folder.Read("Blog/Program.cs").ShouldBe("// mine");
        File.Exists(_folder["Blog/Blog.csproj"]).ShouldBeFalse();

        (await _folder.Run("init", "Blog", "--force")).ShouldExit(0);
        _folder.Read("Blog/Program.cs").ShouldStartWith("using Blog;");
    }

    [Fact]
    public async Task What_a_folder_may_have_before_is_kept()
    {
        _folder.With("Blog/.gitignore", "mine").With("Blog/.env", "KEY=1\n").With("Blog/README.md", "mine");
        var run = (await _folder.Run("init", "Blog")).ShouldExit(0);
        run.Error.ShouldContain("Kept .gitignore as it is");
        run.Error.ShouldContain(".env has no DATABASE_URL");
        _folder.Read("Blog/.gitignore").ShouldBe("mine");
        _folder.Read("Blog/.env").ShouldBe("KEY=1\n");
    }

    [Fact]
    public async Task A_folder_with_a_project_gets_the_schema_alone()
    {
        _folder.With("Blog/Other.csproj", "<Project />");
        var run = (await _folder.Run("init", "Blog")).ShouldExit(0);
        run.Error.ShouldContain("dotnet add package Refract.Sqlite");
        Directory.EnumerateFiles(_folder["Blog"], "*", new EnumerationOptions
        {
            RecurseSubdirectories = true, AttributesToSkip = 0,
        }).Select(file => Path.GetRelativePath(_folder["Blog"], file)).Order(StringComparer.Ordinal)
            .ShouldBe([".env", "Other.csproj", Path.Combine("prisma", "schema.prisma")]);
        (await _folder.RunIn("Blog", "validate")).ShouldExit(0);
    }

    [Fact]
    public async Task A_database_that_is_there_gives_schema_and_url()
    {
        SqliteFile.Execute(_folder["old.db"], "CREATE TABLE order_lines (id INTEGER NOT NULL PRIMARY KEY)");
        (await _folder.Run("init", "Blog", "--from-url", "file:./old.db?connection_limit=3")).ShouldExit(0);
        _folder.Read("Blog/prisma/schema.prisma").ShouldContain("model order_lines {");
        _folder.Read("Blog/Program.cs").ShouldContain("db.OrderLines.FindMany(take: 10)");
        _folder.Read("Blog/.env").ShouldContain("old.db?connection_limit=3'");
        (await _folder.RunIn("Blog", "db", "pull")).ShouldExit(0).Error.ShouldContain("already matches");
    }

    [Fact]
    public async Task A_database_that_is_missing_is_not_said_to_be_created()
    {
        foreach (var url in new[]
            { "file:./none.db", PostgreSqlServer.WithDatabase(await PostgreSqlServer.Url(), "none") })
            foreach (var command in new[] { new[] { "init", "Blog", "--from-url", url }, ["db", "pull", "--url", url] })
            {
                var run = (await _folder.Run(command)).ShouldExit(2);
                run.Error.ShouldContain("does not exist");
                run.Error.ShouldContain("Check the ");
                run.Error.ShouldNotContain("let push");
            }

        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--from-url file:./empty.db", "has no table that a client can read")]
    [InlineData("--from-url mysql://a@b/c", "cannot be read")]
    [InlineData("--from-url file:./old.db --provider postgresql", "leads to a sqlite database")]
    [InlineData("--provider mysql", "There is no database mysql.")]
    [InlineData("--template blazor", "Give one of: console, webapi, schema")]
    [InlineData("--url file:./old.db", "--from-url URL")]
    public async Task A_wrong_request_writes_nothing(string options, string message)
    {
        SqliteFile.Execute(_folder["empty.db"], "PRAGMA user_version = 1");
        SqliteFile.Execute(_folder["old.db"], "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY)");
        (await _folder.Run(["init", "Blog", .. options.Split(' ')])).ShouldExit(2).Error.ShouldContain(message);
        Directory.Exists(_folder["Blog"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_password_is_shown_nowhere()
    {
        const string url = "postgresql://app:s3cret@127.0.0.1:1/none";
        var run = (await _folder.Run("init", "Blog", "--from-url", url)).ShouldExit(2);
        (run.Output + run.Error).ShouldNotContain("s3cret");
    }

    public void Dispose() => _folder.Dispose();
}
