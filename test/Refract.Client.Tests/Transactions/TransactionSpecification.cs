using Refract.Testing;

namespace Refract.Client.Tests.Transactions;

/// <summary>What transactions do on every database. The table <c>counter</c> has one row: id 1, n 0.</summary>
public abstract partial class TransactionSpecification : IAsyncLifetime
{
    protected TestClient Db { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Db = await Connect();
        await Db.Sql.Execute("CREATE TABLE counter (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)");
        await Db.Sql.Execute("INSERT INTO counter VALUES (1, 0)");
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<TestClient> Connect();

    /// <summary>Another client of the same database.</summary>
    protected abstract Task<TestClient> Again(Action<RefractOptions>? configure = null);

    private Task<TestClient> Again(ManualClock clock) => Again(options => options.Clock = clock);

    protected static Task<int> Add(TestClient client, int n = 1) =>
        client.Sql.Execute("UPDATE counter SET n = n + $1 WHERE id = 1", SqlRunnerExtensions.Int(n));

    protected Task<int> N() => Db.Sql.Int("SELECT n FROM counter WHERE id = 1");

    [Fact]
    public async Task What_a_callback_did_is_kept_when_it_ends_well()
    {
        var answer = await Db.Transaction(async tx =>
        {
            await Add(tx);
            return "done";
        }, ct: Ct);
        answer.ShouldBe("done");
        (await N()).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_callback_did_is_undone_when_it_throws()
    {
        await Should.ThrowAsync<FormatException>(() => Db.Transaction(async tx =>
        {
            await Add(tx);
            throw new FormatException();
        }, ct: Ct));
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task Operations_on_the_client_itself_join_the_callbacks_transaction()
    {
        await Should.ThrowAsync<FormatException>(() => Db.Transaction(async _ =>
        {
            await Add(Db);
            (await N()).ShouldBe(1);
            throw new FormatException();
        }, ct: Ct));
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_nested_transaction_that_throws_undoes_only_its_own_work()
    {
        await Db.Transaction(async tx =>
        {
            await Add(tx, 1);
            await Should.ThrowAsync<FormatException>(() => Db.Transaction(async inner =>
            {
                await Add(inner, 10);
                await Add(tx, 100); // The outer client means the nested transaction while that runs.
                throw new FormatException();
            }, ct: Ct));
            await tx.Transaction(inner => Add(inner, 1000), ct: Ct);
        }, ct: Ct);
        (await N()).ShouldBe(1001);
    }

    [Fact]
    public async Task An_error_inside_a_nested_transaction_leaves_the_outer_one_usable()
    {
        await Db.Transaction(async tx =>
        {
            await Add(tx);
            await Should.ThrowAsync<UniqueConstraintException>(
                () => tx.Transaction(inner => inner.Sql.Execute("INSERT INTO counter VALUES (1, 5)"), ct: Ct));
            await Add(tx);
        }, ct: Ct);
        (await N()).ShouldBe(2);
    }

    [Fact]
    public async Task Statements_that_are_started_together_inside_a_transaction_take_turns()
    {
        await Db.Transaction(tx => Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Add(tx))), ct: Ct);
        (await N()).ShouldBe(20);
    }

    [Fact]
    public async Task Nested_transactions_that_are_started_together_take_turns()
    {
        await Db.Transaction(async tx =>
        {
            var works = Enumerable.Range(0, 6).Select(i => tx.Transaction(async inner =>
            {
                await Add(inner);
                await Task.Delay(5, Ct);
                await Add(inner);
                if (i % 2 == 1) throw new FormatException();
            }, ct: Ct)).ToArray();
            // What a sibling writes meanwhile is not undone with the nested ones that fail.
            var sibling = Add(tx, 100);
            await Should.ThrowAsync<FormatException>(() => Task.WhenAll(works));
            await sibling;
        }, ct: Ct);
        (await N()).ShouldBe(106);
    }

    [Fact]
    public async Task A_transaction_that_has_ended_refuses_further_use()
    {
        TestClient kept = null!;
        await Db.Transaction(tx =>
        {
            kept = tx;
            return Add(tx);
        }, ct: Ct);
        (await Should.ThrowAsync<RefractException>(() => Add(kept))).Code.ShouldBe("P2028");
        (await N()).ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_was_started_inside_and_forgotten_does_not_fall_back_to_the_pool()
    {
        var ended = new TaskCompletionSource();
        Task forgotten = null!;
        await Db.Transaction(tx =>
        {
            forgotten = Late();
            return Add(tx);
        }, ct: Ct);
        ended.SetResult();
        (await Should.ThrowAsync<RefractException>(() => forgotten)).Code.ShouldBe("P2028");
        (await N()).ShouldBe(1);

        async Task Late()
        {
            await ended.Task;
            await Add(Db);
        }
    }

    [Fact]
    public async Task A_disposed_client_says_so_and_undoes_what_is_open()
    {
        var other = await Again();
        await using var held = await other.BeginTransaction(ct: Ct);
        await Add(held);
        other.Dispose();
        other.Dispose();

        foreach (var use in new Func<Task>[]
        {
            () => Add(other),
            () => other.Sql.RunBatch(new TextBatch(SqlRunnerExtensions.Statement("SELECT 1")), Ct).AsTask(),
            () => other.Transaction(tx => Add(tx), ct: Ct), () => other.BeginTransaction(ct: Ct), () => Add(held),
            () => held.Commit(Ct),
        })
        {
            var error = await Should.ThrowAsync<RefractException>(async () => await use());
            error.Message.ShouldContain("disposed");
            (error.IsTransient, error.IsOutcomeUnknown).ShouldBe((false, false));
            error.InnerException.ShouldBeOfType<ObjectDisposedException>();
        }
        await held.DisposeAsync();
        (await N()).ShouldBe(0);
        await Add(Db);
    }

    [Fact]
    public async Task A_client_that_is_disposed_under_a_callback_commits_nothing()
    {
        var other = await Again();
        var error = await Should.ThrowAsync<RefractException>(() => other.Transaction(async tx =>
        {
            await Add(tx);
            await other.DisposeAsync();
        }, ct: Ct));
        error.Message.ShouldContain("disposed");
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_transaction_is_rolled_back()
    {
        using var cancel = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Db.Transaction(async tx =>
        {
            await Add(tx);
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, Ct);
        }, ct: cancel.Token));
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task An_explicit_transaction_is_kept_when_committed_and_joined_by_nothing_else()
    {
        await using (var tx = await Db.BeginTransaction(ct: Ct))
        {
            await Add(tx);
            (await N()).ShouldBe(0);
            await tx.Commit(Ct);
        }
        (await N()).ShouldBe(1);
    }

    [Fact]
    public async Task An_explicit_transaction_that_is_disposed_without_a_commit_is_undone()
    {
        await using (var tx = await Db.BeginTransaction(ct: Ct)) await Add(tx);
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_transaction_can_be_left_on_purpose()
    {
        await Db.Transaction(async tx =>
        {
            await Add(tx);
            (await Db.OutsideTransaction(outside => outside.Sql.Int("SELECT n FROM counter"))).ShouldBe(0);
            (await N()).ShouldBe(1);
        }, ct: Ct);
    }

    [Fact]
    public async Task Work_of_several_statements_is_a_savepoint_inside_a_transaction_and_a_transaction_outside()
    {
        await using (var work = await Db.Runners.Begin(Ct)) await work.Execute("UPDATE counter SET n = n + 1");
        (await N()).ShouldBe(0);

        await Db.Transaction(async tx =>
        {
            await using (var work = await tx.Runners.Begin(Ct)) await work.Execute("UPDATE counter SET n = n + 10");
            await using (var work = await tx.Runners.Begin(Ct))
            {
                await work.Execute("UPDATE counter SET n = n + 100");
                await work.Commit(Ct);
            }
        }, ct: Ct);
        (await N()).ShouldBe(100);
    }
}
