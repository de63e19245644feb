using System.Data;
using Refract.Relational;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>
/// Errors of statements by the server's code: the code that the caller sees, and what it says of a write.
/// </summary>
public sealed class Rights_limits_and_rules_of_the_server : PostgreSqlTest
{
    [Theory]
    [InlineData("?options=-c%20default_transaction_read_only%3Don", IsolationLevel.Unspecified)]
    [InlineData("?options=-c%20default_transaction_read_only%3Don", IsolationLevel.Serializable)]
    public async Task Write_where_only_reading_is_allowed_says_what_to_do(string query, IsolationLevel isolation)
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        await using var db = Open(query);
        (await Fails(() => db.Execute("INSERT INTO t VALUES (1)")))
            .ShouldBe("P2010", Kept.Nothing, "only reads", "target_session_attrs=primary");
        await using var transaction = await db.BeginTransaction(isolation, null, Ct);
        (await Fails(() => transaction.Execute("INSERT INTO t VALUES (1)")))
            .ShouldBe("P2010", Kept.Nothing, "only reads");
    }

    [Fact]
    public async Task Server_without_a_free_connection_is_transient_and_the_write_was_not_sent()
    {
        await Db.Execute("CREATE ROLE one_at_a_time LOGIN CONNECTION LIMIT 1");
        try
        {
            var url = Url.Replace("postgres@", "one_at_a_time@", StringComparison.Ordinal);
            await using var first = new PostgreSqlDatabase(DatabaseUrl.Parse(url), new RefractOptions());
            await using var second = new PostgreSqlDatabase(DatabaseUrl.Parse(url), new RefractOptions());
            await first.Int("SELECT 1");
            (await Fails(() => second.Execute("INSERT INTO t VALUES (1)"))).ShouldBe(
                "P2037", Kept.NothingTryAgain, "127.0.0.1:", "Too many connections for role \"one_at_a_time\".",
                "connection_limit", "max_connections");
            (await Fails(() => second.BeginTransaction(IsolationLevel.Unspecified, null, Ct).AsTask()))
                .ShouldBe("P2037", Kept.NothingTryAgain);
        }
        finally
        {
            await End("one_at_a_time");
            await Db.Execute("DROP ROLE one_at_a_time");
        }
    }

    [Fact]
    public async Task Shared_memory_that_is_used_up_is_transient_and_says_what_is_short()
    {
        // Other tests would meet it on the server that they share.
        await using var server = await PostgreSqlServer.StartOwn();
        await using var db = new PostgreSqlDatabase(DatabaseUrl.Parse(server.Url), new RefractOptions());
        (await Fails(() => db.Execute(
            "DO $$ BEGIN PERFORM pg_advisory_xact_lock(n) FROM generate_series(1, 1000000) n; END $$")))
            .ShouldBe("P2010", Kept.NothingTryAgain, "127.0.0.1:", "out of resources (53200)", "Out of shared memory.");
    }

    [Fact]
    public async Task Limit_that_the_statement_itself_exceeds_is_not_transient()
    {
        await using var db = Open("?options=-c%20temp_file_limit%3D100%20-c%20work_mem%3D64");
        (await Fails(() => db.Execute("CREATE TABLE sorted AS SELECT n FROM generate_series(1, 100000) n ORDER BY -n")))
            .ShouldBe("P2010", Kept.Nothing, "(53400)", "temp_file_limit");
    }

    [Theory]
    [InlineData("53000"), InlineData("53100"), InlineData("53200")]
    public async Task Resources_that_come_back_are_transient(string state) =>
        (await Fails(() => Db.Execute($"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")))
        .ShouldBe("P2010", Kept.NothingTryAgain, $"out of resources ({state})");

    [Fact]
    public async Task User_without_the_right_is_named()
    {
        await Db.Execute("CREATE ROLE may_little LOGIN");
        try
        {
            await Db.Execute("CREATE TABLE t (id integer)");
            await using var db = new PostgreSqlDatabase(
                DatabaseUrl.Parse(Url.Replace("postgres@", "may_little@", StringComparison.Ordinal)),
                new RefractOptions());
            (await Fails(() => db.Execute("INSERT INTO t VALUES (1)")))
                .ShouldBe("P1010", Kept.Nothing, "User may_little", "Permission denied for table t.");
        }
        finally
        {
            await End("may_little");
            await Db.Execute("DROP ROLE may_little");
        }
    }

    [Theory]
    [InlineData("INSERT INTO small VALUES (3)", "P2004", "check option for view \"small\"")]
    [InlineData("INSERT INTO apart VALUES ('[1,5)')", "P2004", "apart_during_excl")]
    [InlineData("SELECT 1 FROM (SELECT DISTINCT n FROM numbers) d FOR UPDATE", "P2010", "0A000")]
    [InlineData("INSERT INTO numbers VALUES (nested('x'))", "P2010", "42883")]
    [InlineData("SELECT n FROM nowhere.numbers", "P2021", "nowhere")]
    [InlineData("CREATE TABLE nowhere.numbers (n integer)", "P2021", "refract db push")]
    [InlineData("INSERT INTO numbers VALUES ('2024-01-01'::date)", "P2010", "another type than the schema says")]
    [InlineData("INSERT INTO moments VALUES ('300000-01-01')", "P2020", "range")]
    [InlineData("INSERT INTO numbers VALUES (2147483647 + 1)", "P2020", "range")]
    [InlineData("SELECT chr(0)", "P2010", "54000")]
    [InlineData("SELECT convert_from('\\xff', 'UTF8')", "P2000", "character")]
    [InlineData("SELECT convert_to('語', 'LATIN1')", "P2000", "character")]
    [InlineData("EXECUTE not_there", "P2010", "pgbouncer=true")]
    [InlineData("PREPARE twice AS SELECT 1; PREPARE twice AS SELECT 1", "P2010", "pgbouncer=true")]
    public async Task Code_of_a_statement_is_named_and_not_transient(string sql, string code, string words)
    {
        await Db.Execute("CREATE TABLE numbers (n integer); CREATE TABLE moments (at timestamp);"
            + " CREATE TABLE apart (during int4range, EXCLUDE USING gist (during WITH &&));"
            + " INSERT INTO apart VALUES ('[3,9)');"
            + " CREATE VIEW small AS SELECT n FROM numbers WHERE n < 3 WITH CHECK OPTION");
        (await Fails(() => Db.Execute(sql))).ShouldBe(code, Kept.Nothing, words);
        (await Db.Int("SELECT count(*)::int FROM numbers")).ShouldBe(0);
    }

    [Fact]
    public async Task Lock_that_another_holds_is_a_conflict()
    {
        await Db.Execute("CREATE TABLE numbers (n integer); INSERT INTO numbers VALUES (1)");
        await using var holder = await Db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await holder.Execute("UPDATE numbers SET n = 2");
        (await Fails(() => Db.Int("SELECT 1 FROM numbers FOR UPDATE NOWAIT")))
            .ShouldBe("P2034", Kept.NothingTryAgain, "lock");
        await using var patient = Open("?options=-c%20lock_timeout%3D100");
        (await Fails(() => patient.Execute("UPDATE numbers SET n = 3")))
            .ShouldBe("P2034", Kept.NothingTryAgain, "lock");
    }

    [Fact]
    public async Task Deadlock_and_a_change_of_what_was_read_are_conflicts()
    {
        await Db.Execute("CREATE TABLE numbers (n integer); INSERT INTO numbers VALUES (1), (2)");
        await using var first = await Db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await using var second = await Db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await first.Execute("UPDATE numbers SET n = 1 WHERE n = 1");
        await second.Execute("UPDATE numbers SET n = 2 WHERE n = 2");
        var waiting = first.Execute("UPDATE numbers SET n = 2 WHERE n = 2");
        var crossing = second.Execute("UPDATE numbers SET n = 1 WHERE n = 1");
        var error = await Fails(() => Task.WhenAll(waiting, crossing));
        error.ShouldBe("P2034", Kept.NothingTryAgain, "waited for each other");
        await Task.WhenAll(first.DisposeAsync().AsTask(), second.DisposeAsync().AsTask());

        await using var reader = await Db.BeginTransaction(IsolationLevel.RepeatableRead, null, Ct);
        await reader.Int("SELECT count(*)::int FROM numbers");
        await Db.Execute("UPDATE numbers SET n = 5 WHERE n = 1");
        (await Fails(() => reader.Execute("UPDATE numbers SET n = 6 WHERE n = 1")))
            .ShouldBe("P2034", Kept.NothingTryAgain, "changed what this one had read");
        (await Fails(() => reader.Int("SELECT 1"))).ShouldBe("P2028", Kept.Nothing, "earlier statement");
    }

    [Fact]
    public async Task Statement_timeout_of_the_server_keeps_nothing_of_a_write()
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        await using var db = Open("?options=-c%20statement_timeout%3D100");
        (await Fails(() => db.Execute("INSERT INTO t SELECT 1 FROM pg_sleep(20)")))
            .ShouldBe("P1008", Kept.NothingTryAgain, "statement_timeout");
        (await Db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    /// <summary>Ends the sessions of a role, so that it can be dropped.</summary>
    private async Task End(string role) => await Db.Int(
        $"SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity WHERE usename = '{role}'");
}
