using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

public sealed class Statements_and_connections : PostgreSqlTest
{
    [Fact]
    public async Task A_statement_without_rows_answers_how_many_rows_it_touched()
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        (await Db.Execute("INSERT INTO t SELECT generate_series(1, 5)")).ShouldBe(5);
        (await Db.Execute("UPDATE t SET id = 0 WHERE id > $1", Int(3))).ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_answers_for_each_of_its_statements_in_order()
    {
        await Db.Execute("CREATE TABLE t (id integer PRIMARY KEY)");
        var batch = new TextBatch(
            Statement("INSERT INTO t VALUES (1), (2)"), Statement("SELECT id::text FROM t ORDER BY id"),
            Statement("DELETE FROM t WHERE id = $1", Int(1)),
            Statement("UPDATE t SET id = 5"), Statement("SELECT id::text FROM t"), Statement("DELETE FROM t"));
        await Db.RunBatch(batch, Ct);
        batch.Answers.ShouldBe(["2 rows", "1|2", "1 rows", "1 rows", "5", "1 rows"]);
    }

    [Fact]
    public async Task A_batch_takes_effect_as_a_whole_or_not_at_all()
    {
        await Db.Execute("CREATE TABLE t (id integer PRIMARY KEY)");
        var batch = new TextBatch(Statement("INSERT INTO t VALUES (1)"), Statement("INSERT INTO t VALUES (1)"));
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.RunBatch(batch, Ct).AsTask());
        (await Db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    [Fact]
    public async Task Statements_that_come_again_are_prepared_by_the_server()
    {
        await using var narrow = Open("?connection_limit=1");
        for (var i = 0; i < 5; i++) await narrow.Int("SELECT $1 + 1", Int(i));
        (await narrow.Int(
            "SELECT count(*)::int FROM pg_prepared_statements WHERE statement = 'SELECT $1 + 1'")).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_prepared_behind_a_pooler()
    {
        await using var narrow = Open("?connection_limit=1&pgbouncer=true");
        for (var i = 0; i < 5; i++) await narrow.Int("SELECT $1 + 1", Int(i));
        (await narrow.Int("SELECT count(*)::int FROM pg_prepared_statements")).ShouldBe(0);
    }

    [Fact]
    public async Task A_column_that_changed_its_type_does_not_break_a_prepared_statement()
    {
        await using var narrow = Open("?connection_limit=1");
        await narrow.Execute("CREATE TABLE t (v integer)");
        await narrow.Execute("INSERT INTO t VALUES (7)");
        for (var i = 0; i < 5; i++) await narrow.Read("SELECT v FROM t", row => row.Int(0));
        await narrow.Execute("ALTER TABLE t ALTER COLUMN v TYPE bigint");
        (await narrow.Read("SELECT v FROM t", row => row.BigInt(0))).ShouldBe(7);
    }

    [Fact]
    public async Task A_connection_whose_session_was_touched_is_cleaned_before_the_next_caller_gets_it()
    {
        await using var narrow = Open("?connection_limit=1");
        for (var i = 0; i < 5; i++) await narrow.Int("SELECT $1 + 1", Int(i));
        var raw = new StatementText("SET statement_timeout = 12345") { ReturnsRows = false, IsWrite = true,
            TouchesSession = true };
        await narrow.Run(new SqlStatement(raw, [], 0), new ScalarResult<int>(row => row.Int(0)), Ct);
        (await narrow.Text("SELECT current_setting('statement_timeout')")).ShouldBe("0");
        (await narrow.Int("SELECT $1 + 1", Int(1))).ShouldBe(2); // The driver's prepared statements are still there.
    }

    [Fact]
    public async Task The_schema_of_the_url_is_the_one_that_plain_names_mean()
    {
        await Db.Execute("CREATE SCHEMA other");
        await using var there = Open("?schema=other&application_name=tests");
        await there.Execute("CREATE TABLE t (id integer)");
        (await Db.Int("SELECT count(*)::int FROM other.t")).ShouldBe(0);
        (await there.Text("SELECT current_setting('application_name')")).ShouldBe("tests");
    }

    [Fact]
    public async Task A_cancelled_statement_stops_on_the_server_and_gives_its_connection_back()
    {
        await using var narrow = Open("?connection_limit=1");
        var pid = await narrow.Int("SELECT pg_backend_pid()");
        using var cancel = new CancellationTokenSource();
        var running = narrow.Run(Statement("SELECT pg_sleep(30)::text"), new ScalarResult<string?>(row => row.TextN(0)),
            cancel.Token).AsTask();
        await Sleeps(pid);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        (await narrow.Int("SELECT pg_backend_pid()")).ShouldBe(pid);
    }

    [Fact]
    public async Task A_reader_that_throws_gives_its_connection_back()
    {
        await using var narrow = Open("?connection_limit=1");
        await Should.ThrowAsync<NotSupportedException>(
            () => narrow.Read<int>("SELECT generate_series(1, 100000)", _ => throw new NotSupportedException()));
        (await narrow.Int("SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_is_an_error_and_the_next_call_works()
    {
        await using var narrow = Open("?connection_limit=1");
        var pid = await narrow.Int("SELECT pg_backend_pid()");
        var sleeping = narrow.Text("SELECT pg_sleep(30)::text");
        await Sleeps(pid);
        await Db.Read($"SELECT pg_terminate_backend({pid})", row => row.Boolean(0));
        var error = await Fails(() => sleeping);
        error.Code.ShouldBe("P1017");
        error.IsTransient.ShouldBeTrue();
        (await narrow.Int("SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_data_source_of_the_application_is_used_as_it_is_and_left_open()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(PostgreSqlServer.ConnectionString(Url));
        await using (var database = new PostgreSqlDatabase(source, new RefractOptions()))
            (await database.Int("SELECT 1")).ShouldBe(1);
        await using var command = source.CreateCommand("SELECT 1");
        (await command.ExecuteScalarAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Sixty_four_callers_share_a_small_pool()
    {
        await using var narrow = Open("?connection_limit=4");
        await narrow.Execute("CREATE TABLE t (n integer)");
        await narrow.Execute("INSERT INTO t VALUES (0)");
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => narrow.Execute("UPDATE t SET n = n + 1")));
        (await narrow.Int("SELECT n FROM t")).ShouldBe(64);
    }

    private async Task Sleeps(int process)
    {
        while (await Db.Int("SELECT count(*)::int FROM pg_stat_activity"
            + $" WHERE pid = {process} AND wait_event = 'PgSleep'") == 0) await Task.Delay(20, Ct);
    }
}
