namespace Refract.Cli.Tests.Reports;

/// <content>The folders that the commands run in.</content>
public sealed partial record ReportCase
{
    private static Task Schema(CliFolder folder)
    {
        folder.With("schema.prisma", Schemas.Sqlite);
        return Task.CompletedTask;
    }

    private static Task WithPosts(CliFolder folder)
    {
        folder.With("schema.prisma", Schemas.Sqlite + Posts);
        return Task.CompletedTask;
    }

    private static async Task Seeded(CliFolder folder, string seed)
    {
        await Migrated(folder);
        folder.With("refract.json", $"{{ \"seed\": \"{seed}\" }}");
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

    private static async Task Undoable(CliFolder folder, bool isFull)
    {
        await Migrated(folder);
        folder.With("migrations/20260102000000_logs/migration.sql", CreateLog)
            .With("migrations/20260102000000_logs/down.sql", "DROP TABLE \"Log\";\n");
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        if (isFull) SqliteFile.Execute(folder["dev.db"], "INSERT INTO Log DEFAULT VALUES");
    }

    private static async Task Drifted(CliFolder folder)
    {
        await Migrated(folder);
        SqliteFile.Execute(folder["dev.db"], "CREATE TABLE stray (id INTEGER NOT NULL PRIMARY KEY)");
    }
}
