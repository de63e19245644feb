using System.Diagnostics;
using System.Globalization;
using Refract.Testing;

namespace Refract.Sqlite.Tests.Execution;

/// <summary>A process that is killed in the middle of many small writes loses none that it reported as done.</summary>
public sealed class Writes_that_are_killed : SqliteTest
{
    private const string Variable = "REFRACT_TEST_KILLED_WRITER";

    [Fact]
    public async Task All_writes_that_were_reported_are_there()
    {
        await Db.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, worker INTEGER, note TEXT)");
        for (var round = 0; round < 3; round++)
        {
            var ledger = File + $".{round}.ledger";
            using var writer = Start(ledger);
            while (!writer.HasExited
                && (!System.IO.File.Exists(ledger) || new FileInfo(ledger).Length < 4000 + 1000 * round))
                await Task.Delay(5, Ct);
            writer.HasExited.ShouldBeFalse();
            writer.Kill();
            await writer.WaitForExitAsync(Ct);

            var reported = (await System.IO.File.ReadAllTextAsync(ledger, Ct)).Split('\n')[..^1];
            reported.Length.ShouldBeGreaterThan(100);
            var there = (await Db.Run(SqlRunnerExtensions.Statement("SELECT id FROM t"),
                new ListResult<int>(row => row.Int(0)), Ct)).ToHashSet();
            reported.Where(id => !there.Contains(int.Parse(id, CultureInfo.InvariantCulture))).ShouldBeEmpty();
            (await Db.Text("PRAGMA integrity_check")).ShouldBe("ok");
        }
    }

    /// <summary>What the killed process runs: it is started by the test above.</summary>
    [Fact(Explicit = true)]
    public async Task Write_until_killed()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } given) return;
        var (file, ledgerFile) = (given.Split('|')[0], given.Split('|')[1]);
        var db = OpenUrl("file:" + file);
        // Without a buffer: a line that was written is kept when the process dies.
        await using var ledger = new FileStream(ledgerFile, FileMode.Create, FileAccess.Write, FileShare.Read,
            bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            while (true)
            {
                var id = worker == 0
                    ? await db.Int($"INSERT INTO t (worker, note) VALUES ({worker}, 'x') RETURNING id")
                    : await InTransaction(worker);
                var line = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}\n"));
                lock (ledger) ledger.Write(line);
            }
        })));

        async Task<int> InTransaction(int worker)
        {
            await using var transaction = await db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null,
                CancellationToken.None);
            var id = await transaction.Int($"INSERT INTO t (worker, note) VALUES ({worker}, 'x') RETURNING id");
            await transaction.Execute($"UPDATE t SET note = 'y' WHERE id = {id}");
            await transaction.Commit(CancellationToken.None);
            return id;
        }
    }

    private Process Start(string ledger)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { [Variable] = File + "|" + ledger } };
        foreach (var argument in new[] { "exec", typeof(Writes_that_are_killed).Assembly.Location, "-explicit", "only",
            "-method", "*.Write_until_killed" })
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
