using Case = Tux.Database.Case;
using Tux.Database;

namespace Tux.Tests.Database;

/// <summary>How cases behave, on every database.</summary>
public abstract class CaseSpecification : TuxFixture
{
    private const ulong GuildId = 336642139381301249;
    private const ulong User = 18_000_000_000_000_000_000;
    private const ulong Moderator = 7;

    [Fact]
    public async Task The_first_case_creates_the_guild_and_has_number_one()
    {
        var made = await Open(CaseType.Ban);
        made.CaseNumber.ShouldBe(1);
        (await Database.Guild.ById(GuildId, Ct)).ShouldNotBeNull().CaseCount.ShouldBe(1);
    }

    [Fact]
    public async Task Ids_above_the_signed_range_come_back_as_they_went_in()
    {
        var made = await Open(CaseType.Ban);
        ((DiscordId)made.CaseUserId).Value.ShouldBe(User);
    }

    [Fact]
    public async Task Roles_of_the_member_are_kept_in_order()
    {
        var made = await Database.Case.Insert(GuildId, User, Moderator, CaseType.Jail, "spam", [3ul, 1ul, 2ul], ct: Ct);
        (await Database.Case.ById(made.CaseId, Ct)).ShouldNotBeNull().CaseUserRoles.ShouldBe([3, 1, 2]);
    }

    [Fact]
    public async Task A_failing_insert_leaves_no_gap()
    {
        await Open(CaseType.Warn);
        // The next number is taken already, behind the counter's back.
        await Db.Case.Create(
            new() { GuildId = (long)GuildId, CaseNumber = 2, CaseType = CaseType.Warn, CaseReason = "in the way",
                CaseUserId = 1, CaseModeratorId = 1 }, ct: Ct);
        await Should.ThrowAsync<Refract.UniqueConstraintException>(() => Open(CaseType.Warn));
        (await Database.Guild.ById(GuildId, Ct))!.CaseCount.ShouldBe(1);
    }

    [Fact]
    public async Task All_of_a_guild_come_newest_first_and_without_other_guilds()
    {
        for (var n = 0; n < 3; n++) await Open(CaseType.Warn);
        await Database.Case.Insert(99ul, User, Moderator, CaseType.Ban, "elsewhere", ct: Ct);
        (await Database.Case.AllOf(GuildId, Ct)).Select(row => row.CaseNumber).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Members_moderators_and_own_filters_select()
    {
        await Open(CaseType.Warn);
        await Database.Case.Insert(GuildId, 5ul, 6ul, CaseType.Kick, "out", ct: Ct);
        (await Database.Case.ByUser(GuildId, 5ul, Ct)).ShouldHaveSingleItem().CaseType.ShouldBe(CaseType.Kick);
        (await Database.Case.ByModerator(GuildId, Moderator, Ct)).ShouldHaveSingleItem().CaseType.ShouldBe(
            CaseType.Warn);
        (await Database.Case.Matching(GuildId, new() { CaseReason = { Contains = "ou" } }, Ct)).ShouldHaveSingleItem();
        (await Database.Case.CountOf(GuildId, Ct)).ShouldBe(2);
        (await Database.Case.CountOf(GuildId, 5ul, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task The_latest_of_a_member_is_given_only_when_its_type_is_asked_for()
    {
        await Open(CaseType.Jail);
        await Open(CaseType.Unjail);
        (await Database.Case.LatestOf(GuildId, User, [CaseType.Unjail], Ct)).ShouldNotBeNull().CaseNumber.ShouldBe(2);
        (await Database.Case.LatestOf(GuildId, User, [CaseType.Jail], Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_restriction_holds_until_it_is_lifted()
    {
        (await Database.Case.IsRestricted(GuildId, User, CaseType.Jail, CaseType.Unjail, Ct)).ShouldBeFalse();
        await Open(CaseType.Jail);
        await Open(CaseType.Warn);
        (await Database.Case.IsRestricted(GuildId, User, CaseType.Jail, CaseType.Unjail, Ct)).ShouldBeTrue();
        await Open(CaseType.Unjail);
        (await Database.Case.IsRestricted(GuildId, User, CaseType.Jail, CaseType.Unjail, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Reason_and_status_change_by_number_and_the_rest_stays()
    {
        await Open(CaseType.Ban);
        var changed = (await Database.Case.Change(GuildId, 1, status: false, ct: Ct)).ShouldNotBeNull();
        (changed.CaseStatus, changed.CaseReason).ShouldBe((false, "because"));
        (await Database.Case.Change(GuildId, 1, reason: "better", ct: Ct))!.CaseReason.ShouldBe("better");
        (await Database.Case.Change(GuildId, 404, reason: "nobody", ct: Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Expired_temporary_bans_are_found_until_they_are_marked()
    {
        var soon = await Database.Case.Insert(GuildId, User, Moderator, CaseType.Tempban, "an hour",
            expiresAt: Clock.GetUtcNow().AddHours(1), ct: Ct);
        await Database.Case.Insert(GuildId, User, Moderator, CaseType.Tempban, "a week",
            expiresAt: Clock.GetUtcNow().AddDays(7), ct: Ct);
        (await Database.Case.ExpiredTempBans(Ct)).ShouldBeEmpty();

        Clock.Advance(TimeSpan.FromHours(2));
        (await Database.Case.ExpiredTempBans(Ct)).ShouldHaveSingleItem().CaseId.ShouldBe(soon.CaseId);
        (await Database.Case.MarkTempBanExpired(soon.CaseId, Ct)).ShouldBe(1);
        (await Database.Case.ExpiredTempBans(Ct)).ShouldBeEmpty();
        (await Database.Case.MarkTempBanExpired(404, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Cases_go_one_by_one_or_all_at_once()
    {
        for (var n = 0; n < 3; n++) await Open(CaseType.Warn);
        (await Database.Case.DeleteByNumber(GuildId, 2, Ct)).ShouldNotBeNull();
        (await Database.Case.DeleteByNumber(GuildId, 2, Ct)).ShouldBeNull();
        (await Database.Case.DeleteAllOf(GuildId, Ct)).ShouldBe(2);
    }

    private Task<Case> Open(CaseType type) => Database.Case.Insert(GuildId, User, Moderator, type, "because", ct: Ct);
}
