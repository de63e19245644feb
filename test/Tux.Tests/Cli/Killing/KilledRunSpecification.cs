using System.Data.Common;
using System.Diagnostics;

namespace Tux.Tests.Cli;

/// <summary>
/// Real <c>tux</c> processes are killed at many moments. Nothing may be lost, the history must tell the truth, and the
/// next run must arrive at a database with every migration applied once, ask nobody, and leave nothing behind.
/// <c>REFRACT_KILL_MOMENTS</c> sets how many runs are killed.
/// </summary>
public abstract partial class KilledRunSpecification
{
    /// <summary>How many runs are killed, each at a moment of its own.</summary>
    private static readonly int s_moments = int.TryParse(Environment.GetEnvironmentVariable("REFRACT_KILL_MOMENTS"),
        out var moments) ? moments : 12;

    /// <summary>How many runs of each other command are killed, at random moments.</summary>
    private static readonly int s_otherMoments =
        Environment.GetEnvironmentVariable("REFRACT_KILL_MOMENTS") is null ? 6 : s_moments;

    /// <summary>
    /// The first ones are spread over the whole run, start and end included; the others fall into the slow migrations
    /// in turn.
    /// </summary>
    private const int MomentsByTheClock = 5;

    private const int SlowMigrations = 3;

    /// <summary>Rows of the table that every slow migration makes.</summary>
    private const int StepRows = 10;

    /// <summary>Rows of the table that a push or a new migration changes.</summary>
    private const int ChangedRows = 20_000;

    [Fact]
    public async Task Nothing_is_lost_and_the_next_run_goes_on()
    {
        var length = await LengthOfAWholeRun();
        var outcomes = new Outcome[s_moments];
        await Parallel.ForAsync(0, s_moments,
            new ParallelOptions { MaxDegreeOfParallelism = 4,
                CancellationToken = TestContext.Current.CancellationToken },
            async (moment, _) =>
                outcomes[moment] = await KillAndRecover(moment, length, isProduction: moment % 4 != 1));

        // Where the kills fall depends on the machine. If none fell in the middle of the migrations, the test would
        // prove nothing.
        outcomes.Count(outcome => outcome is Outcome.CutOff or Outcome.Between)
            .ShouldBeGreaterThan(1, string.Join(", ", outcomes));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", outcomes));
    }

    /// <summary>
    /// Push, and a new migration: most of their time goes into the shadow database and the comparison.
    /// </summary>
    [Theory]
    [InlineData("db push")]
    [InlineData("db migrate --name extra")]
    public async Task The_next_run_finishes_and_nothing_is_left_behind(string command)
    {
        var random = new Random(20261129);
        var length = TimeSpan.Zero;
        for (var kill = 0; kill <= s_otherMoments; kill++)
        {
            using var tux = new TuxFolder(withMigrations: true);
            var url = await Prepare(tux);
            tux.Variables["DEV_DATABASE_URL"] = url;
            await ChangeTheSchema(tux, url);
            var migrations = Directory.GetDirectories(tux["prisma/" + Folder]).Length;
            var moment = length * random.NextDouble();
            using (var process = await Start(tux, command.Split(' ')))
            {
                var begun = Stopwatch.GetTimestamp();
                if (kill > 0)
                {
                    await Task.Delay(moment, TestContext.Current.CancellationToken);
                    process.Kill();
                }
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                if (kill == 0) length = Stopwatch.GetElapsedTime(begun);
            }

            (await tux.Run(command)).ShouldExit(0);
            (await tux.Run(command)).ShouldExit(0);
            await using var connection = await Open(url);
            await ShouldHaveTheChange(connection);
            (await Count(connection,
                "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND migration_name "
                    + "LIKE '%extra'"))
                .ShouldBe(command == "db push" ? 0 : 1);
            Directory.GetDirectories(tux["prisma/" + Folder]).Length.ShouldBe(
                migrations + (command == "db push" ? 0 : 1));
            (await Leftovers(tux, connection)).ShouldBeEmpty($"{command}, killed after {moment.TotalMilliseconds} ms");
        }
    }

    /// <summary>
    /// Another table, and another default of a table with rows, which on SQLite is rebuilt for it.
    /// </summary>
    private async Task ChangeTheSchema(TuxFolder tux, string url)
    {
        const string Guild = "prisma/schema/guild/guild.prisma";
        const string Had = "case_count      BigInt    @default(0)";
        var guild = await File.ReadAllTextAsync(tux[Guild], TestContext.Current.CancellationToken);
        guild.ShouldContain(Had);
        tux.Write(Guild,
            guild.Replace(Had, Had.Replace("(0)", "(7)", StringComparison.Ordinal), StringComparison.Ordinal));
        tux.Write("prisma/schema/extra.prisma", "model Extra {\n  id Int @id\n  text String @unique\n}\n");
        await using var connection = await Open(url);
        await Execute(connection, "INSERT INTO \"Guild\"(guild_id, case_count) "
            + $"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {ChangedRows}) "
            + "SELECT n, n FROM c");
    }

    private static async Task ShouldHaveTheChange(DbConnection connection)
    {
        (await Count(connection, "SELECT count(*) FROM \"Extra\"")).ShouldBe(0);
        (await Count(connection, "SELECT count(*) FROM \"Guild\" WHERE guild_id = case_count")).ShouldBe(ChangedRows);
        await Execute(connection, "INSERT INTO \"Guild\"(guild_id) VALUES (0)");
        (await Count(connection, "SELECT case_count FROM \"Guild\" WHERE guild_id = 0")).ShouldBe(7);
    }

    /// <summary>What killed runs may have left behind: scratch databases, locks and files.</summary>
    protected abstract Task<IReadOnlyList<string>> Leftovers(TuxFolder tux, DbConnection connection);

    /// <summary>A migration that takes a noticeable time between its first and its last statement.</summary>
    protected abstract string SlowStatement { get; }

    /// <summary>The migrations' folder, below <c>prisma</c>.</summary>
    protected abstract string Folder { get; }

    /// <summary>
    /// A new database that has the bot's tables and its history, as <c>tux db migrate</c> makes them. Returns its URL.
    /// </summary>
    protected abstract Task<string> Prepare(TuxFolder tux);

    /// <summary>What to select from to count the tables of a name.</summary>
    protected abstract string TablesNamed(string table);

    /// <summary>A closed connection to it, past all of our own code.</summary>
    protected abstract DbConnection Connect(string url);

    /// <summary>Waits until the database has seen that the killed process is gone.</summary>
    protected abstract Task Settle(DbConnection connection);

    private async Task<Outcome> KillAndRecover(int moment, TimeSpan length, bool isProduction)
    {
        using var tux = new TuxFolder(withMigrations: true);
        var url = await Begin(tux);
        using (var process = await Start(tux, isProduction))
        {
            if (moment >= MomentsByTheClock) await Until(NameOf(1 + moment % SlowMigrations), url, process);
            var delay = moment < MomentsByTheClock
                ? length * moment / (MomentsByTheClock - 1)
                : TimeSpan.FromMilliseconds(10 * (moment - MomentsByTheClock));
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (applied, begun) = await ShouldTellTheTruth(url);
        var flag = isProduction ? "--prod " : "";
        (await tux.Run(flag + "db migrate")).ShouldExit(0);
        (await tux.Run(flag + "db migrate")).ShouldExit(0);
        await ShouldBeWhole(url, tries: begun + 1);
        await using (var connection = await Open(url))
            (await Leftovers(tux, connection)).ShouldBeEmpty($"moment {moment}");
        return begun > 0
            ? Outcome.CutOff
            : applied == 0 ? Outcome.Before : applied < SlowMigrations ? Outcome.Between : Outcome.After;
    }

    /// <summary>
    /// What the history calls applied is there, what it does not know is not. Returns how many slow migrations are
    /// applied, and begun.
    /// </summary>
    private async Task<(int Applied, int Begun)> ShouldTellTheTruth(string url)
    {
        await using var connection = await Open(url);
        await Settle(connection);
        var (applied, begun) = (0, 0);
        for (var step = 1; step <= SlowMigrations; step++)
        {
            var known = await Count(connection,
                $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}'");
            var finished = await Count(connection,
                $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}' AND "
                    + "finished_at IS NOT NULL");
            var isThere = await HasTable(connection, TableOf(step));
            if (finished > 0) isThere.ShouldBeTrue(NameOf(step));
            if (known == 0) isThere.ShouldBeFalse(NameOf(step));
            if (isThere) (await Count(connection, $"SELECT count(*) FROM \"{TableOf(step)}\"")).ShouldBe(StepRows);
            (applied, begun) = (applied + (int)finished, begun + (int)(known - finished));
        }

        begun.ShouldBeLessThanOrEqualTo(1);
        (await Count(connection, "SELECT count(*) FROM \"Guild\"")).ShouldBe(3);
        return (applied, begun);
    }

    private async Task ShouldBeWhole(string url, int tries)
    {
        await using var connection = await Open(url);
        for (var step = 1; step <= SlowMigrations; step++)
        {
            (await Count(connection, $"SELECT count(*) FROM \"{TableOf(step)}\"")).ShouldBe(StepRows);
            (await Count(connection,
                $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}' AND "
                    + "finished_at IS NOT NULL")).ShouldBe(1);
            (await Count(connection,
                "SELECT count(*) FROM _prisma_migrations WHERE migration_name = "
                    + $"'{NameOf(step)}'")).ShouldBeLessThanOrEqualTo(tries);
        }

        // Each migration has run once on every row that was there: no more, no less.
        (await Count(connection, "SELECT count(*) FROM \"Guild\"")).ShouldBe(3);
        (await Count(connection, "SELECT CAST(sum(case_count) AS BIGINT) FROM \"Guild\"")).ShouldBe(
            600 + 3 * SlowMigrations);
    }

    private enum Outcome
    {
        Before,
        CutOff,
        Between,
        After,
    }
}
