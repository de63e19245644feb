using Refract;

namespace Tux.Database.Controllers;

/// <summary>
/// Experience and levels of members. A level is the whole part of the square root of a hundredth of the experience.
/// </summary>
[Controller<Levels>]
public sealed class LevelsController(TuxDb db, TimeProvider clock, ILogger<LevelsController>? logger = null)
    : LevelsControllerBase(db, logger)
{
    /// <summary>The level for an amount of experience.</summary>
    public static long LevelFor(double xp) => (long)Math.Floor(Math.Sqrt(Math.Max(0, xp) / 100));

    /// <summary>A member's experience; 0 for one who never wrote.</summary>
    public async Task<double> GetXp(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        (await Get(memberId, guildId, ct))?.Xp ?? 0;

    /// <summary>A member's level; 0 for one who never wrote.</summary>
    public async Task<long> GetLevel(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        (await Get(memberId, guildId, ct))?.Level ?? 0;

    /// <summary>A member's experience and level.</summary>
    public async Task<(double Xp, long Level)> GetXpAndLevel(DiscordId memberId, DiscordId guildId,
        CancellationToken ct = default) =>
        await Get(memberId, guildId, ct) is { } row ? (row.Xp, row.Level) : (0, 0);

    /// <summary>When a member last wrote; null for one who never did.</summary>
    public async Task<DateTimeOffset?> GetLastMessage(DiscordId memberId, DiscordId guildId,
        CancellationToken ct = default) =>
        (await Get(memberId, guildId, ct))?.LastMessage;

    /// <summary>Whether a member is left out of the ranking; the bot gives such a member no experience.</summary>
    public async Task<bool> IsBlacklisted(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        await Get(memberId, guildId, ct) is { Blacklisted: true };

    /// <summary>A member's row, or null.</summary>
    public Task<Levels?> Get(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Levels.FindUnique(memberId: memberId, guildId: guildId, ct: ct));

    /// <summary>
    /// Adds experience and says whether the member rose. The experience is added by one atomic statement, which also
    /// holds the row until its level is stored: callers at the same time lose nothing, and exactly one of them is told
    /// of each rise.
    /// </summary>
    public Task<(Levels Row, bool Rose)> AddXp(DiscordId memberId, DiscordId guildId, double amount,
        CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await EnsureGuild(tx, guildId, ct);
            var now = clock.GetUtcNow();
            var row = await tx.Levels.Upsert((memberId, guildId),
                new() { MemberId = memberId, GuildId = guildId.Stored, Xp = amount, LastMessage = now },
                new() { Xp = { Increment = amount }, LastMessage = now }, ct: ct);
            var level = LevelFor(row.Xp);
            if (level == row.Level) return (row, false);
            var risen = await tx.Levels.Update((memberId, guildId), new() { Level = level }, ct: ct);
            return (risen, level > row.Level);
        }, ct: ct));

    /// <summary>Sets experience and the level that belongs to it.</summary>
    public Task<Levels> SetXp(DiscordId memberId, DiscordId guildId, double xp, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await EnsureGuild(tx, guildId, ct);
            var now = clock.GetUtcNow();
            return await tx.Levels.Upsert((memberId, guildId),
                new() { MemberId = memberId, GuildId = guildId.Stored, Xp = xp, Level = LevelFor(xp),
                    LastMessage = now },
                new() { Xp = xp, Level = LevelFor(xp), LastMessage = now }, ct: ct);
        }, ct: ct));

    /// <summary>Back to nothing; null for a member who never wrote.</summary>
    public Task<Levels?> Reset(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Levels.UpdateOrDefault((memberId, guildId), new() { Xp = 0, Level = 0 }, ct: ct));

    /// <summary>
    /// Blacklists, or lifts it, whatever it is not, and returns the new state. The row is locked between the look and
    /// the change.
    /// </summary>
    public Task<bool> ToggleBlacklist(DiscordId memberId, DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await EnsureGuild(tx, guildId, ct);
            await tx.Levels.Upsert((memberId, guildId), new() { MemberId = memberId, GuildId = guildId.Stored }, new(),
                ct: ct);
            var row = await tx.Levels.FindUniqueOrThrow(memberId: memberId, guildId: guildId, @lock: RowLock.Update,
                ct: ct);
            await tx.Levels.Update((memberId, guildId), new() { Blacklisted = !row.Blacklisted }, ct: ct);
            return !row.Blacklisted;
        }, ct: ct));

    /// <summary>The members with the most experience, without blacklisted ones.</summary>
    public Task<IReadOnlyList<Levels>> Top(DiscordId guildId, int limit = 10, CancellationToken ct = default) =>
        Run(() => Db.Levels.FindMany(Ranked(guildId), new() { Xp = Sort.Desc, MemberId = Sort.Asc }, take: limit,
            ct: ct));

    /// <summary>
    /// A member's place: 1 plus how many have more experience; null for one who never wrote or is blacklisted.
    /// </summary>
    public async Task<int?> Rank(DiscordId memberId, DiscordId guildId, CancellationToken ct = default)
    {
        if (await Get(memberId, guildId, ct) is not { Blacklisted: false } row) return null;
        return 1 + await Run(
            () => Db.Levels.Count(new() { GuildId = guildId.Stored, Blacklisted = false, Xp = { Gt = row.Xp } },
                ct: ct));
    }

    /// <summary>How many members have a place.</summary>
    public Task<int> CountRanked(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Levels.Count(Ranked(guildId), ct: ct));

    /// <summary>Deletes all rows of a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Levels.DeleteMany(new() { GuildId = guildId.Stored }, ct: ct));

    private static LevelsWhere Ranked(DiscordId guildId) => new() { GuildId = guildId.Stored, Blacklisted = false };

    private static Task<Guild> EnsureGuild(TuxDb tx, DiscordId guildId, CancellationToken ct) =>
        tx.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct);
}
