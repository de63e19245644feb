using System.Data;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

public sealed class Snapshots : PostgreSqlTest
{
    private const string Count = "SELECT count(*)::text FROM t";

    [Theory]
    [InlineData(true, "0")]
    [InlineData(false, "1")]
    public async Task A_batch_with_a_snapshot_does_not_see_what_others_write_meanwhile(bool needsSnapshot, string later)
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        await using var other = await Db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await other.Text("SELECT pg_advisory_xact_lock(1)::text");
        // The second statement waits until the lock is given up, which is after the row was written.
        var batch = new TextBatch(Statement(Count), Statement("SELECT pg_advisory_xact_lock(1)::text"),
            Statement(Count)) { WantsSnapshot = needsSnapshot };
        var running = Db.RunBatch(batch, Ct).AsTask();
        while (await Db.Int("SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0)
            await Task.Delay(10, Ct);
        await other.Execute("INSERT INTO t VALUES (1)");
        await other.Commit(Ct);
        await running;
        batch.Answers.ShouldBe(["0", "", later]);
    }

    [Fact]
    public async Task A_snapshot_that_fails_leaves_a_usable_connection()
    {
        await using var narrow = Open("?connection_limit=1");
        var pid = await narrow.Int("SELECT pg_backend_pid()");
        var batch = new TextBatch(Statement("SELECT 'a'"), Statement("SELECT (1 / 0)::text"),
            Statement("SELECT 'b'")) { WantsSnapshot = true };
        for (var i = 0; i < 5; i++)
        {
            (await Fails(() => narrow.RunBatch(batch, Ct).AsTask())).Message.ShouldContain("divided by zero");
            (await narrow.Text("SELECT current_setting('transaction_isolation')")).ShouldBe("read committed");
        }

        (await narrow.Int("SELECT pg_backend_pid()")).ShouldBe(pid);
    }

    [Fact]
    public async Task A_cancelled_snapshot_leaves_a_usable_connection()
    {
        await using var narrow = Open("?connection_limit=1");
        using var cancel = new CancellationTokenSource(150);
        var batch = new TextBatch(Statement("SELECT 'a'"),
            Statement("SELECT pg_sleep(30)::text")) { WantsSnapshot = true };
        await Should.ThrowAsync<OperationCanceledException>(() => narrow.RunBatch(batch, cancel.Token).AsTask());
        (await narrow.Text("SELECT current_setting('transaction_isolation')")).ShouldBe("read committed");
    }

    [Theory]
    [InlineData(IsolationLevel.Unspecified, false)]
    [InlineData(IsolationLevel.ReadCommitted, false)]
    [InlineData(IsolationLevel.RepeatableRead, true)]
    [InlineData(IsolationLevel.Serializable, true)]
    public async Task A_transaction_has_snapshots_when_its_isolation_gives_it_one(IsolationLevel isolation,
        bool hasSnapshots)
    {
        Db.HasSnapshots.ShouldBeTrue();
        await using var transaction = await Db.BeginTransaction(isolation, null, Ct);
        transaction.HasSnapshots.ShouldBe(hasSnapshots);
    }
}
