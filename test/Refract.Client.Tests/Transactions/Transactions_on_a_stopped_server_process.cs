using System.Diagnostics;
using Refract.Testing;

namespace Refract.Client.Tests.Transactions;

/// <summary>
/// A transaction's own time limit while the server's process of its connection is stopped (SIGSTOP): the socket stays
/// open, and nothing is answered.
/// </summary>
public sealed class Transactions_on_a_stopped_server_process : IAsyncLifetime
{
    /// <summary>The graces of the statement, the rollback and the callback, and what a busy machine takes.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    /// <summary>Passes when the test says so.</summary>
    private static readonly TransactionOptions s_options = new() { Timeout = TimeSpan.FromHours(1), MaxRetries = 3 };

    private readonly ManualClock _clock = new();
    private readonly TaskCompletionSource<int> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _goesOn;
    private PostgreSqlProcess? _server;
    private TestClient? _admin;
    private TestClient? _db;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TestClient Db => _db!;

    public async ValueTask InitializeAsync()
    {
        // A server of the test's own runs on this machine, so its processes can be stopped.
        _server = await PostgreSqlServer.StartOwn();
        _admin = TestClient.Connect(_server.Url);
        await _admin.Sql.Execute("CREATE TABLE counter (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)");
        await _admin.Sql.Execute("INSERT INTO counter VALUES (1, 0)");
        _db = TestClient.Connect(_server.Url + "?application_name=stopped&connection_limit=1",
            options => options.Clock = _clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // A stopped process would hold up the end of the server.
        if (_stopped.Task.IsCompletedSuccessfully && !_goesOn) Signal("CONT", await _stopped.Task);
        if (_db is not null) await _db.DisposeAsync();
        if (_admin is not null) await _admin.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("statement"), InlineData("no statement"), InlineData("nested statement")]
    public async Task Transaction_whose_time_is_up_returns_and_keeps_nothing(string meanwhile)
    {
        var transaction = Db.Transaction(async (tx, stop) =>
        {
            await Begin(tx);
            await (meanwhile switch
            {
                "statement" => Add(tx),
                "nested statement" => tx.Transaction(Add, ct: Ct),
                _ => Task.Delay(Timeout.Infinite, stop),
            });
        }, s_options, Ct);
        await _stopped.Task;
        var error = await Should.ThrowAsync<TransactionTimeoutException>(() => Passes(transaction));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(("P2028", false, false));
        await GoesOn(0);
    }

    [Fact]
    public async Task Nested_transaction_whose_time_is_up_returns_and_the_outer_one_keeps_nothing()
    {
        Exception? inner = null;
        var transaction = Db.Transaction(async tx =>
        {
            await Begin(tx);
            inner = await Record.ExceptionAsync(() => tx.Transaction(Add, s_options, Ct));
            await Add(tx);
        }, ct: Ct);
        await _stopped.Task;
        (await Should.ThrowAsync<RefractException>(() => Passes(transaction))).Code.ShouldBe("P2028");
        inner.ShouldBeOfType<TransactionTimeoutException>();
        await GoesOn(0);
    }

    [Fact]
    public async Task Commit_of_writes_whose_time_is_up_returns_with_an_unknown_outcome_and_is_not_repeated()
    {
        var runs = 0;
        var transaction = Db.Transaction(async tx =>
        {
            runs++;
            await Begin(tx);
        }, s_options, Ct);
        await IsCommitting();
        var error = await Should.ThrowAsync<RefractException>(() => Passes(transaction));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown, runs).ShouldBe(("P1008", false, true, 1));
        error.Message.ShouldContain("time limit of 3600000 ms passed after its commit had been sent");
        error.Message.ShouldContain("not known");
        // The server had it all the time.
        await GoesOn(1);
    }

    [Fact]
    public async Task Commit_without_writes_whose_time_is_up_returns_and_nothing_was_kept()
    {
        var transaction = Db.Transaction(async tx =>
        {
            await Stop(tx);
            return 1;
        }, s_options, Ct);
        await IsCommitting();
        var error = await Should.ThrowAsync<TransactionTimeoutException>(() => Passes(transaction));
        (error.Callback.IsCompletedSuccessfully, error.IsOutcomeUnknown).ShouldBe((true, false));
        await GoesOn(0);
    }

    [Fact]
    public async Task Commit_that_its_caller_does_not_wait_for_has_an_unknown_outcome()
    {
        using var cancel = new CancellationTokenSource();
        var transaction = Db.Transaction(Begin, s_options, cancel.Token);
        await IsCommitting();
        await cancel.CancelAsync();
        var error = await Should.ThrowAsync<RefractException>(() => transaction.WaitAsync(s_longest, Ct));
        (error.Code, error.IsOutcomeUnknown).ShouldBe(("P1008", true));
        error.Message.ShouldContain("cancelled");
        await GoesOn(1);
    }

    [Fact]
    public async Task Callback_that_fails_does_not_wait_for_the_rollback()
    {
        var transaction = Db.Transaction(async tx =>
        {
            await Begin(tx);
            throw new FormatException();
        }, s_options, Ct);
        await Should.ThrowAsync<FormatException>(() => transaction.WaitAsync(s_longest, Ct));
        await GoesOn(0);
    }

    /// <summary>Writes, and stops the process.</summary>
    private async Task Begin(TestClient tx)
    {
        await Add(tx);
        await Stop(tx);
    }

    private async Task Stop(TestClient tx)
    {
        var process = await tx.Sql.Int("SELECT pg_backend_pid()");
        Signal("STOP", process);
        _stopped.SetResult(process);
    }

    /// <summary>The callback has ended, and its commit is on its way.</summary>
    private async Task IsCommitting()
    {
        await _stopped.Task;
        while (_clock.Made < 2) await Task.Delay(10, Ct);
        await Task.Delay(500, Ct);
    }

    private async Task Passes(Task transaction)
    {
        var began = Stopwatch.GetTimestamp();
        while (!transaction.IsCompleted && Stopwatch.GetElapsedTime(began) < s_longest)
        {
            _clock.Elapse();
            await Task.Delay(10, Ct);
        }

        transaction.IsCompleted.ShouldBeTrue();
        await transaction;
    }

    /// <summary>Beside the stopped process the pool serves; when it goes on, it comes to its end.</summary>
    private async Task GoesOn(int n)
    {
        (await Db.Sql.Int("SELECT 1")).ShouldBe(1);
        Signal("CONT", await _stopped.Task);
        _goesOn = true;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        enough.CancelAfter(TimeSpan.FromSeconds(60));
        while (await _admin!.Sql.Int("SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'stopped' "
            + "AND state <> 'idle'") > 0) await Task.Delay(20, enough.Token);
        (await _admin.Sql.Int("SELECT n FROM counter")).ShouldBe(n);
    }

    private static Task Add(TestClient tx) => tx.Sql.Execute("UPDATE counter SET n = n + 1 WHERE id = 1");

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }
}
