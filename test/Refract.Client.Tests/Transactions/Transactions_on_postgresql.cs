using Refract.Testing;

namespace Refract.Client.Tests.Transactions;

public sealed class Transactions_on_postgresql : TransactionSpecification
{
    private PostgreSqlTestDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task<TestClient> Connect()
    {
        _database = await PostgreSqlServer.CreateDatabase();
        return TestClient.Connect(_database.Url + "?connection_limit=20");
    }

    protected override Task<TestClient> Again(Action<RefractOptions>? configure = null) =>
        Task.FromResult(TestClient.Connect(_database!.Url, configure));

    [Theory]
    [InlineData("UPDATE counter SET n = n + 1 WHERE id = 1 AND pg_sleep(30) IS NOT NULL", true, false)]
    [InlineData("SELECT n FROM counter WHERE pg_sleep(30) IS NOT NULL", false, true)]
    public async Task A_write_whose_connection_is_lost_is_not_worth_another_try_by_itself(string sql, bool isUnknown,
        bool isTransient)
    {
        var running = Db.Sql.Execute(sql);
        await Kill("%pg_sleep(30)%");
        var error = await Should.ThrowAsync<RefractException>(() => running);
        (error.Code, error.IsOutcomeUnknown, error.IsTransient).ShouldBe(("P1017", isUnknown, isTransient));
        error.Message.Contains("not known", StringComparison.Ordinal).ShouldBe(isUnknown);
    }

    [Fact]
    public async Task A_commit_whose_connection_is_lost_leaves_its_outcome_unknown()
    {
        await SlowCommits();
        var runs = 0;
        var running = Db.Transaction(async tx =>
        {
            runs++;
            await Add(tx);
        }, new TransactionOptions { MaxRetries = 3 }, Ct);
        await Kill("COMMIT%");
        var error = await Should.ThrowAsync<RefractException>(() => running);
        (error.Code, error.IsOutcomeUnknown, error.IsTransient, runs).ShouldBe(("P1017", true, false, 1));
    }

    [Fact]
    public async Task A_commit_that_has_begun_is_not_cancelled()
    {
        await SlowCommits("pg_advisory_xact_lock(1)");
        await using var other = await Db.BeginTransaction(ct: Ct);
        await other.Sql.Text("SELECT pg_advisory_xact_lock(1)::text");
        using var cancel = new CancellationTokenSource();
        await using var tx = await Db.BeginTransaction(ct: Ct);
        await Add(tx);
        var committing = tx.Commit(cancel.Token);
        while (await Db.Sql.Int("SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()"
            + " AND query = 'COMMIT' AND wait_event = 'advisory'") == 0) await Task.Delay(10, Ct);
        await cancel.CancelAsync();
        await other.Rollback();
        await committing;
        (await N()).ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_write_that_the_server_has_stopped_was_not_done()
    {
        using var cancel = new CancellationTokenSource();
        var running = Db.Sql.Run(
            SqlRunnerExtensions.Statement("UPDATE counter SET n = n + 1 WHERE pg_sleep(30) IS NOT NULL"),
            new ScalarResult<int>(row => row.Int(0)), cancel.Token).AsTask();
        while (await Db.Sql.Int("SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event = 'PgSleep'") == 0) await Task.Delay(20, Ct);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        (await N()).ShouldBe(0);
    }

    /// <summary>Makes commits take their time, by a constraint that is checked there.</summary>
    private async Task SlowCommits(string wait = "pg_sleep(30)")
    {
        await Db.Sql.Execute(
            $"CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM {wait}; RETURN NULL; END $$");
        await Db.Sql.Execute(
            "CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED FOR EACH "
                + "ROW EXECUTE FUNCTION slow()");
    }

    /// <summary>Ends the connection that runs a statement like this, once it does.</summary>
    private async Task Kill(string pattern)
    {
        const string sql = "SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity"
            + " WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid() AND wait_event = "
            + "'PgSleep' AND datname = current_database()";
        while (await Db.Sql.Int(sql, SqlRunnerExtensions.Text(pattern)) == 0) await Task.Delay(20, Ct);
    }

    [Fact]
    public async Task Read_modify_writes_at_read_committed_lose_increments()
    {
        // The reason for all the rest: a transaction alone saves nothing.
        await Run("SELECT n FROM counter WHERE id = 1");
        (await N()).ShouldBeLessThan(64);
    }

    [Fact]
    public async Task Read_modify_writes_with_a_row_lock_lose_nothing()
    {
        await Run("SELECT n FROM counter WHERE id = 1 FOR UPDATE");
        (await N()).ShouldBe(64);
    }

    [Fact]
    public async Task A_failed_statement_whose_error_was_swallowed_fails_the_commit()
    {
        var error = await Should.ThrowAsync<RefractException>(() => Db.Transaction(async tx =>
        {
            await Add(tx);
            await Should.ThrowAsync<UniqueConstraintException>(
                () => tx.Sql.Execute("INSERT INTO counter VALUES (1, 5)"));
        }, ct: Ct));
        error.Code.ShouldBe("P2028");
        error.InnerException.ShouldBeOfType<UniqueConstraintException>();
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_statement_after_a_failed_one_says_that_the_transaction_is_lost()
    {
        var error = await Should.ThrowAsync<RefractException>(() => Db.Transaction(async tx =>
        {
            await Should.ThrowAsync<UniqueConstraintException>(
                () => tx.Sql.Execute("INSERT INTO counter VALUES (1, 5)"));
            await Add(tx);
        }, ct: Ct));
        error.Code.ShouldBe("P2028");
        error.Message.ShouldContain("nested transaction");
    }

    [Fact]
    public async Task A_deadlock_is_a_conflict_and_a_retry_resolves_it()
    {
        await Db.Sql.Execute("INSERT INTO counter VALUES (2, 0)");
        var firstRound = 2;
        var both = new TaskCompletionSource();
        await Task.WhenAll(Cross(1, 2), Cross(2, 1));
        (await Db.Sql.Int("SELECT sum(n)::int FROM counter")).ShouldBe(4);

        Task Cross(int first, int second) => Db.Transaction(async tx =>
        {
            await tx.Sql.Execute("UPDATE counter SET n = n + 1 WHERE id = $1", SqlRunnerExtensions.Int(first));
            if (Interlocked.Decrement(ref firstRound) == 0) both.SetResult();
            await both.Task;
            await tx.Sql.Execute("UPDATE counter SET n = n + 1 WHERE id = $1", SqlRunnerExtensions.Int(second));
        }, new TransactionOptions { MaxRetries = 3 }, Ct);
    }

    [Fact]
    public async Task A_transaction_that_finds_no_connection_in_time_says_so()
    {
        await using var narrow = TestClient.Connect(_database!.Url + "?connection_limit=1");
        await using var held = await narrow.BeginTransaction(ct: Ct);
        await held.Sql.Execute("UPDATE counter SET n = 5");
        var error = await Should.ThrowAsync<RefractException>(() =>
            narrow.BeginTransaction(new TransactionOptions { MaxWait = TimeSpan.FromMilliseconds(100) }, Ct));
        error.Code.ShouldBe("P2028");
        error.Message.ShouldContain("MaxWait");
    }

    [Fact]
    public async Task MaxWait_holds_where_the_limit_of_the_pool_is_shorter()
    {
        await using var narrow = TestClient.Connect(_database!.Url + "?connection_limit=1&pool_timeout=1");
        await using var held = await narrow.BeginTransaction(ct: Ct);
        await held.Sql.Execute("UPDATE counter SET n = 5");
        // Beyond the pool's limit, and then within its own.
        (await Should.ThrowAsync<RefractException>(() => narrow.BeginTransaction(ct: Ct))).Code.ShouldBe("P2024");
        var error = await Should.ThrowAsync<RefractException>(() =>
            narrow.BeginTransaction(new TransactionOptions { MaxWait = TimeSpan.FromSeconds(2.5) }, Ct));
        (error.Code, error.IsTransient).ShouldBe(("P2028", true));
        error.Message.ShouldContain("2500 ms");
        var waiting = narrow.BeginTransaction(new TransactionOptions { MaxWait = TimeSpan.FromSeconds(60) }, Ct);
        await Task.Delay(2500, Ct);
        waiting.IsCompleted.ShouldBeFalse();
        await held.Commit(Ct);
        await using var next = await waiting;
        (await next.Sql.Int("SELECT n FROM counter")).ShouldBe(5);
    }

    [Fact]
    public async Task A_connection_that_is_lost_ends_the_transaction_and_not_the_client()
    {
        var error = await Should.ThrowAsync<RefractException>(() => Db.Transaction(async tx =>
        {
            await Add(tx);
            var pid = await tx.Sql.Int("SELECT pg_backend_pid()");
            await Db.OutsideTransaction(
                outside => outside.Sql.Read($"SELECT pg_terminate_backend({pid})", row => row.Boolean(0)));
            await Add(tx);
        }, ct: Ct));
        error.Code.ShouldBe("P1017");
        error.IsTransient.ShouldBeTrue();
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_time_limit_stops_the_statement_that_runs()
    {
        var started = TimeProvider.System.GetTimestamp();
        var error = await Should.ThrowAsync<RefractException>(() => Db.Transaction(
            tx => tx.Sql.Text("SELECT pg_sleep(30)::text"),
            new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(200) }, Ct));
        error.Code.ShouldBe("P2028");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_isolation_level_is_the_one_that_was_asked_for()
    {
        var level = await Db.Transaction(tx => tx.Sql.Text("SELECT current_setting('transaction_isolation')"),
            System.Data.IsolationLevel.RepeatableRead, Ct);
        level.ShouldBe("repeatable read");
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Transaction(Add, System.Data.IsolationLevel.Chaos, Ct));
    }

    private Task Run(string read) =>
        Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Db.Transaction(async tx =>
    {
        var n = await tx.Sql.Int(read);
        await Task.Yield();
        await tx.Sql.Execute("UPDATE counter SET n = $1 WHERE id = 1", SqlRunnerExtensions.Int(n + 1));
    }, ct: Ct), Ct)));

    private static Task Add(TestClient client) => TransactionSpecification.Add(client);
}
