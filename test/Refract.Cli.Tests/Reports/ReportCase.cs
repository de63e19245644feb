namespace Refract.Cli.Tests.Reports;

/// <summary>A command in a situation, whose text and JSON document are kept as golden files.</summary>
/// <param name="Name">The golden files' name; that of the sample in the guide.</param>
/// <param name="ExitCode">The exit code, the same for text and JSON.</param>
/// <param name="Arguments">The command, its words separated by blanks.</param>
/// <param name="Prepare">Makes the situation.</param>
public sealed record ReportCase(string Name, int ExitCode, string Arguments, Func<CliFolder, Task> Prepare)
{
    private const string First = "migrations/20260101000000_init/migration.sql";

    private const string CreateUser =
        "-- CreateTable\nCREATE TABLE \"User\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\n"
        + "    \"email\" TEXT NOT NULL,\n    \"name\" TEXT\n);\n\n"
        + "-- CreateIndex\nCREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\");\n";

    private static string WithoutName => Schemas.Sqlite.Replace("  name  String?\n", "", StringComparison.Ordinal);

    private static string WithAge =>
        Schemas.Sqlite.Replace("  name  String?\n", "  name  String?\n  age   Int?\n", StringComparison.Ordinal);

    public static IReadOnlyList<ReportCase> All { get; } =
    [
        new("validate", 0, "validate", Schema),
        new("validate-invalid", 2, "validate", InvalidSchema),
        new("validate-nothing", 2, "validate", _ => Task.CompletedTask),
        new("format", 0, "format", Unformatted),
        new("format-check", 4, "format --check", Unformatted),
        new("format-print", 0, "format --print", Unformatted),
        new("format-both", 2, "format --check --print", Unformatted),
        new("generate", 0, "generate --output Generated", Schema),
        new("generate-invalid", 2, "generate", InvalidSchema),
        new("explain", 0, "explain rfr2012", _ => Task.CompletedTask),
        new("explain-unknown", 2, "explain RFR9999", _ => Task.CompletedTask),
        new("version-unknown-option", 2, "version --verbose", Schema),

        new("push", 0, "db push", Schema),
        new("push-declined", 3, "db push", async folder => await Rows(folder, WithoutName)),
        new("push-impossible", 2, "db push --accept-data-loss", async folder => await Rows(folder,
            WithoutName.Replace("@unique\n", "@unique\n  age   Int\n", StringComparison.Ordinal))),
        new("push-invalid", 2, "db push", InvalidSchema),
        new("pull", 0, "db pull", Tables),
        new("pull-print", 0, "db pull --print", Tables),
        new("pull-left-out", 0, "db pull", async folder =>
        {
            await Schema(folder);
            SqliteFile.Execute(folder["dev.db"], """
                CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, n INTEGER CONSTRAINT positive CHECK (n > 0), b TEXT,
                    CONSTRAINT short CHECK (length(b) < 9)) STRICT;
                CREATE TRIGGER audit AFTER UPDATE ON a BEGIN SELECT 1; END;
                CREATE VIEW everything AS SELECT * FROM a;
                """);
        }),
        new("pull-no-database", 2, "db pull", _ => Task.CompletedTask),
        new("execute", 0, "db execute --file seed.sql", async folder =>
        {
            await Rows(folder, Schemas.Sqlite);
            folder.With("seed.sql", "DELETE FROM User;\n");
        }),
        new("execute-failed", 1, "db execute --file seed.sql", async folder =>
        {
            await Rows(folder, Schemas.Sqlite);
            folder.With("seed.sql", "DELETE FROM User;\nDELETE FROM nowhere;\n");
        }),
        new("reset", 0, "db reset --confirm dev.db", Migrated),
        new("reset-declined", 3, "db reset", Migrated),

        new("dev", 0, "migrate dev --name add_age", async folder =>
        {
            await Schema(folder);
            folder.With(First, CreateUser).With("schema.prisma", WithAge);
        }),
        new("dev-nothing-new", 0, "migrate dev", Migrated),
        new("dev-no-name", 2, "migrate dev", async folder =>
        {
            await Schema(folder);
            folder.With(First, CreateUser).With("schema.prisma", WithAge);
        }),
        new("dev-drift", 3, "migrate dev", Drifted),
        new("dev-data-loss", 3, "migrate dev --name drop_name", async folder =>
        {
            await Migrated(folder);
            SqliteFile.Execute(folder["dev.db"], "INSERT INTO User(email, name) VALUES ('a', 'b')");
            folder.With("schema.prisma", WithoutName);
        }),
        new("deploy", 0, "migrate deploy", async folder =>
        {
            await Schema(folder);
            folder.With(First, CreateUser);
        }),
        new("deploy-other-history", 0, "migrate deploy", async folder =>
        {
            await Migrated(folder);
            Directory.Delete(folder["migrations"], recursive: true);
            folder.With("migrations/20260105000000_mine/migration.sql", "SELECT 1;\n");
        }),
        new("deploy-edited", 0, "migrate deploy", async folder =>
        {
            await Migrated(folder);
            folder.With(First, CreateUser + "-- later\n");
        }),
        new("deploy-failed", 1, "migrate deploy", async folder =>
        {
            await Migrated(folder);
            folder.With("migrations/20260102000000_bad/migration.sql", "DROP TABLE nowhere;\n");
        }),
        new("status", 4, "migrate status", async folder =>
        {
            await Migrated(folder);
            folder.With("migrations/20260102000000_more/migration.sql", "SELECT 1;\n");
        }),
        new("status-drift", 4, "migrate status --drift", Drifted),
        new("status-no-url", 2, "migrate status", folder =>
        {
            folder.With("schema.prisma", Schemas.PostgreSqlFromVariable);
            return Task.CompletedTask;
        }),
        new("resolve", 0, "migrate resolve --applied 20260101000000_init", async folder =>
        {
            await Rows(folder, Schemas.Sqlite);
            folder.With(First, CreateUser);
        }),
        new("resolve-nothing", 2, "migrate resolve", Migrated),
        new("migrate-reset", 0, "migrate reset --confirm dev.db", Migrated),
        new("migrate-reset-declined", 3, "migrate reset --confirm other.db", Migrated),
        new("diff", 4, "migrate diff --from-empty --to-schema schema.prisma --exit-code", Schema),
        new("diff-script", 0, "migrate diff --from-database --to-schema schema.prisma --script", Migrated),
        new("diff-one-side", 2, "migrate diff --from-empty", Schema),
        new("diff-invalid", 2, "migrate diff --from-empty --to-schema schema.prisma", InvalidSchema),
        new("unknown-command", 2, "migrate undo", Schema),
    ];

    private static Task Schema(CliFolder folder)
    {
        folder.With("schema.prisma", Schemas.Sqlite);
        return Task.CompletedTask;
    }

    private static Task InvalidSchema(CliFolder folder)
    {
        folder.With("schema.prisma", Schemas.Sqlite.Replace("String?", "Strng?", StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    private static Task Unformatted(CliFolder folder)
    {
        folder.With("schema.prisma", "model User {\n  id Int @id\n  email String @unique\n}\n");
        return Task.CompletedTask;
    }

    private static Task Tables(CliFolder folder)
    {
        SqliteFile.Execute(folder["dev.db"], "CREATE TABLE User (id INTEGER NOT NULL PRIMARY KEY, email TEXT);"
            + "CREATE TABLE Log (line TEXT)");
        return Schema(folder);
    }

    private static async Task Rows(CliFolder folder, string schema)
    {
        await Schema(folder);
        (await folder.Run("db", "push")).ShouldExit(0);
        SqliteFile.Execute(folder["dev.db"], "INSERT INTO User(email, name) VALUES ('a', 'b')");
        folder.With("schema.prisma", schema);
    }

    private static async Task Migrated(CliFolder folder)
    {
        await Schema(folder);
        folder.With(First, CreateUser);
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
    }

    private static async Task Drifted(CliFolder folder)
    {
        await Migrated(folder);
        SqliteFile.Execute(folder["dev.db"], "CREATE TABLE stray (id INTEGER NOT NULL PRIMARY KEY)");
    }
}
