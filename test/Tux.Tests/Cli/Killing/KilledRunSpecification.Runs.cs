using System.Data.Common;
using System.Diagnostics;

namespace Tux.Tests.Cli;

public abstract partial class KilledRunSpecification
{
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

    /// <summary>Starts the command, and returns when it has said which database it works on.</summary>
    private static Task<Process> Start(TuxFolder tux, bool isProduction)
        => Start(tux, isProduction ? ["--prod", "db", "migrate"] : ["db", "migrate"]);

    /// <inheritdoc cref="Start(TuxFolder, bool)"/>
    private static async Task<Process> Start(TuxFolder tux, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = tux["."], RedirectStandardError = true,
            RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Tux.Cli.TuxProgram).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
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
        while (!process.HasExited
            && await Count(connection, $"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{migration}'")
                == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    private async Task<DbConnection> Open(string url)
    {
        var connection = Connect(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private async Task<bool> HasTable(DbConnection connection, string table) =>
        await Count(connection, $"SELECT count(*) FROM {TablesNamed(table)}") > 0;

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
}
