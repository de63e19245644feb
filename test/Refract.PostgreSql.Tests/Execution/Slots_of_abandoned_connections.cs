using System.Data;
using System.Diagnostics;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>A pool of one whose connection was left behind, because it did not answer in time, serves the next caller all the same.</summary>
public sealed class Slots_of_abandoned_connections : PostgresTest
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Call_on_a_healed_link_works_within_its_own_limit(bool inTransaction, bool onlyNew)
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = new PostgreSqlDatabase(
            DatabaseUrl.Parse(proxy.Url + "?application_name=frozen&connection_limit=1"), new RefractOptions());
        await db.Int("SELECT 1");
        var transaction = inTransaction ? await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct) : null;
        if (transaction is not null) await transaction.Int("SELECT 1");
        proxy.Freeze();
        using var cancel = new CancellationTokenSource(s_limit);
        await Should.ThrowAsync<OperationCanceledException>(() => Select((SqlRunner?)transaction ?? db, cancel.Token));
        if (transaction is not null) await transaction.DisposeAsync();
        if (onlyNew) proxy.ThawForNew();
        else proxy.Thaw();
        await Next(db);
    }

    [Fact]
    public async Task Call_after_a_rollback_that_was_left_behind_works_within_its_own_limit()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = new PostgreSqlDatabase(
            DatabaseUrl.Parse(proxy.Url + "?application_name=frozen&connection_limit=1"), new RefractOptions());
        var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Int("SELECT 1");
        proxy.Freeze();
        await transaction.DisposeAsync();
        proxy.ThawForNew();
        await Next(db);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_beside_a_server_process_that_does_not_answer_works_within_its_own_limit(bool byUrl)
    {
        await using var server = await PostgresServer.StartOwn();
        await using var db = new PostgreSqlDatabase(
            DatabaseUrl.Parse(server.Url + "?connection_limit=1" + (byUrl ? "&socket_timeout=1" : "")), new RefractOptions());
        var process = await db.Int("SELECT pg_backend_pid()");
        Signal("STOP", process);
        try
        {
            using var cancel = new CancellationTokenSource(s_limit);
            if (byUrl) (await Fails(() => Select(db, default))).Code.ShouldBe("P1008");
            else await Should.ThrowAsync<OperationCanceledException>(() => Select(db, cancel.Token));
            await Next(db);
        }
        finally
        {
            Signal("CONT", process);
        }
    }

    [Fact]
    public async Task Write_that_still_waited_for_a_connection_when_its_caller_left_is_never_sent()
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        await using var db = Open("?connection_limit=1&socket_timeout=1&pool_timeout=60");
        var held = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await held.Int("SELECT 1");
        var error = await Fails(() => db.Execute("INSERT INTO t VALUES (1)"));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(("P1008", true, false));
        await held.DisposeAsync();
        // Would be behind the write, if that still came.
        (await db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
        await Task.Delay(300, Ct);
        (await Db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    private static async Task Next(PostgreSqlDatabase db)
    {
        var started = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        (await Select(db, limit.Token)).ShouldBe(1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
    }

    private static Task<int> Select(SqlRunner runner, CancellationToken ct) =>
        runner.Run(Statement("SELECT 1"), new ScalarResult<int>(row => row.Int(0)), ct).AsTask();

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }
}
