using System.Data;
using System.Diagnostics;
using Refract.Relational;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>Time limits on a connection that is open but does not transport anything any more.</summary>
public sealed class A_link_that_carries_nothing : PostgreSqlTest
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The limit, the grace, and what a busy machine takes; the driver alone takes half a minute and more.
    /// </summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Cancelled_statement_returns_within_the_grace()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        await db.Int("SELECT 1");
        proxy.Freeze();
        using var cancel = new CancellationTokenSource(s_limit);
        await InTime(
            () => Should.ThrowAsync<OperationCanceledException>(
                () => db.Run(Statement("SELECT 1"), new ScalarResult<int>(row => row.Int(0)), cancel.Token).AsTask()));
        proxy.Thaw();
        (await db.Int("SELECT 2")).ShouldBe(2);
    }

    [Fact]
    public async Task Statement_returns_within_the_grace_after_the_limit_of_the_url()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy, "&socket_timeout=1");
        await db.Int("SELECT 1");
        proxy.Freeze();
        await InTime(async () => (await Fails(() => db.Int("SELECT 1"))).Code.ShouldBe("P1008"));
        proxy.Thaw();
        (await db.Int("SELECT 2")).ShouldBe(2);
    }

    [Fact]
    public async Task Cancelled_statement_of_a_transaction_and_its_rollback_return_within_the_grace()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("CREATE TABLE t (id integer)");
        proxy.Freeze();
        using var cancel = new CancellationTokenSource(s_limit);
        await InTime(async () =>
        {
            await Should.ThrowAsync<OperationCanceledException>(
                () => transaction.Run(Statement("SELECT 1"), new ScalarResult<int>(row => row.Int(0)),
                    cancel.Token).AsTask());
            transaction.IsEnded.ShouldBeTrue();
            await transaction.DisposeAsync();
        });
        (await Fails(() => transaction.Int("SELECT 1"))).Code.ShouldBe("P2028");
    }

    [Fact]
    public async Task Rollback_on_dispose_returns_within_the_grace()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("CREATE TABLE t (id integer)");
        proxy.Freeze();
        await InTime(() => transaction.DisposeAsync().AsTask());
        transaction.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Rollback_to_a_savepoint_returns_within_the_grace()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        await using var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Savepoint("s", Ct);
        await transaction.Int("SELECT 1");
        proxy.Freeze();
        await InTime(async () => (await Fails(() => transaction.RollbackTo("s").AsTask())).Code.ShouldBe("P1008"));
        transaction.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Commit_that_nobody_waits_for_any_longer_says_that_its_outcome_is_not_known()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("CREATE TABLE t (id integer)");
        proxy.Freeze();
        using var cancel = new CancellationTokenSource(s_limit);
        await InTime(async () =>
        {
            var error = await Fails(() => transaction.Commit(cancel.Token).AsTask());
            (error.Code, error.IsOutcomeUnknown, error.IsTransient).ShouldBe(("P1008", true, false));
            await transaction.DisposeAsync();
        });
    }

    [Fact]
    public async Task New_connection_is_given_up_within_the_grace()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        proxy.Freeze();
        using var cancel = new CancellationTokenSource(s_limit);
        await InTime(
            () => Should.ThrowAsync<OperationCanceledException>(
                () => db.Run(Statement("SELECT 1"), new ScalarResult<int>(row => row.Int(0)), cancel.Token).AsTask()));
        await InTime(
            async () => (await Fails(
                () => db.BeginTransaction(IsolationLevel.Unspecified, s_limit, Ct).AsTask())).Code.ShouldBe("P2028"));
    }

    [Fact]
    public async Task Free_connection_is_waited_for_no_longer_than_the_limit()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy, "&connection_limit=1");
        await using var held = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await held.Int("SELECT 1");
        proxy.Freeze();
        await InTime(
            async () => (await Fails(
                () => db.BeginTransaction(IsolationLevel.Unspecified, s_limit, Ct).AsTask())).Code.ShouldBe("P2028"));
    }

    [Fact]
    public async Task Client_is_disposed_within_the_grace()
    {
        await using var proxy = new TcpProxy(Url);
        var db = Through(proxy);
        await db.Int("SELECT 1");
        proxy.Freeze();
        await InTime(() => db.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task Canceller_is_not_blocked_by_the_connection()
    {
        await using var proxy = new TcpProxy(Url);
        await using var db = Through(proxy);
        await db.Int("SELECT 1");
        proxy.Freeze();
        using var cancel = new CancellationTokenSource();
        var running = db.Run(Statement("SELECT 1"), new ScalarResult<int>(row => row.Int(0)), cancel.Token).AsTask();
        await Task.Delay(200, Ct);
        var started = Stopwatch.GetTimestamp();
        await cancel.CancelAsync();
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await InTime(() => Should.ThrowAsync<OperationCanceledException>(() => running));
    }

    private static PostgreSqlDatabase Through(TcpProxy proxy, string query = "") =>
        new(DatabaseUrl.Parse(proxy.Url + "?application_name=frozen" + query), new RefractOptions());

    private static async Task InTime(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(s_longest);
    }
}
