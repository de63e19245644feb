using Refract;
using Tux.Database;
using Tux.Database.Controllers;

namespace Tux.Tests.Database;

/// <summary>How levels, absences and the starboard behave, on every database.</summary>
public abstract class MemberSpecification : TuxFixture
{
    private const ulong GuildId = 10;
    private const ulong Member = 20;

    [Fact]
    public async Task Experience_raises_the_level_and_says_so_once()
    {
        var first = await Database.Levels.AddXp(Member, GuildId, 99, Ct);
        (first.Row.Level, first.Rose).ShouldBe((0, false));
        var second = await Database.Levels.AddXp(Member, GuildId, 1, Ct);
        (second.Row.Level, second.Rose).ShouldBe((1, true));
        var third = await Database.Levels.AddXp(Member, GuildId, 1, Ct);
        (third.Row.Level, third.Rose).ShouldBe((1, false));
        (await Database.Levels.GetXpAndLevel(Member, GuildId, Ct)).ShouldBe((101, 1));
    }

    [Fact]
    public async Task Who_never_wrote_has_nothing()
    {
        (await Database.Levels.GetXp(Member, GuildId, Ct)).ShouldBe(0);
        (await Database.Levels.GetLevel(Member, GuildId, Ct)).ShouldBe(0);
        (await Database.Levels.GetLastMessage(Member, GuildId, Ct)).ShouldBeNull();
        (await Database.Levels.Rank(Member, GuildId, Ct)).ShouldBeNull();
        (await Database.Levels.Reset(Member, GuildId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_last_message_is_the_time_of_the_last_experience()
    {
        await Database.Levels.AddXp(Member, GuildId, 1, Ct);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Database.Levels.AddXp(Member, GuildId, 1, Ct);
        (await Database.Levels.GetLastMessage(Member, GuildId, Ct)).ShouldBe(Clock.GetUtcNow());
    }

    [Fact]
    public async Task Ranks_leave_out_blacklisted_members()
    {
        for (ulong n = 1; n <= 4; n++) await Database.Levels.SetXp(n, GuildId, n * 100, Ct);
        (await Database.Levels.ToggleBlacklist(4ul, GuildId, Ct)).ShouldBeTrue();
        (await Database.Levels.IsBlacklisted(4ul, GuildId, Ct)).ShouldBeTrue();
        (await Database.Levels.Top(GuildId, 2, Ct)).Select(row => row.MemberId).ShouldBe([3, 2]);
        (await Database.Levels.Rank(3ul, GuildId, Ct)).ShouldBe(1);
        (await Database.Levels.Rank(1ul, GuildId, Ct)).ShouldBe(3);
        (await Database.Levels.Rank(4ul, GuildId, Ct)).ShouldBeNull();
        (await Database.Levels.CountRanked(GuildId, Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Resetting_and_deleting_take_experience_away()
    {
        await Database.Levels.SetXp(Member, GuildId, 500, Ct);
        (await Database.Levels.Reset(Member, GuildId, Ct)).ShouldNotBeNull().Level.ShouldBe(0);
        (await Database.Levels.DeleteAllOf(GuildId, Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(99.9, 0)]
    [InlineData(100, 1)]
    [InlineData(399, 1)]
    [InlineData(400, 2)]
    public void Levels_follow_the_square_root(double xp, long level) => LevelsController.LevelFor(xp).ShouldBe(level);

    [Fact]
    public async Task A_member_is_away_until_removed()
    {
        (await Database.Afk.IsAfk(Member, GuildId, Ct)).ShouldBeFalse();
        await Database.Afk.Set(Member, GuildId, "Nick", "lunch", until: Clock.GetUtcNow().AddHours(1), ct: Ct);
        await Database.Afk.Set(Member, GuildId, "Nick", "holiday", permanent: true, ct: Ct);
        var row = (await Database.Afk.Get(Member, GuildId, Ct)).ShouldNotBeNull();
        (row.Reason, row.Until).ShouldBe(("holiday", null));
        (await Database.Afk.IsPermanent(Member, GuildId, Ct)).ShouldBeTrue();
        (await Database.Afk.CountOf(GuildId, ct: Ct)).ShouldBe(1);
        (await Database.Afk.Remove(Member, GuildId, Ct)).ShouldNotBeNull();
        (await Database.Afk.Remove(Member, GuildId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Absences_that_are_over_are_found()
    {
        await Database.Afk.Set(Member, GuildId, "a", "soon back", until: Clock.GetUtcNow().AddMinutes(5), ct: Ct);
        await Database.Afk.Set(21ul, GuildId, "b", "who knows", ct: Ct);
        (await Database.Afk.Expired(GuildId, Ct)).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await Database.Afk.Expired(GuildId, Ct)).ShouldHaveSingleItem().MemberId.ShouldBe((long)Member);
    }

    [Fact]
    public async Task Absences_are_looked_up_by_guild_and_member()
    {
        await Database.Afk.Set(Member, GuildId, "a", "first", ct: Ct);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Database.Afk.Set(21ul, GuildId, "b", "second", ct: Ct);
        await Database.Afk.Set(22ul, GuildId + 1, "c", "elsewhere", ct: Ct);
        (await Database.Afk.Find(GuildId, ct: Ct)).Select(row => row.Reason).ShouldBe(["first", "second"]);
        (await Database.Afk.Find(GuildId, limit: 1, ct: Ct)).ShouldHaveSingleItem().Reason.ShouldBe("first");
        (await Database.Afk.Find(memberId: 22ul, ct: Ct)).ShouldHaveSingleItem().Reason.ShouldBe("elsewhere");
        (await Database.Afk.Find(GuildId, 22ul, ct: Ct)).ShouldBeEmpty();
        (await Database.Afk.CountOf(ct: Ct)).ShouldBe(3);
        (await Database.Afk.DeleteAllOf(GuildId, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_starboard_is_set_changed_and_taken_away()
    {
        await Database.Starboard.Set(GuildId, 1ul, "⭐", 3, Ct);
        await Database.Starboard.Set(GuildId, 2ul, "🌟", 5, Ct);
        var row = (await Database.Starboard.Get(GuildId, Ct)).ShouldNotBeNull();
        (row.StarboardChannelId, row.StarboardEmoji, row.StarboardThreshold).ShouldBe((2, "🌟", 5));
        (await Database.Starboard.CountAll(Ct)).ShouldBe(1);
        (await Database.Starboard.Remove(GuildId, Ct)).ShouldNotBeNull();
        (await Database.Starboard.Get(GuildId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_messages_with_the_most_stars_come_first()
    {
        await Star(1, 3);
        await Star(2, 9);
        await Star(3, 5);
        (await Database.StarboardMessage.Top(GuildId, 2, Ct)).Select(row => row.MessageId).ShouldBe([2, 3]);
        (await Database.StarboardMessage.SetStars(GuildId, 1ul, 20, Ct)).ShouldNotBeNull();
        (await Database.StarboardMessage.ByUser(GuildId, Member, ct: Ct)).Select(row => row.MessageId)
            .ShouldBe([1, 2, 3]);
        (await Database.StarboardMessage.SetStars(GuildId, 404ul, 1, Ct)).ShouldBeNull();
        (await Database.StarboardMessage.Remove(GuildId, 2ul, Ct)).ShouldNotBeNull();
        (await Database.StarboardMessage.CountOf(GuildId, Member, Ct)).ShouldBe(2);
        (await Database.StarboardMessage.DeleteAllOf(GuildId, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_guild_that_others_refer_to_is_not_deleted()
    {
        await Database.Levels.AddXp(Member, GuildId, 5, Ct);
        await Star(1, 3);
        await Database.Case.Insert(GuildId, Member, 1ul, CaseType.Warn, "x", ct: Ct);
        var before =
            (await Db.Guild.FindUnique(guildId: (long)GuildId,
                include: new() { Levels = true, Cases = true, StarboardMessages = true }, ct: Ct)).ShouldNotBeNull();
        (before.Levels.Count, before.Cases.Count, before.StarboardMessages.Count).ShouldBe((1, 1, 1));
        await Should.ThrowAsync<ForeignKeyException>(() => Database.Guild.Remove(GuildId, Ct));
    }

    private Task<StarboardMessage> Star(ulong message, int stars) =>
        Database.StarboardMessage.Set(GuildId, message, 5ul, Member, 1000 + message, "text", stars,
            Clock.GetUtcNow().AddDays(1), Ct);
}
