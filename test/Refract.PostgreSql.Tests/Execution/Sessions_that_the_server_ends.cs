using System.Data;
using Refract.Relational;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>Errors with which the server ends a session, or does not begin one; what they mean for a write.</summary>
public sealed class Sessions_that_the_server_ends : PostgreSqlTest
{
    private const string Idle = "?application_name=idle&connection_limit=1&options=-c%20";

    [Fact]
    public async Task Transaction_that_was_idle_for_too_long_fails_at_its_next_statement_and_keeps_nothing()
    {
        await using var db = await Table(Idle + "idle_in_transaction_session_timeout%3D100");
        await using var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        await IsEnded();
        var error = await Fails(() => transaction.Execute("INSERT INTO t VALUES (2)"));
        error.ShouldBe(
            "P2028", Kept.Nothing, "idle_in_transaction_session_timeout", "Nothing of it was kept", "Begin");
        transaction.IsEnded.ShouldBeTrue();
        (await db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    [Fact]
    public async Task Transaction_that_was_idle_for_too_long_fails_at_its_commit_and_keeps_nothing()
    {
        await using var db = await Table(Idle + "idle_in_transaction_session_timeout%3D100");
        await using var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        await IsEnded();
        (await Fails(() => transaction.Commit(Ct).AsTask()))
            .ShouldBe("P2028", Kept.Nothing, "idle_in_transaction_session_timeout");
        (await db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    [Fact]
    public async Task Write_on_a_session_that_was_idle_for_too_long_did_not_run_and_may_be_repeated()
    {
        // Longer than a busy machine takes from one statement to the next.
        await using var db = await Table(Idle + "idle_session_timeout%3D2000");
        await db.Int("SELECT 1");
        await IsEnded();
        var error = await Fails(() => db.Execute("INSERT INTO t VALUES (1)"));
        error.ShouldBe("P1017", Kept.NothingTryAgain, "127.0.0.1:", "idle_session_timeout", "Run it again");
        await db.Execute("INSERT INTO t VALUES (2)");
        (await Db.Int("SELECT sum(id)::int FROM t")).ShouldBe(2);
    }

    [Theory]
    [InlineData("INSERT INTO t SELECT 1 FROM pg_sleep(30)", Kept.Unknown)]
    [InlineData("SELECT 1 FROM pg_sleep(30)", Kept.NothingTryAgain)]
    public async Task Session_that_an_administrator_ends_leaves_the_outcome_of_a_write_open(string sql, Kept kept)
    {
        await using var db = await Table("?application_name=ended");
        var running = Fails(() => db.Execute(sql));
        while (await Db.Int("SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity"
            + " WHERE application_name = 'ended' AND wait_event = 'PgSleep'") == 0) await Task.Delay(20, Ct);
        (await running).ShouldBe("P1017", kept, "127.0.0.1:", "closed the connection");
        await db.Execute("INSERT INTO t VALUES (2)");
    }

    [Fact]
    public async Task Statement_of_a_transaction_whose_session_an_administrator_ends_is_transient()
    {
        await using var db = await Table("");
        await using var transaction = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        await Db.Int($"SELECT pg_terminate_backend({await transaction.Int("SELECT pg_backend_pid()")})::int");
        (await Fails(() => transaction.Execute("INSERT INTO t VALUES (2)")))
            .ShouldBe("P1017", Kept.NothingTryAgain, "closed the connection");
        (await Db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
    }

    [Fact]
    public async Task Database_that_is_dropped_under_a_running_write_leaves_its_outcome_open_and_is_missing_afterwards()
    {
        await Db.Execute("CREATE DATABASE dropped_under_us");
        await using var db = new PostgreSqlDatabase(
            DatabaseUrl.Parse(PostgreSqlServer.WithDatabase(Url, "dropped_under_us")), new RefractOptions());
        await db.Execute("CREATE TABLE t (id integer)");
        var running = Fails(() => db.Execute("INSERT INTO t SELECT 1 FROM pg_sleep(30)"));
        while (await Db.Int("SELECT count(*)::int FROM pg_stat_activity"
            + " WHERE datname = 'dropped_under_us' AND wait_event = 'PgSleep'") == 0) await Task.Delay(20, Ct);
        await Db.Execute("DROP DATABASE dropped_under_us WITH (FORCE)");
        (await running).ShouldBe("P1017", Kept.Unknown);
        (await Fails(() => db.Int("SELECT 1")))
            .ShouldBe("P1003", Kept.Nothing, "dropped_under_us", "refract db push");
    }

    [Fact]
    public async Task Crash_of_another_session_ends_all_and_the_next_calls_work_again()
    {
        await using var server = await PostgreSqlServer.StartOwn();
        await using var db = new PostgreSqlDatabase(DatabaseUrl.Parse(server.Url), new RefractOptions());
        await db.Execute("CREATE TABLE t (id integer)");
        var writing = Fails(() => db.Execute("INSERT INTO t SELECT 1 FROM pg_sleep(30)"));
        while (await db.Int("SELECT count(*)::int FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 0)
            await Task.Delay(20, Ct);
        // The parent of the shell is the session itself.
        await Fails(() => db.Execute("COPY t TO PROGRAM 'kill -9 $PPID'"));
        (await writing).ShouldBe("P1017", Kept.Unknown, "127.0.0.1:");
        for (var attempt = 0; ; attempt++)
            try
            {
                (await db.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
                break;
            }
            catch (RefractException error) when (attempt < 100)
            {
                // Refused (57P03) while it recovers.
                error.ShouldBe(error.Code == "P1001" ? "P1001" : "P1017", Kept.NothingTryAgain);
                await Task.Delay(100, Ct);
            }
    }

    [Fact]
    public async Task Server_that_shuts_down_takes_no_connection_and_the_write_was_not_sent()
    {
        await using var server = await PostgreSqlServer.StartOwn();
        await using var db = new PostgreSqlDatabase(DatabaseUrl.Parse(server.Url), new RefractOptions());
        await using var held = await db.BeginTransaction(IsolationLevel.Unspecified, null, Ct);
        await held.Execute("CREATE TABLE t (id integer)");
        await server.BeginShutdown();
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var error = await Should.ThrowAsync<RefractException>(() => db.Execute("INSERT INTO missing VALUES (1)"));
            if (error.Code != "P2021")
            {
                error.ShouldBe("P1001", Kept.NothingTryAgain, "127.0.0.1:", "starting up or shutting down");
                error.InnerException.ShouldBeAssignableTo<Npgsql.PostgresException>()!.SqlState.ShouldBe("57P03");
                return;
            }

            await Task.Delay(20, Ct);
        }

        Assert.Fail("The server goes on taking connections.");
    }

    [Theory]
    [InlineData("25P04", "P2028", Kept.Nothing, "transaction_timeout")]
    [InlineData("57P01", "P1017", Kept.Unknown, "closed the connection")]
    [InlineData("57P02", "P1017", Kept.Unknown, "closed the connection")]
    [InlineData("57P03", "P1001", Kept.Unknown, "starting up or shutting down")]
    [InlineData("57P04", "P1003", Kept.Nothing, "was dropped")]
    [InlineData("57P05", "P1017", Kept.NothingTryAgain, "idle_session_timeout")]
    [InlineData("08006", "P1017", Kept.Unknown, "closed the connection")]
    public async Task Code_that_this_server_does_not_send_in_a_statement_is_translated_the_same(
        string state, string code, Kept kept, string words) =>
        (await Fails(() => Db.Execute($"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")))
        .ShouldBe(code, kept, words);

    /// <summary>Waits until the server has ended the session that was idle.</summary>
    private async Task IsEnded()
    {
        while (await Db.Int("SELECT count(*)::int FROM pg_stat_activity"
            + " WHERE application_name = 'idle' AND datname = current_database()") > 0) await Task.Delay(20, Ct);
    }

    private async Task<PostgreSqlDatabase> Table(string query)
    {
        await Db.Execute("CREATE TABLE t (id integer)");
        return Open(query);
    }
}
