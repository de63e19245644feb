using System.Diagnostics;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.Sqlite.Tests.Execution;

public sealed class Statements_that_are_stopped : SqliteTest
{
    private const string Endless =
        "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)";

    private const string EndlessWrite =
        "INSERT INTO t SELECT i FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
            + "i FROM n WHERE i < 0) RETURNING n";

    public static TheoryData<string> Statements => [Endless, EndlessWrite];

    [Theory, MemberData(nameof(Statements))]
    public async Task A_token_stops_the_statement_that_runs(string sql)
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        var began = Stopwatch.GetTimestamp();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var error = await Should.ThrowAsync<OperationCanceledException>(() => Run(Db, sql, cancel.Token));
        error.CancellationToken.ShouldBe(cancel.Token);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(0);
        await Db.Execute("INSERT INTO t VALUES (1)");
    }

    [Theory, MemberData(nameof(Statements))]
    public async Task The_limit_of_the_URL_stops_the_statement_that_runs(string sql)
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var limited = Open("?socket_timeout=1&connection_limit=1");
        var error = await Fails(() => Run(limited, sql, Ct));
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(("P1008", true, false));
        error.Message.ShouldContain("1000 ms");
        // The limit is that of each statement.
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(400, Ct);
            (await limited.Execute("INSERT INTO t VALUES (1)")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_statement_without_token_and_limit_is_not_stopped_by_an_earlier_ones()
    {
        await using var narrow = Open("?connection_limit=1&mode=rwc");
        using (var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50)))
            await Should.ThrowAsync<OperationCanceledException>(() => Run(narrow, Endless, cancel.Token));
        (await Run(narrow,
            "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
                + "100000) SELECT i FROM n)", CancellationToken.None))
            .ShouldBe(100000);
    }

    [Fact]
    public async Task A_token_in_a_transaction_ends_a_query_but_not_the_transaction()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() => Run(transaction, Endless, cancel.Token));
        await transaction.Commit(Ct);
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_is_stopped_in_a_transaction_ends_it_and_frees_the_writers_turn()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() => Run(transaction, EndlessWrite, cancel.Token));
        transaction.IsEnded.ShouldBeTrue();
        (await Fails(() => transaction.Commit(Ct).AsTask())).Code.ShouldBe("P2028");
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(0);
        await Db.Execute("INSERT INTO t VALUES (2)");
    }

    [Fact]
    public async Task A_batch_is_stopped_as_well()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Db.RunBatch(new TextBatch(Statement("INSERT INTO t VALUES (1)"), Statement(Endless)),
                cancel.Token).AsTask());
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(0);
    }

    private static Task<int> Run(SqlRunner runner, string sql, CancellationToken ct) =>
        runner.Run(Statement(sql), new ScalarResult<int>(row => row.Int(0)), ct).AsTask();
}
