using Refract.Testing;

namespace Refract.Cli.Tests;

public sealed class Error_blocks
{
    [Fact]
    public Task A_missing_variable() => Block("missing-variable", null);

    [Fact]
    public Task A_url_that_is_none() => Block("wrong-url", "postgres//u:s3cret@h/db");

    [Fact]
    public Task A_url_of_another_kind() => Block("wrong-scheme", "mysql://u:s3cret@h/db");

    [Fact]
    public Task A_server_that_is_down() => Block("server-down", "postgresql://u:s3cret@127.0.0.1:1/db");

    [Fact]
    public async Task A_user_that_the_server_does_not_know()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        var url = new UriBuilder(database.Url) { UserName = "nobody_here", Password = "s3cret" }.Uri.ToString();
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.PostgreSqlFromVariable);
        folder.Variables["DATABASE_URL"] = url;
        var run = (await folder.Run("db", "push")).ShouldExit(2);
        run.Error.ShouldContain("error P1010: ");
        run.Error.ShouldContain("does not let the user \"nobody_here\" in");
        run.Error.ShouldContain("next  ");
        run.Transcript.ShouldNotContain("s3cret");
    }

    /// <summary>The driver takes the user of the process, of whom the URL does not speak.</summary>
    [Theory]
    [InlineData("postgresql://HOST/DATABASE")]
    [InlineData("postgresql://@HOST/DATABASE")]
    [InlineData("postgresql://:s3cret@HOST/DATABASE")]
    public async Task A_url_without_a_user_is_said_to_have_none(string form)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        var uri = new Uri(database.Url);
        var url = form.Replace("HOST", uri.Authority[(uri.Authority.IndexOf('@') + 1)..], StringComparison.Ordinal)
            .Replace("DATABASE", uri.AbsolutePath[1..], StringComparison.Ordinal);

        Assert.SkipWhen(await database.Scalar($"SELECT 1 FROM pg_roles WHERE rolname = '{Environment.UserName}'")
            is not null, "The server knows the user of this process and lets it in.");
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.PostgreSqlFromVariable);
        folder.Variables["DATABASE_URL"] = url;
        var run = (await folder.Run("migrate", "status")).ShouldExit(2);
        run.Error.ShouldContain("does not let the user of this process in: ");
        run.Error.ShouldContain("next  The URL names no user. Write postgresql://USER:PASSWORD@HOST/DATABASE\n");
    }

    [Fact]
    public async Task An_invalid_schema_stops_every_command_that_needs_a_valid_one()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma",
            Schemas.Sqlite.Replace("String?", "Strng?", StringComparison.Ordinal));
        foreach (var command in new[] { "db push", "db reset", "migrate dev" })
            (await folder.Run(command.Split(' '))).ShouldExit(2).Error.ShouldContain("has 1 error; nothing was done.");
        File.Exists(folder["prisma/dev.db"]).ShouldBeFalse();
    }

    private static async Task Block(string name, string? url)
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.PostgreSqlFromVariable);
        if (url is not null) folder.Variables["DATABASE_URL"] = url;
        var run = (await folder.Run("db", "push")).ShouldExit(2);
        run.Transcript.ShouldNotContain("s3cret");
        run.Transcript.ShouldNotContain("   at ");
        Golden.Match(run.Transcript, $"Golden/Errors/{name}.txt");
    }
}
