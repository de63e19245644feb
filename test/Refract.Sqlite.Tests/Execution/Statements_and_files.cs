using Microsoft.Data.Sqlite;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.Sqlite.Tests.Execution;

public sealed class Statements_and_files : SqliteTest
{
    [Fact]
    public async Task Every_connection_has_what_SQLite_keeps_per_connection()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => (
            await Db.Text("PRAGMA journal_mode"), await Db.Int("PRAGMA foreign_keys"),
            await Db.Int("PRAGMA synchronous"), await Db.Int("PRAGMA busy_timeout")), Ct)));
        sessions.ShouldAllBe(session => session.Equals(ValueTuple.Create("wal", 1, 1, 0)));
    }

    [Fact]
    public async Task A_statement_without_rows_answers_how_many_rows_it_touched()
    {
        await Db.Execute("CREATE TABLE t (id INTEGER)");
        (await Db.Execute("INSERT INTO t VALUES (1), (2), (3)")).ShouldBe(3);
        (await Db.Execute("UPDATE t SET id = 0 WHERE id > ?1", Int(1))).ShouldBe(2);
        (await Db.Execute("CREATE INDEX i ON t (id)")).ShouldBe(0);
        (await Db.Execute("DELETE FROM t WHERE id = 99")).ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_answers_in_order_and_takes_effect_as_a_whole()
    {
        await Db.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        var batch = new TextBatch(Statement("INSERT INTO t VALUES (1), (2)"), Statement("SELECT id FROM t ORDER BY id"),
            Statement("DELETE FROM t WHERE id = ?1", Int(1)));
        await Db.RunBatch(batch, Ct);
        batch.Answers.ShouldBe(["2 rows", "1|2", "1 rows"]);

        await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.RunBatch(
                new TextBatch(Statement("INSERT INTO t VALUES (7)"), Statement("INSERT INTO t VALUES (7)")),
                Ct).AsTask());
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_batch_inside_a_transaction_undoes_only_itself()
    {
        await Db.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        await using (var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct))
        {
            await transaction.Execute("INSERT INTO t VALUES (1)");
            await Should.ThrowAsync<UniqueConstraintException>(
                () => transaction.RunBatch(
                    new TextBatch(Statement("INSERT INTO t VALUES (7)"), Statement("INSERT INTO t VALUES (7)")),
                    Ct).AsTask());
            await transaction.Commit(Ct);
        }
        (await Db.Int("SELECT sum(id) FROM t")).ShouldBe(1);
    }

    [Fact]
    public async Task More_statements_than_are_kept_prepared_still_work()
    {
        for (var i = 0; i < 600; i++) (await Db.Int($"SELECT {i}")).ShouldBe(i);
        (await Db.Int("SELECT 0")).ShouldBe(0);
    }

    [Fact]
    public async Task A_table_that_changed_does_not_break_a_prepared_statement()
    {
        await Db.Execute("CREATE TABLE t (a INTEGER)");
        await Db.Execute("INSERT INTO t VALUES (1)");
        (await Db.Int("SELECT a FROM t")).ShouldBe(1);
        await Db.Execute("ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 2");
        (await Db.Int("SELECT a FROM t")).ShouldBe(1);
        (await Db.Int("SELECT b FROM t")).ShouldBe(2);
    }

    [Fact]
    public async Task Cancellation_is_looked_at_between_rows_and_the_connection_comes_back()
    {
        await using var narrow = Open("?connection_limit=1&mode=rwc");
        using var cancel = new CancellationTokenSource();
        var read = 0;
        await Should.ThrowAsync<OperationCanceledException>(() => narrow.Run(
            Statement("SELECT value FROM json_each('[1,2,3,4,5]')"), new ListResult<int>(_ =>
            {
                if (++read == 3) cancel.Cancel();
                return read;
            }), cancel.Token).AsTask());
        read.ShouldBe(3);
        (await narrow.Int("SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Sixty_four_writers_wait_for_their_turn_without_errors()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await Db.Execute("INSERT INTO t VALUES (0)");
        await using var other = Open(""); // A second client of the same file stands in the same queue.
        await Task.WhenAll(
            Enumerable.Range(0, 64)
                .Select(i => Task.Run(() => (i % 2 == 0 ? Db : other).Execute("UPDATE t SET n = n + 1"), Ct)));
        (await Db.Int("SELECT n FROM t")).ShouldBe(64);
    }

    [Fact]
    public async Task A_statement_that_writes_unannounced_waits_for_its_turn_as_well()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var held = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        var raw = new StatementText("INSERT INTO t VALUES (1)") { ReturnsRows = false };
        var waiting = Db.Run(new SqlStatement(raw, [], 0), new ScalarResult<int>(row => row.Int(0)), Ct).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        await held.Commit(Ct);
        (await waiting).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_in_memory_lives_as_long_as_its_client()
    {
        var memory = OpenUrl("file::memory:");
        await memory.Execute("CREATE TABLE t (n INTEGER)");
        await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => memory.Execute("INSERT INTO t VALUES (1)"), Ct)));
        (await memory.Int("SELECT count(*) FROM t")).ShouldBe(16);
        await Fails(() => OpenUrl("file::memory:").Int("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Files_written_by_the_driver_itself_are_read()
    {
        using (var plain = new SqliteConnection("Data Source=" + File))
        {
            plain.Open();
            using var command = plain.CreateCommand();
            command.CommandText =
                "CREATE TABLE t (at DATETIME DEFAULT CURRENT_TIMESTAMP, v TEXT); INSERT INTO t (v) VALUES ('x');";
            command.ExecuteNonQuery();
        }
        (await Db.Read("SELECT at, v FROM t", row => row.DateTime(0).Offset)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Several_statements_in_one_text_are_refused_and_none_runs()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Execute("INSERT INTO t VALUES (1); DELETE FROM t"));
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(0);
    }
}
