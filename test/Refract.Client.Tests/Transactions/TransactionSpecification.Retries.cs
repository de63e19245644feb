using Refract.Testing;

namespace Refract.Client.Tests.Transactions;

public abstract partial class TransactionSpecification
{
    [Fact]
    public async Task An_outcome_that_is_not_known_is_never_run_again()
    {
        var runs = 0;
        var unknown = new RefractException("P1017", "A test lost the connection.", isTransient: true,
            isOutcomeUnknown: true);
        unknown.IsTransient.ShouldBeFalse();
        foreach (var error in new Exception[] { unknown,
            new TransactionConflictException("A test is in the way.", unknown) })
        {
            runs = 0;
            await Should.ThrowAsync<RefractException>(() => Db.Transaction(_ =>
            {
                runs++;
                throw error;
            }, new TransactionOptions { MaxRetries = 3 }, Ct));
            runs.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_conflict_runs_the_whole_callback_again_as_often_as_asked()
    {
        var runs = 0;
        await Db.Transaction(async tx =>
        {
            await Add(tx);
            if (++runs < 3) throw new TransactionConflictException("A test is in the way.", null);
        }, new TransactionOptions { MaxRetries = 2 }, Ct);
        runs.ShouldBe(3);
        (await N()).ShouldBe(1);

        runs = 0;
        await Should.ThrowAsync<TransactionConflictException>(() => Db.Transaction(_ =>
        {
            runs++;
            throw new TransactionConflictException("A test is in the way.", null);
        }, new TransactionOptions { MaxRetries = 2 }, Ct));
        runs.ShouldBe(3);
    }

    [Fact]
    public async Task Sixty_four_read_modify_writes_in_serializable_transactions_with_retries_lose_nothing()
    {
        var options = new TransactionOptions { Isolation = System.Data.IsolationLevel.Serializable, MaxRetries = 200 };
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Db.Transaction(async tx =>
        {
            var n = await tx.Sql.Int("SELECT n FROM counter WHERE id = 1");
            await Task.Yield();
            await tx.Sql.Execute("UPDATE counter SET n = $1 WHERE id = 1", SqlRunnerExtensions.Int(n + 1));
        }, options, Ct), Ct)));
        (await N()).ShouldBe(64);
    }
}
