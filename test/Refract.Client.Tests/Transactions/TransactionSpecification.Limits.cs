namespace Refract.Client.Tests.Transactions;

public abstract partial class TransactionSpecification
{
    [Fact]
    public async Task A_transaction_beyond_its_time_limit_is_rolled_back_even_if_its_callback_never_returns()
    {
        var clock = new ManualClock();
        await using var db = await Again(clock);
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        var transaction = db.Transaction(async tx =>
        {
            await Add(tx);
            clock.Elapse();
            begun.SetResult();
            await never.Task;
        }, new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(150) }, Ct);
        await begun.Task;
        // The moment that the callback has to notice.
        while (!transaction.IsCompleted)
        {
            await Task.Delay(10, Ct);
            clock.Elapse();
        }

        var error = await Should.ThrowAsync<RefractException>(() => transaction);
        error.Code.ShouldBe("P2028");
        error.Message.ShouldContain("150 ms");
        error.Message.ShouldContain("still runs");
        error.ShouldBeOfType<TransactionTimeoutException>().Callback.IsCompleted.ShouldBeFalse();
        await Add(Db, 7); // The lock is free again.
        (await N()).ShouldBe(7);
        never.SetResult();
    }

    [Fact]
    public async Task A_callback_that_watches_its_token_ends_when_the_time_is_up_and_its_caller_knows()
    {
        var clock = new ManualClock();
        await using var db = await Again(clock);
        CancellationToken seen = default;
        var error = await Should.ThrowAsync<TransactionTimeoutException>(() => db.Transaction(async (tx, stop) =>
        {
            seen = stop;
            await Add(tx);
            clock.Elapse();
            await Task.Delay(Timeout.Infinite, stop);
        }, new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(150) }, Ct));
        seen.IsCancellationRequested.ShouldBeTrue();
        error.Callback.IsCanceled.ShouldBeTrue();
        error.Message.ShouldNotContain("still runs");
        (error.IsTransient, error.IsOutcomeUnknown).ShouldBe((false, false));
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_callback_that_holds_its_thread_is_rolled_back_meanwhile()
    {
        var clock = new ManualClock();
        await using var db = await Again(clock);
        var free = false;
        var begun = new TaskCompletionSource();
        var transaction = Task.Run(() => db.Transaction(async tx =>
        {
            await Add(tx);
            clock.Elapse();
            begun.SetResult();
            // Works without a pause, as code does that computes.
            SpinWait.SpinUntil(() => Volatile.Read(ref free));
        }, new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(150) }, Ct), Ct);
        await begun.Task;
        await Add(Db, 7);
        transaction.IsCompleted.ShouldBeFalse();
        Volatile.Write(ref free, true);
        await Should.ThrowAsync<TransactionTimeoutException>(() => transaction);
        (await N()).ShouldBe(7);
    }

    [Fact]
    public async Task A_nested_transaction_beyond_its_time_limit_is_undone_alone()
    {
        var clock = new ManualClock();
        await using var db = await Again(clock);
        await db.Transaction(async tx =>
        {
            await Add(tx);
            await Should.ThrowAsync<TransactionTimeoutException>(() => tx.Transaction(async (inner, stop) =>
            {
                await Add(inner, 10);
                clock.Elapse();
                await Task.Delay(Timeout.Infinite, stop);
            }, new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(100) }, Ct));
            await Add(tx, 100);
        }, ct: Ct);
        (await N()).ShouldBe(101);
    }

    [Fact]
    public async Task A_nested_callback_is_told_when_the_outer_ones_time_is_up()
    {
        var clock = new ManualClock();
        await using var db = await Again(clock);
        CancellationToken seen = default;
        await Should.ThrowAsync<TransactionTimeoutException>(
            () => db.Transaction(tx => tx.Transaction(async (inner, stop) =>
        {
            seen = stop;
            await Add(inner);
            clock.Elapse();
            await Task.Delay(Timeout.Infinite, stop);
        }, ct: Ct), new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(150) }, Ct));
        seen.IsCancellationRequested.ShouldBeTrue();
        (await N()).ShouldBe(0);
    }

    [Fact]
    public async Task A_callback_with_a_token_answers_and_commits_like_any_other()
    {
        var answer = await Db.Transaction(async (tx, stop) =>
        {
            stop.IsCancellationRequested.ShouldBeFalse();
            await Add(tx);
            return "done";
        }, ct: Ct);
        answer.ShouldBe("done");
        (await N()).ShouldBe(1);
    }
}
