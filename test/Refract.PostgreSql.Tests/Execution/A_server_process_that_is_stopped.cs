using System.Data;
using System.Diagnostics;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>
/// The server's process of a connection is stopped (SIGSTOP) while it runs a statement: the socket stays open, and
/// neither the statement nor a cancellation of it is answered until the process goes on.
/// </summary>
public abstract class A_server_process_that_is_stopped(string rows) : IAsyncLifetime
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <summary>The limit, the grace, and what a busy machine takes.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly HashSet<int> _stopped = [];
    private PostgreSqlProcess? _server;
    private PostgreSqlDatabase? _admin;

    private string Long => $"SELECT count(*)::int /* long */ FROM {rows}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A server of the test's own runs on this machine, so its processes can be stopped.
        _server = await PostgreSqlServer.StartOwn();
        _admin = new PostgreSqlDatabase(
            DatabaseUrl.Parse(_server.Url + "?application_name=admin"), new RefractOptions());
        await _admin.Execute("CREATE TABLE t (id integer)");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // A stopped process would hold up the end of the server.
        foreach (var process in _stopped) Signal("CONT", process);
        if (_admin is not null) await _admin.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("token", 1), InlineData("token", 10), InlineData("url", 1), InlineData("url", 10)]
    public async Task Statement_returns_within_the_grace_and_the_pool_recovers(string by, int connections)
    {
        await using var db = Client($"&connection_limit={connections}{(by == "url" ? "&socket_timeout=1" : "")}");
        using var cancel = new CancellationTokenSource();
        Task<int> running;
        int process;
        do
        {
            running = Run(db, Long, by == "token" ? cancel.Token : default);
            process = await Stop(running);
        }
        while (process == 0);

        var began = Stopwatch.GetTimestamp();
        if (by == "token")
        {
            cancel.CancelAfter(s_limit);
            await Should.ThrowAsync<OperationCanceledException>(running);
        }
        else (await Should.ThrowAsync<RefractException>(running)).Code.ShouldBe("P1008");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(s_longest);
        await Works(db);
        await GoesOn(db, process, connections);
    }

    [Fact]
    public async Task Write_whose_process_is_stopped_has_an_unknown_outcome()
    {
        await using var db = Client("&connection_limit=1");
        using var cancel = new CancellationTokenSource();
        var running = Run(db, $"INSERT INTO t SELECT 1 /* long */ FROM {rows} RETURNING id", cancel.Token,
            isWrite: true);
        var process = await Stop();
        var began = Stopwatch.GetTimestamp();
        cancel.CancelAfter(s_limit);
        var error = await Should.ThrowAsync<RefractException>(running);
        (error.Code, error.IsOutcomeUnknown, error.IsTransient).ShouldBe(("P1008", true, false));
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(s_longest);
        await GoesOn(db, process, 1);
        // The cancellation was waiting for the process, so the write was undone after all.
        (await _admin!.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    [Fact]
    public async Task Transaction_ends_within_the_grace_and_keeps_nothing()
    {
        await using var db = Client("&connection_limit=1");
        using var cancel = new CancellationTokenSource();
        var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        var running = Run(transaction, Long, cancel.Token);
        var process = await Stop();
        var began = Stopwatch.GetTimestamp();
        cancel.CancelAfter(s_limit);
        await Should.ThrowAsync<OperationCanceledException>(running);
        transaction.IsEnded.ShouldBeTrue();
        await transaction.DisposeAsync();
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(s_longest);
        await Works(db);
        await GoesOn(db, process, 1);
        (await _admin!.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    private PostgreSqlDatabase Client(string query) =>
        new(DatabaseUrl.Parse(_server!.Url + "?application_name=stopped" + query), new RefractOptions());

    /// <summary>
    /// Stops the process that runs the long statement, once it does. 0 when the statement met its limit before it was
    /// seen, as happens on a busy machine.
    /// </summary>
    private async Task<int> Stop(Task? running = null)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        enough.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var process = await _admin!.Run(
                Statement("SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE application_name = 'stopped' "
                    + "AND state = 'active' AND query LIKE '%/* long */%'"),
                new ScalarResult<int>(row => row.Int(0)), enough.Token);
            if (process != 0)
            {
                _stopped.Add(process);
                Signal("STOP", process);
                return process;
            }

            if (running is { IsFaulted: true }) return 0;
            await Task.Delay(10, enough.Token);
        }
    }

    /// <summary>Beside the process that is still stopped, the pool serves.</summary>
    private static async Task Works(PostgreSqlDatabase db)
    {
        using var limit = new CancellationTokenSource(s_longest);
        (await Run(db, "SELECT 1", limit.Token)).ShouldBe(1);
    }

    /// <summary>After the process went on, no session is left at work, and all connections can be had.</summary>
    private async Task GoesOn(PostgreSqlDatabase db, int process, int connections)
    {
        Signal("CONT", process);
        _stopped.Remove(process);
        var held = new List<SqlTransaction>();
        for (var i = 0; i < connections; i++)
        {
            held.Add(await db.BeginTransaction(IsolationLevel.Unspecified, TimeSpan.FromSeconds(60), Ct));
            (await held[^1].Int("SELECT 1")).ShouldBe(1);
        }

        foreach (var transaction in held) await transaction.DisposeAsync();
        const string busy = "SELECT coalesce(string_agg(pid || ' ' || state || ' ' || query, '; '), '') FROM "
            + "pg_stat_activity WHERE application_name = 'stopped' AND state <> 'idle'";
        var began = Stopwatch.GetTimestamp();
        string? left;
        while ((left = await _admin!.Text(busy)) != "" && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60))
            await Task.Delay(20, Ct);
        left.ShouldBeEmpty($"{process} had been stopped");
    }

    private static Task<int> Run(SqlRunner runner, string sql, CancellationToken ct, bool isWrite = false) =>
        runner.Run(new SqlStatement(new StatementText(sql) { IsWrite = isWrite }, [], 0),
            new ScalarResult<int>(row => row.Int(0)), ct).AsTask();

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }
}

/// <summary>It waits: for a lock, a disk, or as here for nothing.</summary>
public sealed class A_server_process_that_is_stopped_while_it_waits()
    : A_server_process_that_is_stopped("pg_sleep(600)");

/// <summary>It computes, and neither reads from its socket nor writes to it.</summary>
public sealed class A_server_process_that_is_stopped_while_it_computes()
    : A_server_process_that_is_stopped("generate_series(1, 1000000000)");
