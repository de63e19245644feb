using System.Data;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>What <c>pg_cancel_backend</c> meets when it comes at any moment.</summary>
public sealed class Cancellations_by_the_server : PostgreSqlTest
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Transaction_cancelled_at_any_moment_is_kept_whole_or_not_at_all()
    {
        await Db.Execute("CREATE TABLE halves (id integer, half integer)");
        var said = await Flood(async (db, id) =>
        {
            await using var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
            await transaction.Execute("INSERT INTO halves VALUES ($1, 1)", Int(id));
            await transaction.Execute("INSERT INTO halves VALUES ($1, 2)", Int(id));
            await transaction.Commit(Ct);
        });
        (await Db.Int("SELECT count(*)::int FROM (SELECT FROM halves GROUP BY id HAVING count(*) <> 2) torn")).ShouldBe(
            0);
        (await Db.Int("SELECT count(DISTINCT id)::int FROM halves")).ShouldBe(said);
    }

    [Fact]
    public async Task Savepoint_cancelled_at_any_moment_undoes_what_followed_it_and_no_more()
    {
        await Db.Execute("CREATE TABLE parts (id integer, part text)");
        var said = await Flood(async (db, id) =>
        {
            await using var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
            await transaction.Execute("INSERT INTO parts VALUES ($1, 'outer')", Int(id));
            await transaction.Savepoint("s", Ct);
            try
            {
                await transaction.Execute("INSERT INTO parts VALUES ($1, 'inner')", Int(id));
                await transaction.Execute("INSERT INTO parts VALUES ($1, 'undone')", Int(id));
            }
            catch (RefractException)
            {
                // Undone like the rest.
            }

            await transaction.RollbackTo("s");
            await transaction.Release("s", Ct);
            await transaction.Execute("INSERT INTO parts VALUES ($1, 'last')", Int(id));
            await transaction.Commit(Ct);
        });
        (await Db.Int("SELECT count(*)::int FROM parts WHERE part NOT IN ('outer', 'last')")).ShouldBe(0);
        (await Db.Int("SELECT count(*)::int FROM (SELECT FROM parts GROUP BY id HAVING count(*) <> 2) torn")).ShouldBe(
            0);
        (await Db.Int("SELECT count(DISTINCT id)::int FROM parts")).ShouldBe(said);
    }

    [Fact]
    public async Task Batch_cancelled_at_any_moment_is_kept_whole_or_not_at_all_and_a_snapshot_leaves_no_transaction()
    {
        await Db.Execute("CREATE TABLE halves (id integer, half integer)");
        var said = await Flood(async (db, id) =>
        {
            await db.RunBatch(new TextBatch(Statement("SELECT 'a'"), Statement("SELECT 'b'")) { WantsSnapshot = true },
                Ct);
            await db.RunBatch(new TextBatch(
                Statement("INSERT INTO halves VALUES ($1, 1)", Int(id)), Statement("SELECT 'between'"),
                Statement("INSERT INTO halves VALUES ($1, 2)", Int(id))), Ct);
        });
        (await Db.Int("SELECT count(*)::int FROM (SELECT FROM halves GROUP BY id HAVING count(*) <> 2) torn")).ShouldBe(
            0);
        (await Db.Int("SELECT count(DISTINCT id)::int FROM halves")).ShouldBe(said);
    }

    /// <summary>
    /// The server skips what follows a failure up to the next Sync: whatever a cancellation meets, nothing that was
    /// sent behind it runs alone.
    /// </summary>
    [Theory]
    [InlineData("transaction", "BEGIN"), InlineData("savepoint", "SAVEPOINT"), InlineData("batch", "INSERT")]
    [InlineData("batch of a transaction", "BEGIN"), InlineData("snapshot", "BEGIN"), InlineData("pooled", "set_config")]
    [InlineData("transaction of a pooled", "BEGIN")]
    public async Task Statement_and_what_goes_before_it_share_one_Sync(string kind, string first)
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        await using var proxy = new TcpProxy(Url);
        await using var db = new PostgreSqlDatabase(Relational.DatabaseUrl.Parse(proxy.Url + "?connection_limit=1"
            + (kind.EndsWith("pooled", StringComparison.Ordinal) ? "&pgbouncer=true&schema=public" : "")),
            new RefractOptions());
        await db.Int("SELECT 1");
        const string insert = "INSERT INTO t VALUES (1)";
        var batch = new TextBatch(Statement(insert + " RETURNING 'a'"), Statement(insert + " RETURNING 'b'"))
        {
            WantsSnapshot = kind == "snapshot",
        };
        await using var transaction = kind is "batch" or "snapshot" or "pooled"
            ? null : await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        if (kind == "savepoint")
        {
            await transaction!.Int("SELECT 1");
            await transaction!.Savepoint("s", Ct);
        }

        proxy.Record();
        if (kind.StartsWith("batch", StringComparison.Ordinal) || kind == "snapshot")
            await ((Relational.Sql.SqlRunner?)transaction ?? db).RunBatch(batch, Ct);
        else await ((Relational.Sql.SqlRunner?)transaction ?? db).Execute(insert);
        var messages = Messages(proxy.StopRecording());
        messages[0].Text.ShouldContain(first);
        messages.Select(message => message.Text).ShouldContain(text => text.Contains(insert));
        messages.Count(message => message.Code == 'S').ShouldBe(1);
        messages[^1].Code.ShouldBe('S');
    }

    /// <summary>Messages of the protocol: a letter, a length that counts itself, and the rest.</summary>
    private static List<(char Code, string Text)> Messages(byte[] sent)
    {
        var messages = new List<(char, string)>();
        for (var at = 0; at < sent.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(sent.AsSpan(at + 1));
            messages.Add(((char)sent[at], System.Text.Encoding.Latin1.GetString(sent, at + 5, length - 4)));
            at += length + 1;
        }

        return messages;
    }

    /// <summary>
    /// Runs the work for a few seconds on several connections while others cancel whatever runs; returns how often it
    /// said that it was done.
    /// </summary>
    private async Task<int> Flood(Func<PostgreSqlDatabase, int, Task> work)
    {
        await using var db = Open("?connection_limit=4&application_name=flooded");
        using var end = new CancellationTokenSource(s_time);
        var (done, refused, next) = (0, 0, 0);
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                try
                {
                    await work(db, Interlocked.Increment(ref next));
                    Interlocked.Increment(ref done);
                }
                catch (RefractException error)
                {
                    error.Code.ShouldBeOneOf("P1008", "P2028");
                    Interlocked.Increment(ref refused);
                }
            }
        }, Ct));
        var cancellers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (; !end.IsCancellationRequested; await Task.Delay(2, Ct))
                await Db.Read(
                    "SELECT count(pg_cancel_backend(pid))::int FROM pg_stat_activity WHERE application_name "
                        + "= 'flooded' AND datname = current_database()", row => row.Int(0));
        }, Ct));
        await Task.WhenAll([.. callers, .. cancellers]);
        done.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
        (await Db.Int(
            "SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'flooded' AND state LIKE "
                + "'idle in%' AND datname = current_database()")).ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{done} done, {refused} refused");
        return done;
    }
}
