using Refract;

namespace Tux.Database.Controllers;

/// <summary>Messages that earned stars.</summary>
[Controller<StarboardMessage>]
public sealed class StarboardMessageController(TuxDb db, ILogger<StarboardMessageController>? logger = null)
    : StarboardMessageControllerBase(db, logger)
{
    /// <summary>Stores a message with its stars, or changes them.</summary>
    /// <param name="shownAs">The id of the starboard's own message that shows it.</param>
    public Task<StarboardMessage> Set(DiscordId guildId, DiscordId messageId, DiscordId channelId, DiscordId userId,
        DiscordId shownAs, string content, int stars,
        DateTimeOffset expiresAt, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await tx.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct);
            return await tx.StarboardMessage.Upsert(new(messageId: messageId),
                new()
                {
                    MessageId = messageId, MessageGuildId = guildId.Stored, MessageChannelId = channelId,
                    MessageUserId = userId, StarboardMessageId = shownAs,
                    MessageContent = content, StarCount = stars, MessageExpiresAt = expiresAt,
                },
                new() { MessageContent = content, StarCount = stars, StarboardMessageId = shownAs.Stored,
                    MessageExpiresAt = expiresAt }, ct: ct);
        }, ct: ct));

    /// <summary>A guild's message, or null.</summary>
    public Task<StarboardMessage?> Get(DiscordId guildId, DiscordId messageId, CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.FindUnique(messageId: messageId, messageGuildId: guildId, ct: ct));

    /// <summary>Sets the number of stars; null when there is no such message.</summary>
    public Task<StarboardMessage?> SetStars(DiscordId guildId, DiscordId messageId, int stars,
        CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.UpdateOrDefault(new(messageId: messageId, messageGuildId: guildId),
            new() { StarCount = stars }, ct: ct));

    /// <summary>Adds stars (or takes them away) by one atomic statement; null when there is no such message.</summary>
    public Task<StarboardMessage?> AddStars(DiscordId guildId, DiscordId messageId, int stars = 1,
        CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.UpdateOrDefault(new(messageId: messageId, messageGuildId: guildId),
            new() { StarCount = { Increment = stars } }, ct: ct));

    /// <summary>A guild's messages with the most stars.</summary>
    public Task<IReadOnlyList<StarboardMessage>> Top(DiscordId guildId, int limit = 10,
        CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.FindMany(new() { MessageGuildId = guildId.Stored }, MostStars, take: limit,
            ct: ct));

    /// <summary>A member's messages in a guild, those with the most stars first.</summary>
    public Task<IReadOnlyList<StarboardMessage>> ByUser(DiscordId guildId, DiscordId userId, int? limit = null,
        CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.FindMany(new() { MessageGuildId = guildId.Stored, MessageUserId = userId.Stored },
            MostStars, take: limit, ct: ct));

    /// <summary>How many messages a guild has, or a member in it.</summary>
    public Task<int> CountOf(DiscordId guildId, DiscordId? userId = null, CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.Count(
            new() { MessageGuildId = guildId.Stored, MessageUserId = (userId?.Stored).OrSkip() }, ct: ct));

    /// <summary>Deletes a message; null when there is no such message.</summary>
    public Task<StarboardMessage?> Remove(DiscordId guildId, DiscordId messageId, CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.DeleteOrDefault(new(messageId: messageId, messageGuildId: guildId), ct: ct));

    /// <summary>Deletes all messages of a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.StarboardMessage.DeleteMany(new() { MessageGuildId = guildId.Stored }, ct: ct));

    private static StarboardMessageOrderBy MostStars => new() { StarCount = Sort.Desc, MessageId = Sort.Asc };
}
