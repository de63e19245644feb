using Refract;

namespace Tux.Database.Controllers;

/// <summary>What moderators did to members. Cases are numbered 1, 2, 3, … within their guild, without gaps.</summary>
[Controller<Case>]
public sealed class CaseController(TuxDb db, TimeProvider clock, ILogger<CaseController>? logger = null)
    : CaseControllerBase(db, logger)
{
    /// <summary>
    /// Takes the guild's next case number, creating the guild if needed. One atomic statement: no number is given out
    /// twice.
    /// </summary>
    public Task<long> NextCaseNumber(DiscordId guildId, CancellationToken ct = default) =>
        Run(async () => (await CountUp(guildId, ct)).CaseCount);

    /// <summary>
    /// Opens a case with the guild's next number. Number and case are one transaction: the guild's row stays locked
    /// until the case is stored, so a failing insert leaves no gap.
    /// </summary>
    public Task<Case> Insert(DiscordId guildId, DiscordId userId, DiscordId moderatorId, CaseType type, string reason,
        IEnumerable<DiscordId>? userRoles = null, DateTimeOffset? expiresAt = null, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            var guild = await CountUp(guildId, ct);
            return await tx.Case.Create(new()
            {
                GuildId = guildId.Stored, CaseNumber = guild.CaseCount, CaseUserId = userId,
                CaseModeratorId = moderatorId, CaseType = type,
                CaseReason = reason, CaseUserRoles = [.. (userRoles ?? []).Select(role => role.Stored)],
                CaseExpiresAt = expiresAt,
            }, ct: ct);
        }, ct: ct));

    /// <summary>The case of that id, or null.</summary>
    public Task<Case?> ById(long caseId, CancellationToken ct = default) =>
        Run(() => Db.Case.FindUnique(caseId: caseId, ct: ct));

    /// <summary>The case of that number in a guild, or null.</summary>
    public Task<Case?> ByNumber(DiscordId guildId, long number, CancellationToken ct = default) =>
        Run(() => Db.Case.FindUnique(caseNumber: number, guildId: guildId, ct: ct));

    /// <summary>All cases of a guild, newest first.</summary>
    public Task<IReadOnlyList<Case>> AllOf(DiscordId guildId, CancellationToken ct = default) =>
        Matching(guildId, new(), ct);

    /// <summary>The cases of a guild that a caller's own filter lets through, newest first.</summary>
    public Task<IReadOnlyList<Case>> Matching(DiscordId guildId, CaseWhere filter, CancellationToken ct = default) =>
        Run(() => Db.Case.FindMany(new() { GuildId = guildId.Stored, And = [filter] }, orderBy: NewestFirst, ct: ct));

    /// <summary>The cases against a member, newest first.</summary>
    public Task<IReadOnlyList<Case>> ByUser(DiscordId guildId, DiscordId userId, CancellationToken ct = default) =>
        Matching(guildId, new() { CaseUserId = userId.Stored }, ct);

    /// <summary>The cases that a moderator opened, newest first.</summary>
    public Task<IReadOnlyList<Case>> ByModerator(DiscordId guildId, DiscordId moderatorId,
        CancellationToken ct = default) =>
        Matching(guildId, new() { CaseModeratorId = moderatorId.Stored }, ct);

    /// <summary>A member's latest case, if its type is among the given ones; else null.</summary>
    public async Task<Case?> LatestOf(DiscordId guildId, DiscordId userId, IReadOnlyCollection<CaseType> types,
        CancellationToken ct = default)
    {
        var latest = await Run(
            () => Db.Case.FindFirst(new() { GuildId = guildId.Stored, CaseUserId = userId.Stored }, NewestFirst,
                ct: ct));
        return latest is not null && types.Contains(latest.CaseType) ? latest : null;
    }

    /// <summary>
    /// Changes reason and status of a case by its number; null when there is no such case. What is null stays as it is.
    /// </summary>
    public Task<Case?> Change(DiscordId guildId, long number, string? reason = null, bool? status = null,
        CancellationToken ct = default)
    {
        var changes = new CaseUpdate();
        if (reason is not null) changes.CaseReason = reason;
        if (status is not null) changes.CaseStatus = status;
        return Run(() => Db.Case.UpdateOrDefault(new(caseNumber: number, guildId: guildId), changes, ct: ct));
    }

    /// <summary>Deletes a case by its number; null when there is no such case.</summary>
    public Task<Case?> DeleteByNumber(DiscordId guildId, long number, CancellationToken ct = default) =>
        Run(() => Db.Case.DeleteOrDefault(new(caseNumber: number, guildId: guildId), ct: ct));

    /// <summary>The temporary bans that have run out and are not yet marked so, the longest overdue first.</summary>
    public Task<IReadOnlyList<Case>> ExpiredTempBans(CancellationToken ct = default) =>
        Run(() => Db.Case.FindMany(
            new() { CaseType = CaseType.Tempban, CaseExpiresAt = { Lt = clock.GetUtcNow() },
                CaseTempbanExpired = false },
            orderBy: new() { CaseExpiresAt = Sort.Asc }, ct: ct));

    /// <summary>Marks a temporary ban as run out: 1, or null when there is no such case.</summary>
    public async Task<int?> MarkTempBanExpired(long caseId, CancellationToken ct = default) =>
        await Run(() =>
            Db.Case.UpdateOrDefault(new(caseId: caseId), new() { CaseTempbanExpired = true }, ct: ct)) is null
            ? null : 1;

    /// <summary>Deletes all cases of a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Case.DeleteMany(new() { GuildId = guildId.Stored }, ct: ct));

    /// <summary>How many cases a guild has.</summary>
    public Task<int> CountOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Case.Count(new() { GuildId = guildId.Stored }, ct: ct));

    /// <summary>How many cases a member has.</summary>
    public Task<int> CountOf(DiscordId guildId, DiscordId userId, CancellationToken ct = default) =>
        Run(() => Db.Case.Count(new() { GuildId = guildId.Stored, CaseUserId = userId.Stored }, ct: ct));

    /// <summary>
    /// Whether a member is under a restriction: the latest of the cases that put it on or lift it put it on.
    /// </summary>
    public async Task<bool> IsRestricted(DiscordId guildId, DiscordId userId, CaseType active, CaseType lifting,
        CancellationToken ct = default)
    {
        var latest = await Run(() => Db.Case.FindFirst(
            new() { GuildId = guildId.Stored, CaseUserId = userId.Stored, CaseType = { In = [active, lifting] } },
            NewestFirst, ct: ct));
        return latest?.CaseType == active;
    }

    /// <summary>Newest first; the id decides between cases of the same millisecond.</summary>
    private static CaseOrderBy NewestFirst => new() { CaseCreatedAt = Sort.Desc, CaseId = Sort.Desc };

    private Task<Guild> CountUp(DiscordId guildId, CancellationToken ct) =>
        Db.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored, CaseCount = 1 },
            new() { CaseCount = { Increment = 1 } }, ct: ct);
}
