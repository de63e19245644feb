using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Refract.Cli.Tests;

/// <summary>
/// A run that is killed while it rebuilds a table leaves the old table or the new one, and the next run finishes or
/// says how.
/// <c>REFRACT_KILLS</c> sets the number of moments for each command.
/// </summary>
public sealed class Killed_on_sqlite
{
    private const int Rows = 20_000;

    private const string Start = """
        CREATE TABLE "Item" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "n" INTEGER CHECK ("n" >= 0), "text" TEXT);
        CREATE TABLE "Log" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "what" TEXT);
        CREATE TRIGGER "item_ins" AFTER INSERT ON "Item" BEGIN INSERT INTO "Log" ("what") VALUES (NEW."text"); END;
        CREATE INDEX "Item_lower" ON "Item" (lower("text"));

        """;

    private const string Rebuild = """
        PRAGMA foreign_keys=OFF;
        CREATE TABLE "new_Item" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "n" INTEGER CHECK ("n" >= 0), "text" TEXT NOT NULL DEFAULT '-');
        INSERT INTO "new_Item" ("id", "n", "text") SELECT "id", "n", coalesce("text", '-') FROM "Item";
        DROP TABLE "Item";
        ALTER TABLE "new_Item" RENAME TO "Item";
        CREATE INDEX "Item_lower" ON "Item" (lower("text"));
        CREATE TRIGGER "item_ins" AFTER INSERT ON "Item" BEGIN INSERT INTO "Log" ("what") VALUES (NEW."text"); END;
        PRAGMA foreign_keys=ON;

        """;

    private const string Schema =
        "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel Item {\n  id Int @id @default(autoincrement())\n  n "
        + "Int?\n"
        + "  text String @default(\"-\")\n}\n\nmodel Log {\n  id Int @id @default(autoincrement())\n  what "
        + "String?\n}\n";

    [Fact]
    public async Task Push_finishes_at_the_next_run()
    {
        using var folder = new CliFolder().With("schema.prisma", Schema);
        Make(folder, Start);
        await KillAndRepeat(folder, "db push --url file:x.db",
            async () => (await Run(folder, "db push --url file:x.db")).ExitCode.ShouldBe(0));
    }

    [Fact]
    public async Task Deploy_finishes_or_says_how_at_the_next_run()
    {
        using var folder = new CliFolder().With("schema.prisma", Schema).With("migrations/1_init/migration.sql", Start);
        (await Run(folder, "migrate deploy --url file:x.db")).ExitCode.ShouldBe(0);
        folder.With("migrations/2_rebuild/migration.sql", Rebuild);
        Make(folder, "");
        await KillAndRepeat(folder, "migrate deploy --url file:x.db", async () =>
        {
            var (exitCode, error) = await Run(folder, "migrate deploy --url file:x.db");
            if (exitCode == 0)
                return;
            error.ShouldContain("P3009");
            var verb = IsRebuilt(folder) ? "applied" : "rolled-back";
            error.ShouldContain($"--{verb} 2_rebuild");
            (await Run(folder, $"migrate resolve --{verb} 2_rebuild --url file:x.db")).ExitCode.ShouldBe(0);
            (await Run(folder, "migrate deploy --url file:x.db")).ExitCode.ShouldBe(0);
        });
    }

    [Fact]
    public async Task Undo_finishes_at_the_next_run()
    {
        using var folder = new CliFolder().With("schema.prisma", Schema).With("migrations/1_init/migration.sql", Start);
        (await Run(folder, "migrate deploy --url file:x.db")).ExitCode.ShouldBe(0);
        Make(folder, "");
        folder.With("migrations/2_rebuild/migration.sql", Rebuild).With("migrations/2_rebuild/down.sql", Rebuild
            .Replace(" NOT NULL DEFAULT '-'", "", StringComparison.Ordinal)
            .Replace("coalesce(\"text\", '-')", "nullif(\"text\", '-')", StringComparison.Ordinal));
        (await Run(folder, "migrate deploy --url file:x.db")).ExitCode.ShouldBe(0);
        await KillAndRepeat(folder, "migrate undo --url file:x.db", async () =>
        {
            // What was not undone when the process ended is still applied, and the next run undoes it.
            if (IsRebuilt(folder)) (await Run(folder, "migrate undo --url file:x.db")).ExitCode.ShouldBe(0);
            Query(folder, "SELECT count(*) FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL").ShouldBe(1);
        }, isRebuilt: false);
    }

    [Fact]
    public async Task Squash_loses_nothing_and_finishes_at_the_next_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is killed with a signal.");
        var random = new Random(20261130);
        var whole = TimeSpan.Zero;
        for (var moment = 0; moment <= CliProcess.Kills; moment++)
        {
            using var folder = new CliFolder().With("schema.prisma", Schema);
            for (var i = 0; i < 30; i++)
                folder.With($"migrations/{i + 10}_t/migration.sql",
                    $"CREATE TABLE t{i} (id INTEGER NOT NULL PRIMARY KEY);");
            if (moment == 0)
            {
                var watch = Stopwatch.StartNew();
                (await Run(folder, "migrate squash --url file:x.db")).ExitCode.ShouldBe(0);
                whole = watch.Elapsed;
            }
            else
            {
                using var process = Begin(folder, "migrate squash --url file:x.db");
                await Task.Delay(whole * (0.5 + 0.5 * random.NextDouble()), TestContext.Current.CancellationToken);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                if (Names(folder) is not ["39_squashed"])
                    (await Run(folder, "migrate squash --url file:x.db")).ExitCode.ShouldBe(0);
            }

            Names(folder).ShouldBe(["39_squashed"]);
            (await Run(folder, "migrate deploy --url file:x.db")).ExitCode.ShouldBe(0);
            Query(folder, "SELECT count(*) FROM sqlite_master WHERE name GLOB 't[0-9]*'").ShouldBe(30);
        }

        static string[] Names(CliFolder folder) => [.. Directory.GetDirectories(folder["migrations"])
            .Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.'))];
    }

    private static async Task KillAndRepeat(CliFolder folder, string command, Func<Task> repeat, bool isRebuilt = true)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is killed with a signal.");
        var template = Path.Combine(folder.Path, "x.db");
        var copy = Path.Combine(folder.Path, "template.db");
        File.Copy(template, copy);
        var watch = Stopwatch.StartNew();
        (await Run(folder, command)).ExitCode.ShouldBe(0);
        var whole = watch.Elapsed;
        ShouldBeWhole(folder, isRebuilt);
        var random = new Random(20261129);
        for (var moment = 0; moment < CliProcess.Kills; moment++)
        {
            foreach (var leftover in Directory.GetFiles(folder.Path, "x.db*"))
                File.Delete(leftover);
            File.Copy(copy, template);
            using (var process = Begin(folder, command))
            {
                // The first third is the start of the process.
                await Task.Delay(whole * (0.3 + 0.7 * random.NextDouble()), TestContext.Current.CancellationToken);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            ShouldBeWhole(folder, IsRebuilt(folder));
            await repeat();
            ShouldBeWhole(folder, isRebuilt);
        }
    }

    private static void Make(CliFolder folder, string sql) => Query(folder, sql
        + $"WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < {Rows}) INSERT INTO "
        + "\"Item\" (\"n\", \"text\") "
        + "SELECT i, iif(i % 2, NULL, 'text ' || i) FROM c; DELETE FROM \"Item\" WHERE \"n\" = " + Rows);

    private static bool IsRebuilt(CliFolder folder) =>
        Query(folder, "SELECT sql LIKE '%NOT NULL DEFAULT%' FROM sqlite_master WHERE name = 'Item'") == 1;

    private static void ShouldBeWhole(CliFolder folder, bool isRebuilt)
    {
        Query(folder, "SELECT count(*) FROM \"Item\"").ShouldBe(Rows - 1);
        Query(folder, "SELECT count(*) FROM \"Item\" WHERE \"text\" IS NULL OR \"text\" = '-'").ShouldBe(Rows / 2);
        Query(folder, "SELECT count(*) FROM \"Item\" WHERE \"text\" IS NULL").ShouldBe(isRebuilt ? 0 : Rows / 2);
        Query(folder, "SELECT seq FROM sqlite_sequence WHERE name = 'Item'").ShouldBe(Rows);
        Query(folder, "SELECT count(*) FROM sqlite_master WHERE name IN ('item_ins', 'Item_lower')").ShouldBe(2);
        Query(folder, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'new\\_%' ESCAPE '\\'").ShouldBe(0);
    }

    private static long Query(CliFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "x.db")};Pooling=False");
        connection.Open();
        using var query = connection.CreateCommand();
        query.CommandText = sql;
        return query.ExecuteScalar() is long value ? value : 0;
    }

    private static Task<(int ExitCode, string Error)> Run(CliFolder folder, string arguments) =>
        CliProcess.Run(folder, arguments);

    private static Process Begin(CliFolder folder, string arguments) => CliProcess.Begin(folder, arguments);
}
