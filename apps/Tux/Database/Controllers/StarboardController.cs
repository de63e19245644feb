using Refract;

namespace Tux.Database.Controllers;

/// <summary>Where and from how many stars on a guild shows its best messages.</summary>
[Controller<Starboard>]
public sealed class StarboardController(TuxDb db, ILogger<StarboardController>? logger = null)
    : StarboardControllerBase(db, logger)
{
    /// <summary>Sets up a guild's starboard, or changes it.</summary>
    public Task<Starboard> Set(DiscordId guildId, DiscordId channelId, string emoji, int threshold,
        CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await tx.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct);
            return await tx.Starboard.Upsert(new(guildId: guildId),
                new() { GuildId = guildId.Stored, StarboardChannelId = channelId, StarboardEmoji = emoji,
                    StarboardThreshold = threshold },
                new() { StarboardChannelId = channelId.Stored, StarboardEmoji = emoji, StarboardThreshold = threshold },
                ct: ct);
        }, ct: ct));

    /// <summary>A guild's starboard, or null.</summary>
    public Task<Starboard?> Get(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Starboard.FindUnique(guildId: guildId, ct: ct));

    /// <summary>Takes a guild's starboard away; null when it had none.</summary>
    public Task<Starboard?> Remove(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Starboard.DeleteOrDefault(new(guildId: guildId), ct: ct));

    /// <summary>How many guilds have a starboard.</summary>
    public Task<int> CountAll(CancellationToken ct = default) => Run(() => Db.Starboard.Count(ct: ct));
}
