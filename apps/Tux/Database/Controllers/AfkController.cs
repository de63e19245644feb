using Refract;

namespace Tux.Database.Controllers;

/// <summary>Members who are away.</summary>
[Controller<AFKModel>]
public sealed class AfkController(TuxDb db, TimeProvider clock, ILogger<AfkController>? logger = null)
    : AFKModelControllerBase(db, logger)
{
    /// <summary>
    /// Says that a member is away, or changes what was said. A member is away in one guild at a time.
    /// </summary>
    /// <param name="until">When the member comes back, or null for unknown.</param>
    /// <param name="permanent">True to stay away also when the member writes something.</param>
    /// <param name="enforced">True when a moderator said so, not the member.</param>
    public Task<AFKModel> Set(DiscordId memberId, DiscordId guildId, string nickname, string reason,
        DateTimeOffset? until = null, bool permanent = false,
        bool enforced = false, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await tx.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct);
            return await tx.AFKModel.Upsert(new(memberId: memberId),
                new() { MemberId = memberId, GuildId = guildId.Stored, Nickname = nickname, Reason = reason,
                    Until = until, PermAfk = permanent, Enforced = enforced, Since = clock.GetUtcNow() },
                new() { GuildId = guildId.Stored, Nickname = nickname, Reason = reason, Until = until,
                    PermAfk = permanent, Enforced = enforced, Since = clock.GetUtcNow() }, ct: ct);
        }, ct: ct));

    /// <summary>A member who is away in a guild, or null.</summary>
    public Task<AFKModel?> Get(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.AFKModel.FindUnique(memberId: memberId, guildId: guildId, ct: ct));

    /// <summary>Whether a member is away in a guild.</summary>
    public async Task<bool> IsAfk(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        await Get(memberId, guildId, ct) is not null;

    /// <summary>Whether a member is away in a guild and stays so when writing something.</summary>
    public async Task<bool> IsPermanent(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        await Get(memberId, guildId, ct) is { PermAfk: true };

    /// <summary>Those of a guild whose time is over.</summary>
    public Task<IReadOnlyList<AFKModel>> Expired(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.AFKModel.FindMany(new() { GuildId = guildId.Stored, Until = { Lte = clock.GetUtcNow() } },
            new() { Until = Sort.Asc }, ct: ct));

    /// <summary>
    /// Who is away, by any combination of guild and member, the longest first; what is null is not asked for.
    /// </summary>
    public Task<IReadOnlyList<AFKModel>> Find(DiscordId? guildId = null, DiscordId? memberId = null, int? limit = null,
        CancellationToken ct = default) =>
        Run(() => Db.AFKModel.FindMany(Filter(guildId, memberId), new() { Since = Sort.Asc, MemberId = Sort.Asc },
            take: limit, ct: ct));

    /// <summary>How many are away, by any combination of guild and member.</summary>
    public Task<int> CountOf(DiscordId? guildId = null, DiscordId? memberId = null, CancellationToken ct = default) =>
        Run(() => Db.AFKModel.Count(Filter(guildId, memberId), ct: ct));

    /// <summary>A member is back; null when not away in that guild.</summary>
    public Task<AFKModel?> Remove(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.AFKModel.DeleteOrDefault(new(memberId: memberId, guildId: guildId), ct: ct));

    /// <summary>Everybody of a guild is back; says how many were away.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.AFKModel.DeleteMany(new() { GuildId = guildId.Stored }, ct: ct));

    private static AFKModelWhere Filter(DiscordId? guildId, DiscordId? memberId) =>
        new() { GuildId = (guildId?.Stored).OrSkip(), MemberId = (memberId?.Stored).OrSkip() };
}
