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

    private const string Numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000000)";

    public static TheoryData<string> Statements => [Endless, EndlessWrite];

    /// <summary>Statements that sort or gather long before they have a row to return.</summary>
    public static TheoryData<string> Sorts =>
    [
        $"{Numbers} SELECT i FROM n ORDER BY i * 7919 % 1000003, i",
        $"{Numbers} SELECT i FROM n ORDER BY printf('%020d', i * 7919 % 1000003) DESC",
        $"{Numbers} SELECT DISTINCT i * 7919 FROM n",
        $"{Numbers} SELECT count(*) FROM n GROUP BY i * 7919 % 1000003",
        $"{Numbers} SELECT i FROM n WHERE i IN (SELECT i * 3 FROM n) AND i < 0",
        $"{Numbers} SELECT row_number() OVER (ORDER BY i * 7919 % 1000003) FROM n",
        $"{Numbers} SELECT i FROM n UNION SELECT -i FROM n",
        $"{Numbers} SELECT length(group_concat(i)) FROM n",
    ];

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

    [Theory, MemberData(nameof(Sorts))]
    public async Task A_token_and_the_limit_of_the_URL_stop_a_long_sort(string sql)
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var began = Stopwatch.GetTimestamp();
        await Should.ThrowAsync<OperationCanceledException>(() => Run(Db, sql, cancel.Token));
        var byToken = Stopwatch.GetElapsedTime(began);
        await using var limited = Open("?socket_timeout=1");
        began = Stopwatch.GetTimestamp();
        (await Fails(() => Run(limited, sql, Ct))).Code.ShouldBe("P1008");
        var byUrl = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"{byToken.TotalMilliseconds:0}, {byUrl.TotalMilliseconds:0}");
        // To the end each takes half a minute and more on a fast machine.
        byToken.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        byUrl.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_token_stops_a_sort_at_whatever_it_is()
    {
        // First gathers, then merges what was sorted.
        var sort = $"SELECT count(*) FROM ({Numbers.Replace("30000000", "400000", StringComparison.Ordinal)} "
            + "SELECT i FROM n ORDER BY i * 7919 % 1000003, i LIMIT -1 OFFSET 1)";
        var longest = TimeSpan.Zero;
        for (var after = 100; after < 4_000; after *= 2)
        {
            var began = Stopwatch.GetTimestamp();
            using var cancel = new CancellationTokenSource(after);
            try
            {
                (await Run(Db, sort, cancel.Token)).ShouldBe(399_999);
                break;
            }
            catch (OperationCanceledException)
            {
                var late = Stopwatch.GetElapsedTime(began) - TimeSpan.FromMilliseconds(after);
                longest = late > longest ? late : longest;
                TestContext.Current.TestOutputHelper?.WriteLine($"{after}: {late.TotalMilliseconds:0}");
            }
        }

        longest.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_token_stops_an_index_over_many_rows_and_keeps_the_file_whole(bool inTransaction)
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await Db.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000) "
            + "INSERT INTO t SELECT i * 7919 % 1000003 FROM n");
        const string index = "CREATE INDEX i ON t (printf('%0100d', n), n)";
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await using (var transaction = inTransaction
            ? await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct) : null)
            await Should.ThrowAsync<OperationCanceledException>(
                () => Run((SqlRunner?)transaction ?? Db, index, cancel.Token));
        (await Db.Text("PRAGMA integrity_check")).ShouldBe("ok");
        (await Db.Int("SELECT count(*) FROM sqlite_schema WHERE name = 'i'")).ShouldBe(0);
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(1_000_000);
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
