using Refract.Testing;

namespace Documentation.Tests;

/// <summary>
/// What <c>dotnet new</c> and <c>refract init</c> make, with the packages and in an empty folder: it builds without
/// warnings, runs, and passes its own tests.
/// </summary>
public sealed class Projects_made_by_templates(Packages packages) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_console_program_runs_and_runs_again()
    {
        await New("refract", "My App");
        await Build("My App");
        await Refract("My App", "db", "push");
        for (var run = 0; run < 2; run++)
            (await Run("dotnet", "My App", null, "run", "--no-build")).ShouldEndWith("ada@example.com: 2 posts\n");
        // From a folder that knows nothing of the project, too.
        (await Run("dotnet", ".", null, "run", "--no-build", "--project", "My App"))
            .ShouldEndWith("ada@example.com: 2 posts\n");
        await Build("My App/Tests");
        await PassesTests("My App/Tests", 2, null);
        (await Refract("My App", "doctor")).ShouldContain("Nothing is wrong.");
        (await Refract(".", "version")).ShouldContain(packages.Version);
        (await Refract("My App", "db", "push")).ShouldContain("The database already matches the schema");
    }

    [Fact]
    public async Task A_web_api_passes_its_tests_on_postgresql()
    {
        await New("refract-webapi", "my-app.api");
        await Build("my-app.api");
        await PassesTests("my-app.api", 5, await PostgreSqlServer.Url());
        await using var database = await PostgreSqlServer.CreateDatabase();
        await MigrationsGiveTheSchema("my-app.api", database.Url);
    }

    [Fact]
    public async Task A_web_api_passes_its_tests_on_sqlite()
    {
        await Init("2d.class", "--template", "webapi", "--provider", "sqlite");
        await Build("2d.class");
        await PassesTests("2d.class", 5, null);
        await MigrationsGiveTheSchema("2d.class", "file:" + _folder["other.db"]);
    }

    [Fact]
    public async Task A_console_program_of_a_database_runs()
    {
        await Init("First");
        await Refract("First", "db", "push");
        await Refract("First", "db", "execute", "--file", Script(
            "insert into User (id, email) values (1, 'ada@x.y'); insert into Post (title, authorId) values ('a', 1);"));
        await Init("class", "--from-url", "file:./First/dev.db?mode=rwc");
        await Build("class");
        (await Run("dotnet", "class", null, "run", "--no-build")).ShouldEndWith(
            "Post: 1 rows\n");
        await Build("class/Tests");
        await PassesTests("class/Tests", 1, null);
    }

    [Fact]
    public async Task A_console_program_passes_its_tests_on_postgresql()
    {
        await Init("Blog", "--provider", "postgresql");
        await Build("Blog/Tests");
        await PassesTests("Blog/Tests", 2, await PostgreSqlServer.Url());
    }

    [Fact]
    public async Task A_web_api_of_a_database_passes_its_tests_and_takes_the_database_over()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await Refract(".", "db", "execute", "--url", database.Url, "--file",
            Script("create table orders (id serial primary key, placed timestamptz not null default now());"));
        await Init("Shop", "--template", "webapi", "--from-url", database.Url);
        await Build("Shop");
        await PassesTests("Shop", 2, await PostgreSqlServer.Url());
        // The URL is that of Api/.env.
        await Refract("Shop", "migrate", "resolve", "--applied", "0_init");
        await Refract("Shop", "migrate", "status", "--drift");
    }

    [Theory]
    [InlineData("refract", "console", "sqlite")]
    [InlineData("refract", "console", "postgresql")]
    [InlineData("refract-webapi", "webapi", "sqlite")]
    [InlineData("refract-webapi", "webapi", "postgresql")]
    public async Task Are_the_same_by_dotnet_new_and_by_init(string shortName, string template, string provider)
    {
        const string name = "2nd-try of.class";
        await New(shortName, name, "--provider", provider);
        Directory.Move(_folder[name], _folder["new"]);
        await Init(name, "--template", template, "--provider", provider);
        Files(_folder[name]).ShouldBe(Files(_folder["new"]));
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true, AttributesToSkip = 0,
        }).ToDictionary(file => Path.GetRelativePath(folder, file),
            file => File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd());

    private async Task New(string template, string name, params string[] options)
    {
        await packages.UseIn(_folder);
        var feed = await packages.Folder();
        // A place of the test's own for templates: those that are installed on this machine stay as they are.
        string[] hive = ["--debug:custom-hive", _folder["hive"]];
        await Run("dotnet", ".", null, ["new", "install",
            Path.Combine(feed, $"Refract.Templates.{packages.Version}.nupkg"), .. hive]);
        await Run("dotnet", ".", null, ["new", template, "--name", name, .. options, .. hive]);
    }

    private async Task Init(string name, params string[] options)
    {
        await packages.UseIn(_folder);
        await Refract(".", ["init", name, .. options]);
    }

    private Task<string> Build(string folder) =>
        Run("dotnet", folder, null, "build", "--nologo", "-warnaserror");

    private async Task PassesTests(string folder, int count, string? server)
    {
        var text = await Run("dotnet", folder, server, "test", "--no-build");
        text.ShouldContain($"succeeded: {count}\n");
        text.ShouldContain("failed: 0\n");
    }

    private async Task MigrationsGiveTheSchema(string folder, string url)
    {
        await Refract(folder, "migrate", "deploy", "--url", url);
        await Refract(folder, "migrate", "status", "--drift", "--url", url);
    }

    private string Script(string text) => _folder.Write("script.sql", text);

    private async Task<string> Refract(string folder, params string[] arguments) =>
        await Run(await packages.Tool(), folder, null, arguments);

    private async Task<string> Run(string program, string folder, string? server, params string[] arguments)
    {
        var (exitCode, text) = await packages.Outcome(program, _folder[folder],
            [("DATABASE_URL", null), ("TEST_DATABASE_URL", server)], arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{text}");
        return text;
    }
}
