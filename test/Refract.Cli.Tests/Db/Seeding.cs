namespace Refract.Cli.Tests.Db;

public sealed class Seeding
{
    private const string First = "migrations/20260101000000_init/migration.sql";

    private const string Create =
        "CREATE TABLE \"User\" (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, name TEXT);\n"
        + "CREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\");\n";

    [Fact]
    public async Task The_command_runs_in_the_folder_of_its_file_and_has_the_url()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is one of a Unix shell.");
        using var folder = Migrated("pwd > where.txt; printf '%s' \"$DATABASE_URL\" > url.txt");
        Directory.CreateDirectory(folder["src/App"]);
        (await folder.Run("db", "seed")).ShouldExit(0);
        folder.Read("where.txt").Trim().ShouldEndWith(Path.GetFileName(folder.Path));
        folder.Read("url.txt").ShouldBe("file:" + folder["dev.db"]);
    }

    [Fact]
    public async Task Output_of_the_command_is_passed_on_and_to_stderr_with_json()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is one of a Unix shell.");
        using var folder = Migrated("echo out; echo err >&2");
        var text = (await folder.Run("db", "seed")).ShouldExit(0);
        text.Output.ShouldBe("out\n");
        text.Error.ShouldContain("err\n");
        var json = (await folder.Run("db", "seed", "--json")).ShouldExit(0);
        json.Output.ShouldStartWith("{");
        json.Error.ShouldContain("out\n");
    }

    [Fact]
    public async Task A_script_runs_on_the_database()
    {
        using var folder = Migrated("seed.sql").With("seed.sql", "INSERT INTO \"User\"(email) VALUES ('a;b'), ('c');");
        (await folder.Run("db", "reset", "--confirm", "dev.db")).ShouldExit(0);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(2);
        (await folder.Run("db", "reset", "--confirm", "dev.db", "--skip-seed")).ShouldExit(0);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(0);
    }

    [Fact]
    public async Task A_script_that_is_missing_is_named()
    {
        using var folder = Migrated("data/seed.sql");
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        var run = (await folder.Run("db", "seed")).ShouldExit(2);
        run.Error.ShouldContain("There is no seed script at data/seed.sql.");
    }

    [Fact]
    public async Task Migrate_dev_seeds_after_a_reset_and_not_without()
    {
        using var folder = Migrated("seed.sql").With("seed.sql", "INSERT INTO \"User\"(email) VALUES ('a');");
        (await folder.Run("migrate", "dev")).ShouldExit(0);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(0);
        SqliteFile.Execute(folder["dev.db"], "CREATE TABLE stray (id INTEGER PRIMARY KEY)");
        (await folder.Run("migrate", "dev", "--confirm", "dev.db")).ShouldExit(0);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(1);
        SqliteFile.Execute(folder["dev.db"], "CREATE TABLE stray (id INTEGER PRIMARY KEY)");
        (await folder.Run("migrate", "dev", "--confirm", "dev.db", "--skip-seed")).ShouldExit(0);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(0);
    }

    [Fact]
    public async Task A_seed_of_a_prisma_config_is_taken()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite).With(First, Create)
            .With("prisma.config.ts", "export default { schema: 'schema.prisma', migrations: { seed: 'seed.sql' } }")
            .With("seed.sql", "INSERT INTO \"User\"(email) VALUES ('a');");
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        (await folder.Run("db", "seed")).ShouldExit(0);
        SqliteFile.Count(folder["dev.db"], "User").ShouldBe(1);
    }

    private static CliFolder Migrated(string seed) => new CliFolder().With("schema.prisma", Schemas.Sqlite)
        .With(First, Create)
        .With("refract.json", System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string> { ["seed"] = seed }));
}
