using System.Data;
using Refract;
using Tux.Database;

namespace Tux.Tests.Database;

/// <summary>
/// What 64 callers do at the same time adds up, on every database: by one atomic statement, by a row lock, or by
/// Serializable and retries. A plain read and write, also in a transaction, does not.
/// </summary>
public abstract class AtOnceSpecification : TuxFixture
{
    private const int Callers = 64;
    private const ulong GuildId = 10;
    private const ulong Member = 20;

    [Fact]
    public async Task Case_numbers_have_no_gap_and_no_repeat()
    {
        var cases = await AtOnce(() => Database.Case.Insert(GuildId, Member, 30ul, CaseType.Warn, "at once", ct: Ct));
        cases.Select(row => row.CaseNumber!.Value).Order().ShouldBe(Enumerable.Range(1, Callers).Select(n => (long)n));
        (await AtOnce(() => Database.Case.NextCaseNumber(GuildId, Ct))).Order()
            .ShouldBe(Enumerable.Range(Callers + 1, Callers).Select(n => (long)n));
        (await Database.Guild.ById(GuildId, Ct))!.CaseCount.ShouldBe(2 * Callers);
    }

    [Fact]
    public async Task Experience_adds_up_and_each_rise_is_told_once()
    {
        var results = await AtOnce(() => Database.Levels.AddXp(Member, GuildId, 25, Ct));
        (await Database.Levels.GetXpAndLevel(Member, GuildId, Ct)).ShouldBe((1600, 4));
        results.Count(result => result.Rose).ShouldBe(4);
    }

    [Fact]
    public async Task Uses_and_stars_are_all_counted()
    {
        var snippet = await Database.Snippet.Insert(GuildId, Member, "rules", "be kind", Ct);
        await Database.StarboardMessage.Set(GuildId, 1ul, 5ul, Member, 2ul, "text", 0, Clock.GetUtcNow().AddDays(1),
            Ct);
        var uses = await AtOnce(() => Database.Snippet.CountUse(snippet.SnippetId, Ct));
        var stars = await AtOnce(() => Database.StarboardMessage.AddStars(GuildId, 1ul, ct: Ct));
        uses.Select(row => row!.Uses).Order().ShouldBe(Enumerable.Range(1, Callers).Select(n => (long)n));
        stars.Select(row => row!.StarCount).Order().ShouldBe(Enumerable.Range(1, Callers));
    }

    [Fact]
    public async Task Every_toggle_finds_what_the_one_before_it_left()
    {
        var id = (await Database.Snippet.Insert(GuildId, Member, "rules", "be kind", Ct)).SnippetId;
        (await AtOnce(() => Database.Snippet.ToggleLock(id, Ct))).Count(row => row!.Locked).ShouldBe(Callers / 2);
        (await AtOnce(() => Database.Levels.ToggleBlacklist(Member, GuildId, Ct))).Count(isBlacklisted => isBlacklisted)
            .ShouldBe(Callers / 2);
    }

    [Fact]
    public async Task A_read_and_a_write_add_up_with_the_row_locked_between_them()
    {
        var id = (await Database.Snippet.Insert(GuildId, Member, "rules", "be kind", Ct)).SnippetId;
        await AtOnce(() => Db.Transaction(async tx =>
        {
            var row = await tx.Snippet.FindUniqueOrThrow(snippetId: id, @lock: RowLock.Update, ct: Ct);
            return await tx.Snippet.Update(new(snippetId: id), new() { Uses = row.Uses + 1 }, ct: Ct);
        }, ct: Ct));
        (await Database.Snippet.ById(id, Ct))!.Uses.ShouldBe(Callers);
    }

    [Fact]
    public async Task A_read_and_a_write_add_up_in_serializable_transactions_that_are_tried_again()
    {
        var id = (await Database.Snippet.Insert(GuildId, Member, "rules", "be kind", Ct)).SnippetId;
        await AtOnce(() => Db.Transaction(async tx =>
        {
            var row = await tx.Snippet.FindUniqueOrThrow(snippetId: id, ct: Ct);
            return await tx.Snippet.Update(new(snippetId: id), new() { Uses = row.Uses + 1 }, ct: Ct);
        }, new() { Isolation = IsolationLevel.Serializable, MaxRetries = 10 * Callers }, Ct));
        (await Database.Snippet.ById(id, Ct))!.Uses.ShouldBe(Callers);
    }

    private static Task<T[]> AtOnce<T>(Func<Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(call, Ct)));
}
