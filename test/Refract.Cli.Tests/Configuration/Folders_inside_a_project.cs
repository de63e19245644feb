using Refract.CommandLine;

namespace Refract.Cli.Tests.Configuration;

/// <summary><c>refract.json</c> is looked for upwards from the folder that a command is run in.</summary>
public sealed class Folders_inside_a_project
{
    [Fact]
    public async Task Have_the_schema_the_variables_and_the_database_of_the_project()
    {
        using var folder = new CliFolder().With("refract.json", "{ \"schema\": \"db/schema.prisma\" }")
            .With("db/schema.prisma", Schemas.Sqlite.Replace("\"file:./dev.db\"", "env(\"DATABASE_URL\")",
                StringComparison.Ordinal))
            .With(".env", "DATABASE_URL=file:./data.db").With("src/App/readme.txt", "");
        var run = (await folder.RunIn("src/App", "db", "push")).ShouldExit(0);
        File.Exists(folder["data.db"]).ShouldBeTrue(run.Transcript);
    }

    [Fact]
    public async Task Have_options_that_start_where_the_command_is_run()
    {
        using var folder = new CliFolder().With("refract.json", "{ \"schema\": \"db/schema.prisma\" }")
            .With("db/schema.prisma", Schemas.Sqlite).With("src/App/other.prisma", Schemas.Sqlite);
        (await folder.RunIn("src/App", "db", "push", "--url", "file:./here.db")).ShouldExit(0);
        File.Exists(folder["src/App/here.db"]).ShouldBeTrue();
        (await folder.RunIn("src/App", "validate", "--schema", "other.prisma")).ShouldExit(0);
    }

    [Fact]
    public async Task With_a_schema_of_their_own_are_projects_themselves()
    {
        using var folder = new CliFolder().With("refract.json", "{ \"schema\": \"missing.prisma\" }")
            .With("inner/prisma/schema.prisma", Schemas.Sqlite);
        (await folder.RunIn("inner", "validate")).ShouldExit(0);
    }

    [Fact]
    public async Task Of_another_repository_are_not_inside()
    {
        using var folder = new CliFolder().With("refract.json", "{ \"schema\": \"db/schema.prisma\" }")
            .With("db/schema.prisma", Schemas.Sqlite).With("vendor/.git/HEAD", "").With("vendor/src/a.txt", "");
        (await folder.RunIn("vendor/src", "validate")).ShouldExit(2).Error.ShouldContain("There is no schema here.");
    }

    [Fact]
    public async Task A_file_of_variables_that_is_named_wins_over_the_usual_ones()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.PostgreSqlFromVariable)
            .With(".env", "DATABASE_URL=file:./usual.db").With("test.env", "DATABASE_URL=file:./test.db");
        (await folder.Run("db", "push", "--env-file", "test.env")).ShouldExit(0);
        File.Exists(folder["test.db"]).ShouldBeTrue();
        File.Exists(folder["usual.db"]).ShouldBeFalse();

        folder.Variables["DATABASE_URL"] = "file:./set.db";
        (await folder.Run("db", "push", "--env-file", "test.env")).ShouldExit(0);
        File.Exists(folder["set.db"]).ShouldBeTrue();

        var missing = (await folder.Run("db", "push", "--env-file", "none.env")).ShouldExit(2);
        missing.Error.ShouldContain("There is no file none.env.");
    }

    [Fact]
    public async Task Generating_goes_on_while_the_schema_changes()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var request = new ProjectRequest(folder.Path) { Variables = folder.Variables };
        var runs = GenerateWatch.Run(() => Project.Find(request),
            new GenerateOperation.Request { Output = "Generated" }, NoInteraction.Instance, stop.Token)
            .GetAsyncEnumerator(stop.Token);
        (await runs.MoveNextAsync()).ShouldBeTrue();
        (await runs.Current).Written.ShouldContain("User.g.cs");

        folder.With("schema.prisma", Schemas.Sqlite + "\nmodel Post {\n  id Int @id\n}\n");
        (await runs.MoveNextAsync()).ShouldBeTrue();
        (await runs.Current).Written.ShouldContain("Post.g.cs");

        folder.With("schema.prisma", "model {");
        (await runs.MoveNextAsync()).ShouldBeTrue();
        await Should.ThrowAsync<CommandException>(() => runs.Current);

        folder.With("schema.prisma", Schemas.Sqlite);
        (await runs.MoveNextAsync()).ShouldBeTrue();
        (await runs.Current).Deleted.ShouldContain("Post.g.cs");
        await stop.CancelAsync();
        (await runs.MoveNextAsync()).ShouldBeFalse();
    }
}
