using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tux.Tests.Cli;

/// <summary>
/// A real <c>tux db migrate</c> process is killed at many moments while it works through slow migrations. Nothing may be lost, the history must tell
/// the truth, and whoever follows the advice of the next run must arrive at a database with every migration applied once.
/// </summary>
public abstract partial class KilledRunSpecification
{
    /// <summary>How many runs are killed, each at a moment of its own.</summary>
    private const int Moments = 20;

    /// <summary>The first ones are spread over the whole run, start and end included; the others fall into the slow migrations in turn.</summary>
    private const int MomentsByTheClock = 5;

    private const int SlowMigrations = 3;

    /// <summary>Rows of the table that every slow migration makes.</summary>
    private const int StepRows = 10;

    [Fact]
    public async Task Nothing_is_lost_and_the_next_run_says_how_to_go_on()
    {
        var length = await LengthOfAWholeRun();
        var outcomes = new Outcome[Moments];
        await Parallel.ForAsync(0, Moments, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (moment, _) => outcomes[moment] = await KillAndRecover(moment, length, isProduction: moment % 4 != 1));

        // Where the kills fall depends on the machine. Were few of them in the middle of a migration, the test would prove little.
        outcomes.Count(outcome => outcome is Outcome.CutOff).ShouldBeGreaterThan(3, string.Join(", ", outcomes));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", outcomes));
    }

    /// <summary>A migration that takes a noticeable time between its first and its last statement.</summary>
    protected abstract string SlowStatement { get; }

    /// <summary>The migrations' folder, below <c>prisma</c>.</summary>
    protected abstract string Folder { get; }

    /// <summary>A new database that has the bot's tables and its history, as <c>tux db migrate</c> makes them. Answers its URL.</summary>
    protected abstract Task<string> Prepare(TuxFolder tux);

    /// <summary>What to select from to count the tables of a name.</summary>
    protected abstract string TablesNamed(string table);

    /// <summary>A closed connection to it, past all of our own code.</summary>
    protected abstract DbConnection Connect(string url);

    /// <summary>Waits until the database has seen that the killed process is gone.</summary>
    protected abstract Task Settle(DbConnection connection);

    private static string NameOf(int step) => $"2099010100000{step}_step_{step}";

    private static string TableOf(int step) => $"step_{step}";

    private async Task<TimeSpan> LengthOfAWholeRun()
    {
        using var tux = new TuxFolder(withMigrations: true);
        var url = await Begin(tux);
        using var process = await Start(tux, isProduction: false);
        var begun = Stopwatch.GetTimestamp();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await ShouldBeWhole(url, tries: 1);
        return Stopwatch.GetElapsedTime(begun);
    }

    private async Task<Outcome> KillAndRecover(int moment, TimeSpan length, bool isProduction)
    {
        using var tux = new TuxFolder(withMigrations: true);
        var url = await Begin(tux);
        using (var process = await Start(tux, isProduction))
        {
            if (moment >= MomentsByTheClock) await Until(NameOf(1 + moment % SlowMigrations), url, process);
            var delay = moment < MomentsByTheClock ? length * moment / (MomentsByTheClock - 1) : TimeSpan.FromMilliseconds(10 * (moment - MomentsByTheClock));
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (applied, begun) = await ShouldTellTheTruth(url);
        var flag = isProduction ? "--prod " : "";
        var next = await tux.Run(flag + "db migrate");
        if (begun == 0) next.ShouldExit(0);
        else await FollowTheAdvice(next, tux, url, flag);

        (await tux.Run(flag + "db migrate")).ShouldExit(0);
        await ShouldBeWhole(url, tries: begun + 1);
        return begun > 0 ? Outcome.CutOff : applied == 0 ? Outcome.Before : applied < SlowMigrations ? Outcome.Between : Outcome.After;
    }

    private async Task FollowTheAdvice(TuxRun run, TuxFolder tux, string url, string flag)
    {
        run.ShouldExit(flag.Length > 0 ? 2 : 3);
        var offers = Offer().Matches(run.Error).Select(match => (Command: match.Groups[1].Value, Flag: match.Groups[2].Value, Name: match.Groups[3].Value)).ToArray();
        offers.ShouldNotBeEmpty(run.Error);
        var name = offers[0].Name;
        offers.ShouldAllBe(offer => offer.Name == name);

        // "Look whether its changes are in the database."
        var isThere = await HasTable(url, TableOf(name[^1] - '0'));
        var offer = offers.SingleOrDefault(candidate => candidate.Flag == (isThere ? "applied" : "rolled-back"));
        offer.Command.ShouldNotBeNull($"{name} is {(isThere ? "" : "not ")}in the database, and this does not help:\n{run.Error}");
        offer.Command.StartsWith("tux " + flag, StringComparison.Ordinal).ShouldBeTrue(offer.Command);
        (await tux.Run(offer.Command["tux ".Length..])).ShouldExit(0);
        (await tux.Run(flag + "db migrate")).ShouldExit(0);
    }

    private async Task<string> Begin(TuxFolder tux)
    {
        var url = await Prepare(tux);
        tux.Variables["DEV_DATABASE_URL"] = tux.Variables["PROD_DATABASE_URL"] = url;
        await using var connection = await Open(url);
        await Execute(connection, "INSERT INTO \"Guild\"(guild_id, case_count) VALUES (1, 100), (2, 200), (3, 300)");
        for (var step = 1; step <= SlowMigrations; step++)
            tux.Write($"prisma/{Folder}/{NameOf(step)}/migration.sql", $"""
                CREATE TABLE "{TableOf(step)}" ("n" INTEGER NOT NULL PRIMARY KEY);
                UPDATE "Guild" SET case_count = case_count + 1;
                {SlowStatement}
                INSERT INTO "{TableOf(step)}" WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {StepRows}) SELECT n FROM c;
                """);
        return url;
    }

    /// <summary>Starts the command, and answers when it has said which database it works on.</summary>
    private static async Task<Process> Start(TuxFolder tux, bool isProduction)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = tux["."], RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Tux.Cli.TuxProgram).Assembly.Location);
        foreach (var argument in isProduction ? ["--prod", "db", "migrate"] : new[] { "db", "migrate" }) start.ArgumentList.Add(argument);
        foreach (var (name, value) in tux.Variables) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith("Database: ", StringComparison.Ordinal))
                break;
        return process;
    }

    /// <summary>Waits until a migration is begun, or the run has ended.</summary>
    private async Task Until(string migration, string url, Process process)
    {
        await using var connection = await Open(url);
        while (!process.HasExited && await Count(connection, $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{migration}'") == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    /// <summary>What the history calls applied is there, what it does not know is not. Answers how many slow migrations are applied, and begun.</summary>
    private async Task<(int Applied, int Begun)> ShouldTellTheTruth(string url)
    {
        await using var connection = await Open(url);
        await Settle(connection);
        var (applied, begun) = (0, 0);
        for (var step = 1; step <= SlowMigrations; step++)
        {
            var known = await Count(connection, $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}'");
            var finished = await Count(connection, $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}' AND finished_at IS NOT NULL");
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
            (await Count(connection, $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}' AND finished_at IS NOT NULL")).ShouldBe(1);
            (await Count(connection, $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{NameOf(step)}'")).ShouldBeLessThanOrEqualTo(tries);
        }

        // Each migration has run once on every row that was there: no more, no less.
        (await Count(connection, "SELECT count(*) FROM \"Guild\"")).ShouldBe(3);
        (await Count(connection, "SELECT CAST(sum(case_count) AS BIGINT) FROM \"Guild\"")).ShouldBe(600 + 3 * SlowMigrations);
    }

    private async Task<DbConnection> Open(string url)
    {
        var connection = Connect(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private async Task<bool> HasTable(string url, string table)
    {
        await using var connection = await Open(url);
        return await HasTable(connection, table);
    }

    private async Task<bool> HasTable(DbConnection connection, string table) => await Count(connection, $"SELECT count(*) FROM {TablesNamed(table)}") > 0;

    protected static async Task<long> Count(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    protected static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"(tux (?:--prod )?db resolve --(applied|rolled-back) (\d{14}_\w+))")]
    private static partial Regex Offer();

    private enum Outcome
    {
        Before,
        CutOff,
        Between,
        After,
    }
}
