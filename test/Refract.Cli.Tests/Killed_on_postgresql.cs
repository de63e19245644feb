using System.Diagnostics;
using Refract.Testing;

namespace Refract.Cli.Tests;

/// <summary>
/// A run that is killed, or whose server goes away, leaves the old structure or the new one; the next run finishes or
/// says how, and nothing is applied twice.
/// </summary>
public sealed class Killed_on_postgresql : IAsyncLifetime
{
    private const int Rows = 100_000;

    private const string First = """
        CREATE TABLE "Item" ("id" SERIAL PRIMARY KEY, "n" INTEGER);
        CREATE TABLE "Log" ("id" SERIAL PRIMARY KEY, "what" TEXT);

        """;

    /// <summary>It writes all rows and leaves one row, so that a second run of it would be seen.</summary>
    private const string Second = """
        ALTER TABLE "Item" ALTER COLUMN "n" SET DATA TYPE BIGINT;
        INSERT INTO "Log" ("what") VALUES ('second');
        CREATE INDEX "Item_n_idx" ON "Item"("n");

        """;

    private const string Schema = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model Item {
          id Int     @id @default(autoincrement())
          n  BigInt?

          @@index([n])
        }

        model Log {
          id   Int     @id @default(autoincrement())
          what String?
        }

        """;

    /// <summary>What is there of the second structure, in one look: nothing, all, or only a part.</summary>
    private const string State = """
        SELECT CASE (SELECT count(*) FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = 'Item' AND column_name = 'n' AND data_type = 'bigint')
            + (SELECT count(*) FROM pg_indexes WHERE schemaname = 'public' AND indexname = 'Item_n_idx')
            WHEN 0 THEN 'old' WHEN 2 THEN 'new' ELSE 'part' END
        """;

    private PostgreSqlTestDatabase _template = null!;

    public async ValueTask InitializeAsync()
    {
        _template = await PostgreSqlServer.CreateDatabase();
        await _template.Execute(First + $"INSERT INTO \"Item\" (\"n\") SELECT i FROM generate_series(1, {Rows}) i;");
    }

    public async ValueTask DisposeAsync()
    {
        if (_template is not null) await _template.DisposeAsync();
    }

    [Fact]
    public Task Push_finishes_at_the_next_run() => Repeatedly("db push", Folder, async (folder, database) =>
    {
        (await CliProcess.Run(folder, "db push")).ExitCode.ShouldBe(0);
        await ShouldBeNew(database);
    });

    [Fact]
    public async Task Deploy_finishes_at_the_next_run()
    {
        await Baseline();
        await Repeatedly("migrate deploy", Pending, async (folder, database) =>
        {
            var (exitCode, error) = await CliProcess.Run(folder, "migrate deploy");
            exitCode.ShouldBe(0, error);
            await ShouldBeApplied(database);
        });
    }

    /// <summary>The index is built outside a transaction, so parts may have been kept.</summary>
    [Fact]
    public async Task Deploy_in_parts_finishes_or_says_how_at_the_next_run()
    {
        await Baseline();
        await Repeatedly("migrate deploy", () => Folder().With("migrations/1_init/migration.sql", First)
            .With("migrations/2_more/migration.sql", Second.Replace("CREATE INDEX",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS", StringComparison.Ordinal)), async (folder, database) =>
        {
            var (exitCode, error) = await CliProcess.Run(folder, "migrate deploy");
            if (exitCode != 0)
            {
                error.ShouldContain("P3009");
                error.ShouldContain("migrate resolve --rolled-back 2_more");
                // What the sentence asks for: look what is there, and take it back or finish it.
                await database.Execute("DROP INDEX IF EXISTS \"Item_n_idx\"; DELETE FROM \"Log\"; "
                    + "ALTER TABLE \"Item\" ALTER COLUMN \"n\" SET DATA TYPE INTEGER");
                (await CliProcess.Run(folder, "migrate resolve --rolled-back 2_more")).ExitCode.ShouldBe(0);
                (await CliProcess.Run(folder, "migrate deploy")).ExitCode.ShouldBe(0);
            }

            await ShouldBeApplied(database);
        }, isWhole: false);
    }

    [Fact]
    public async Task Dev_finishes_at_the_next_run()
    {
        await Baseline();
        await Repeatedly("migrate dev --name more", () => Folder().With("migrations/1_init/migration.sql", First),
            async (folder, database) =>
            {
                var (exitCode, error) = await CliProcess.Run(folder, "migrate dev --name more");
                exitCode.ShouldBe(0, error);
                Directory.GetDirectories(folder["migrations"], "*_more").Length.ShouldBe(1);
                await ShouldBeNew(database);
                (await database.Scalar("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND "
                    + "rolled_back_at IS NULL")).ShouldBe(2L);
                (await CliProcess.Run(folder, "migrate status --drift")).ExitCode.ShouldBe(0);
            });
    }

    [Fact]
    public async Task Squash_loses_nothing_and_finishes_at_the_next_run()
    {
        await _template.Execute("DROP TABLE \"Item\", \"Log\"");
        await Repeatedly("migrate squash", () =>
        {
            var folder = Folder();
            for (var i = 10; i < 40; i++)
                folder.With($"migrations/{i}_t/migration.sql", $"CREATE TABLE t{i} (id INTEGER NOT NULL PRIMARY KEY);");
            return folder;
        }, async (folder, database) =>
        {
            if (Names(folder) is not ["39_squashed"])
                (await CliProcess.Run(folder, "migrate squash")).ExitCode.ShouldBe(0);
            Names(folder).ShouldBe(["39_squashed"]);
            (await CliProcess.Run(folder, "migrate deploy")).ExitCode.ShouldBe(0);
            (await database.Scalar("SELECT count(*) FROM pg_tables WHERE tablename ~ '^t[0-9]+$'")).ShouldBe(30L);
        }, isWhole: false);

        static string[] Names(CliFolder folder) => [.. Directory.GetDirectories(folder["migrations"])
            .Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.'))];
    }

    [Fact]
    public async Task Deploy_goes_on_after_the_server_went_away()
    {
        await using var server = await PostgreSqlServer.StartOwn();
        var random = new Random(20261130);
        var whole = TimeSpan.Zero;
        for (var moment = 0; moment <= CliProcess.Kills / 2; moment++)
        {
            await using var database = new PostgreSqlTestDatabase(server.Url, $"m{moment}");
            using var folder = Pending();
            Directory.Move(folder["migrations/2_more"], folder["later"]);
            folder.Variables["DATABASE_URL"] = database.Url;
            (await CliProcess.Run(folder, "migrate deploy")).ExitCode.ShouldBe(0);
            await database.Execute($"INSERT INTO \"Item\" (\"n\") SELECT i FROM generate_series(1, {Rows}) i;");
            Directory.Move(folder["later"], folder["migrations/2_more"]);

            var watch = Stopwatch.StartNew();
            var run = CliProcess.Run(folder, "migrate deploy");
            if (moment == 0)
            {
                (await run).ExitCode.ShouldBe(0);
                whole = watch.Elapsed;
            }
            else
            {
                await Task.Delay(whole * (0.3 + 0.7 * random.NextDouble()), TestContext.Current.CancellationToken);
                await server.Crash();
                var (exitCode, error) = await run;
                if (exitCode != 0) error.ShouldContain("error P");
                (exitCode, error) = await CliProcess.Run(folder, "migrate deploy");
                if (exitCode != 0)
                {
                    // The loss of the connection could not be written down, or was: either way nothing was kept.
                    error.ShouldContain("migrate resolve --rolled-back 2_more");
                    (await database.Scalar(State)).ShouldBe("old");
                    (await CliProcess.Run(folder, "migrate resolve --rolled-back 2_more")).ExitCode.ShouldBe(0);
                    (await CliProcess.Run(folder, "migrate deploy")).ExitCode.ShouldBe(0);
                }
            }

            await ShouldBeApplied(database);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Runs_at_once_apply_each_migration_once(int count)
    {
        await Baseline();
        await using var database = await PostgreSqlServer.CreateDatabase(_template.Name);
        using var folder = Pending();
        folder.Variables["DATABASE_URL"] = database.Url;
        var runs = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => CliProcess.Run(folder, "migrate deploy")));
        runs.ShouldAllBe(run => run.ExitCode == 0);
        await ShouldBeApplied(database);
    }

    private static CliFolder Folder() => new CliFolder().With("schema.prisma", Schema);

    private static CliFolder Pending() => Folder().With("migrations/1_init/migration.sql", First)
        .With("migrations/2_more/migration.sql", Second);

    /// <summary>The template has the first migration.</summary>
    private async Task Baseline()
    {
        using var folder = Folder().With("migrations/1_init/migration.sql", First);
        folder.Variables["DATABASE_URL"] = _template.Url;
        (await folder.Run("migrate", "resolve", "--applied", "1_init")).ShouldExit(0);
    }

    private async Task Repeatedly(string command, Func<CliFolder> make,
        Func<CliFolder, PostgreSqlTestDatabase, Task> repeat, bool isWhole = true)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is killed with a signal.");
        var random = new Random(20261129);
        var whole = TimeSpan.Zero;
        for (var moment = 0; moment <= CliProcess.Kills; moment++)
        {
            await using var database = await PostgreSqlServer.CreateDatabase(_template.Name);
            using var folder = make();
            folder.Variables["DATABASE_URL"] = database.Url;
            if (moment == 0)
            {
                var watch = Stopwatch.StartNew();
                var (exitCode, error) = await CliProcess.Run(folder, command);
                exitCode.ShouldBe(0, error);
                whole = watch.Elapsed;
            }
            // The first third is the start of the process.
            else await CliProcess.Kill(folder, command, whole * (0.3 + 0.7 * random.NextDouble()));

            if (isWhole) (await database.Scalar(State)).ShouldBeOneOf("old", "new");
            await repeat(folder, database);
        }
    }

    private static async Task ShouldBeNew(PostgreSqlTestDatabase database)
    {
        (await database.Scalar(State)).ShouldBe("new");
        (await database.Scalar("SELECT count(*) FROM \"Item\" WHERE n = id")).ShouldBe((long)Rows);
        (await database.Scalar("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).ShouldBe(0L);
    }

    private static async Task ShouldBeApplied(PostgreSqlTestDatabase database)
    {
        await ShouldBeNew(database);
        (await database.Scalar("SELECT count(*) FROM \"Log\"")).ShouldBe(1L);
        (await database.Scalar("SELECT count(*) FROM _prisma_migrations WHERE migration_name = '2_more' AND "
            + "finished_at IS NOT NULL AND rolled_back_at IS NULL")).ShouldBe(1L);
    }
}
