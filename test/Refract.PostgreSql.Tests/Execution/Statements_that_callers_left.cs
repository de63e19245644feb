using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>The server ends a statement whose connection was closed, also when it lost the cancellation.</summary>
public sealed class Statements_that_callers_left : PostgreSqlTest
{
    private const string Interval = "SELECT current_setting('client_connection_check_interval')";

    [Fact]
    public async Task Session_looks_for_its_client_also_after_it_was_reset()
    {
        await using var db = Open("?connection_limit=1");
        (await db.Text(Interval)).ShouldBe("1s");
        await Change(db, "RESET ALL");
        (await db.Text(Interval)).ShouldBe("1s");
        await using (var transaction = await db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct))
        {
            await Change(transaction, "SET client_connection_check_interval = '7s'");
            await transaction.Commit(Ct);
        }

        (await db.Text(Interval)).ShouldBe("1s");
    }

    [Theory]
    [InlineData("3s", "3s")]
    [InlineData("0", "0")]
    public async Task Setting_of_the_URL_is_kept(string given, string kept)
    {
        await using var db = Open(
            $"?connection_limit=1&options=-c%20client_connection_check_interval%3D{given}");
        (await db.Text(Interval)).ShouldBe(kept);
        await Change(db, "RESET ALL");
        (await db.Text(Interval)).ShouldBe(kept);
    }

    [Fact]
    public async Task Setting_of_the_database_is_kept()
    {
        await Db.Execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET client_connection_check_interval = 5000', "
            + "current_database()); END $$");
        await using var db = Open("?connection_limit=1");
        (await db.Text(Interval)).ShouldBe("5s");
        await Change(db, "RESET ALL");
        (await db.Text(Interval)).ShouldBe("5s");
    }

    [Theory]
    [InlineData("reads")]
    [InlineData("writes")]
    public async Task Statement_ends_soon_after_its_connection_was_cut(string kind)
    {
        await Db.Execute("CREATE TABLE t (n bigint)");
        await using var proxy = new TcpProxy(Url);
        await using var db = new PostgreSqlDatabase(
            Relational.DatabaseUrl.Parse(proxy.Url + "?application_name=cut"), new RefractOptions());
        var running = db.Execute(kind == "reads" ? "SELECT count(*) FROM generate_series(1, 1000000000)"
            : "INSERT INTO t SELECT n FROM generate_series(1, 1000000000) AS n");
        while (await Working() == 0) await Task.Delay(20, Ct);
        await proxy.DisposeAsync();
        (await Fails(() => running)).Code.ShouldBe("P1017");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        enough.CancelAfter(TimeSpan.FromSeconds(60));
        while (await Working() > 0) await Task.Delay(50, enough.Token);
        (await Db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    /// <summary>
    /// Every call is cancelled at another moment of its beginning: while the server plans and compiles, a cancellation
    /// is lost.
    /// </summary>
    [Fact]
    public async Task No_statement_goes_on_that_was_cancelled_at_its_beginning()
    {
        await using var db = Open("?application_name=cut&connection_limit=8");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(n * 15));
            await Should.ThrowAsync<OperationCanceledException>(() => db.Run(
                Statement("SELECT count(*)::int FROM generate_series(1, 1000000000)"),
                new ScalarResult<int>(row => row.Int(0)), cancel.Token).AsTask());
        }));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        enough.CancelAfter(TimeSpan.FromSeconds(60));
        while (await Working() > 0) await Task.Delay(50, enough.Token);
    }

    /// <summary>Runs raw SQL, after which the session is reset.</summary>
    private static Task Change(SqlRunner runner, string sql) => runner.Run(
        new SqlStatement(new StatementText(sql) { ReturnsRows = false, TouchesSession = true }, [], 0),
        new ScalarResult<int>(row => row.Int(0)), Ct).AsTask();

    private Task<int> Working() => Db.Int("SELECT count(*)::int FROM pg_stat_activity WHERE state = 'active'"
        + " AND application_name = 'cut' AND datname = current_database()");
}
