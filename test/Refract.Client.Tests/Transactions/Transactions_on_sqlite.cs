using Refract.Testing;

namespace Refract.Client.Tests.Transactions;

public sealed class Transactions_on_sqlite : TransactionSpecification
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<TestClient> Connect() => Again();

    protected override Task<TestClient> Again(Action<RefractOptions>? configure = null) =>
        Task.FromResult(TestClient.Connect($"file:{_folder.Path}/test.db?mode=rwc", configure));

    [Fact]
    public async Task A_time_limit_stops_the_statement_that_runs_and_holds_the_callers_thread()
    {
        var started = TimeProvider.System.GetTimestamp();
        var error = await Should.ThrowAsync<TransactionTimeoutException>(() => Db.Transaction(
            tx => tx.Sql.Int(
                "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                    + "SELECT i FROM n)"),
            new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(200) }, Ct));
        error.Callback.IsFaulted.ShouldBeTrue();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        await Add(Db);
    }

    [Fact]
    public async Task Plain_transactions_lose_no_increment_because_each_begins_as_the_writer()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Db.Transaction(async tx =>
        {
            var n = await tx.Sql.Int("SELECT n FROM counter WHERE id = 1");
            await Task.Yield();
            await tx.Sql.Execute("UPDATE counter SET n = $1 WHERE id = 1", SqlRunnerExtensions.Int(n + 1));
        }, ct: Ct), Ct)));
        (await N()).ShouldBe(64);
    }

    [Fact]
    public async Task A_transaction_whose_turn_does_not_come_in_time_says_so()
    {
        await using var held = await Db.BeginTransaction(ct: Ct);
        var error = await Should.ThrowAsync<RefractException>(
            () => Db.BeginTransaction(new TransactionOptions { MaxWait = TimeSpan.FromMilliseconds(100) }, Ct));
        error.Code.ShouldBe("P2028");
        error.Message.ShouldContain("one writer");
    }

    [Fact]
    public async Task Readers_do_not_wait_for_an_open_transaction()
    {
        await using var held = await Db.BeginTransaction(ct: Ct);
        await Add(held);
        (await N()).ShouldBe(0);
    }
}
