using Refract.CommandLine;

namespace Refract.Cli.Tests.Configuration;

public sealed class Finding_the_database
{
    private const string Url = "postgresql://u:secret@h:5432/";

    [Fact]
    public void Takes_a_literal_from_the_datasource_with_files_relative_to_it()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite);
        Connections(folder).Main().Url.FilePath.ShouldBe(folder["prisma/dev.db"]);
    }

    /// <summary>
    /// The application reads the same variable and knows no schema; Prisma 7 reads its configuration's URL from the
    /// same folder.
    /// </summary>
    [Theory]
    [InlineData("url = env(\"DATABASE_URL\")")]
    [InlineData("")]
    public void Takes_a_relative_file_in_a_variable_from_the_projects_folder(string url)
    {
        using var folder = new CliFolder().With("prisma/schema.prisma",
            $"datasource db {{\n  provider = \"sqlite\"\n  {url}\n}}\n")
            .With("prisma/.env", "DATABASE_URL=file:./dev.db");
        var connections = Connections(folder);
        connections.Main().Url.FilePath.ShouldBe(folder["dev.db"]);
        connections.Notes().ShouldBeEmpty();

        folder.With("prisma/dev.db", "");
        connections.Main().Url.FilePath.ShouldBe(folder["dev.db"]);
        connections.Notes().ShouldHaveSingleItem()
            .ShouldEndWith("To go on with that file, name it file:./prisma/dev.db.");
        folder.With("dev.db", "");
        connections.Notes().ShouldBeEmpty();
    }

    [Fact]
    public void Takes_a_variable_from_the_environment_before_any_file()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.PostgreSqlFromVariable)
            .With(".env", "DATABASE_URL=" + Url + "file");
        var main = Connections(folder).Main();
        (main.Url.DatabaseName, main.Origin).ShouldBe(("file", "DATABASE_URL from .env"));
        folder.Variables["DATABASE_URL"] = Url + "process";
        main = Connections(folder).Main();
        (main.Url.DatabaseName, main.Origin).ShouldBe(("process", "DATABASE_URL from the environment"));
    }

    [Theory]
    [InlineData("DATABASE_URL=postgresql://u@h/a", "a")]
    [InlineData("# note\nexport DATABASE_URL=\"postgresql://u@h/b?schema=x\" # local\n", "b")]
    [InlineData("DATABASE_URL='postgresql://u@h/c'\r\nOTHER=1\r\n", "c")]
    public void Reads_the_forms_that_env_files_have(string text, string database)
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.PostgreSqlFromVariable)
            .With("prisma/.env", text);
        Connections(folder).Main().Url.DatabaseName.ShouldBe(database);
    }

    [Fact]
    public void Falls_back_on_DATABASE_URL_when_the_datasource_names_none()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.WithUrl(""));
        folder.Variables["DATABASE_URL"] = Url + "fallback";
        Connections(folder).Main().Url.DatabaseName.ShouldBe("fallback");
    }

    [Fact]
    public void Does_not_fall_back_when_the_datasource_names_a_variable_that_is_missing()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.WithUrl("url = env(\"APP_DB\")"));
        folder.Variables["DATABASE_URL"] = Url + "other";
        var error = Should.Throw<CommandException>(() => Connections(folder).Main());
        error.Message.ShouldContain("APP_DB");
        error.Why!.ShouldContain(".env (no such file)");
    }

    [Fact]
    public void Uses_directUrl_for_migrations_only()
    {
        using var folder = new CliFolder().With("schema.prisma",
            Schemas.WithUrl($"url = \"{Url}pooled\"\n  directUrl = env(\"DIRECT\")"));
        folder.Variables["DIRECT"] = Url + "direct";
        Connections(folder).Main().Url.DatabaseName.ShouldBe("pooled");
        Connections(folder).ForMigrations().Url.DatabaseName.ShouldBe("direct");
    }

    [Fact]
    public void Lets_a_named_database_stand_for_all_of_the_datasources_own()
    {
        using var folder = new CliFolder()
            .With("schema.prisma",
                Schemas.WithUrl($"url = \"{Url}a\"\n  directUrl = \"{Url}b\"\n  shadowDatabaseUrl = \"{Url}c\""));
        Connections(folder).Shadow()!.Url.DatabaseName.ShouldBe("c");
        var named = Connections(folder, Url + "named");
        named.Main().Url.DatabaseName.ShouldBe("named");
        named.ForMigrations().Url.DatabaseName.ShouldBe("named");
        named.Shadow().ShouldBeNull("the schema's shadow database may be on another server, and is emptied");
    }

    [Fact]
    public void Refuses_a_shadow_database_of_another_kind()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma",
            Schemas.WithUrl($"url = \"{Url}app\"\n  shadowDatabaseUrl = \"file:./x.db\""));
        Should.Throw<CommandException>(() => Connections(folder).Shadow()).Message.ShouldBe(
            "The shadow database is one of SQLite, and the database one of PostgreSQL.");
    }

    [Theory]
    [InlineData("postgresql://u:other@h/app")]
    [InlineData("postgres://u@h:5432/app?schema=public&connect_timeout=3")]
    public void Refuses_a_shadow_database_that_is_the_database_itself(string shadow)
    {
        using var folder = new CliFolder().With("schema.prisma",
            Schemas.WithUrl($"url = \"{Url}app\"\n  shadowDatabaseUrl = \"{shadow}\""));
        Should.Throw<CommandException>(() => Connections(folder).Shadow()).Message.ShouldBe(
            "The shadow database is the database itself.");
    }

    [Fact]
    public void Reads_the_url_of_a_version_7_project_with_files_relative_to_its_configuration()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n")
            .With("prisma.config.ts", """
            import "dotenv/config";
            import { defineConfig, env } from "prisma/config";
            export default defineConfig({ schema: "prisma/schema.prisma", datasource: { url: "file:./seven.db" } });
            """);
        Connections(folder).Main().Url.FilePath.ShouldBe(folder["seven.db"]);
    }

    [Fact]
    public void Says_which_settings_of_a_version_7_project_it_could_not_read()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.WithUrl(""))
            .With("prisma.config.ts",
                "export default defineConfig({ datasource: { url: makeUrl() }, migrations: { seed: run() } })");
        Should.Throw<CommandException>(() => Connections(folder).Main()).Why!
            .ShouldContain(
                "prisma.config.ts computes datasource.url; only literals and env(\"NAME\") are read from it.");
    }

    [Fact]
    public void Never_quotes_an_env_file_that_it_cannot_read()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.PostgreSqlFromVariable)
            .With(".env", "A=1\nthis is not = \"a file secret\n");
        var error = Should.Throw<CommandException>(() => Connections(folder).Main());
        error.Message.ShouldContain("DATABASE_URL");
        (error.Message + error.Why + error.Next).ShouldNotContain("secret");
    }

    /// <summary>
    /// A datasource that cannot be read may name another database than the variable does: nothing is done to either.
    /// </summary>
    [Theory]
    [InlineData("db push")]
    [InlineData("db pull")]
    [InlineData("db execute --file a.sql")]
    [InlineData("db seed")]
    [InlineData("migrate dev --name a")]
    [InlineData("migrate deploy")]
    [InlineData("migrate status")]
    [InlineData("migrate resolve --applied a")]
    [InlineData("migrate reset --confirm other.db")]
    [InlineData("migrate undo")]
    [InlineData("migrate diff --from-database --to-empty --script")]
    [InlineData("lint")]
    public async Task Shows_the_errors_of_a_datasource_before_anything_else(string arguments)
    {
        using var folder = new CliFolder()
            .With("schema.prisma", "datasource db { provider = \"sqlite\"\n  url = \"file:./a.db\" }\n")
            .With("a.sql", "CREATE TABLE b (id INTEGER)");
        SqliteFile.Execute(folder["other.db"], "CREATE TABLE c (id INTEGER)");
        foreach (var url in (string[])["", "file:./other.db"])
        {
            folder.Variables["DATABASE_URL"] = url;
            var run = (await folder.Run(arguments.Split(' '))).ShouldExit(2);
            run.Error.ShouldContain("schema.prisma(1,1): error RFR1003: The block `datasource db` is never closed.");
            run.Error.ShouldNotContain("No database is named");
        }

        SqliteFile.Tables(folder["other.db"]).ShouldBe(["c"]);
    }

    private static Connections Connections(CliFolder folder, string? url = null)
        => Project.Find(new ProjectRequest(folder.Path) { Variables = folder.Variables, Url = url }).Connections();
}
