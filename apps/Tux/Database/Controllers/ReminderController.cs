using Refract;

namespace Tux.Database.Controllers;

/// <summary>What members want to be reminded of.</summary>
[Controller<Reminder>]
public sealed class ReminderController(TuxDb db, TimeProvider clock, ILogger<ReminderController>? logger = null)
    : ReminderControllerBase(db, logger)
{
    /// <summary>Adds a reminder, and the guild when it is missing.</summary>
    public Task<Reminder> Insert(DiscordId guildId, DiscordId userId, DiscordId channelId, string content,
        DateTimeOffset expiresAt, CancellationToken ct = default) =>
        Run(() => Db.Reminder.Create(new()
        {
            ReminderUserId = userId, ReminderChannelId = channelId, ReminderContent = content,
            ReminderExpiresAt = expiresAt,
            Guild = { ConnectOrCreate = new() { Where = new(guildId: guildId),
                Create = new() { GuildId = guildId.Stored } } },
        }, ct: ct));

    /// <summary>The reminder of that id, or null.</summary>
    public Task<Reminder?> ById(long reminderId, CancellationToken ct = default) =>
        Run(() => Db.Reminder.FindUnique(reminderId: reminderId, ct: ct));

    /// <summary>
    /// Reminders by any combination of guild, member and channel, the next one first; those that were sent only when
    /// asked for.
    /// </summary>
    public Task<IReadOnlyList<Reminder>> Find(DiscordId? guildId = null, DiscordId? userId = null,
        DiscordId? channelId = null, bool includeSent = false,
        int? limit = null, CancellationToken ct = default) =>
        Run(() => Db.Reminder.FindMany(Filter(guildId, userId, channelId, includeSent), NextFirst, take: limit,
            ct: ct));

    /// <summary>The unsent reminders whose time has come, the longest overdue first.</summary>
    public Task<IReadOnlyList<Reminder>> Due(int? limit = null, CancellationToken ct = default) =>
        Run(() => Db.Reminder.FindMany(new() { ReminderSent = false, ReminderExpiresAt = { Lte = clock.GetUtcNow() } },
            NextFirst, take: limit, ct: ct));

    /// <summary>How many there are, by any combination of guild, member and channel.</summary>
    public Task<int> CountOf(DiscordId? guildId = null, DiscordId? userId = null, DiscordId? channelId = null,
        bool includeSent = false, CancellationToken ct = default) =>
        Run(() => Db.Reminder.Count(Filter(guildId, userId, channelId, includeSent), ct: ct));

    /// <summary>Marks reminders as sent and says how many of them had not been.</summary>
    public Task<int> MarkSent(IEnumerable<long> reminderIds, CancellationToken ct = default) =>
        Run(() => Db.Reminder.UpdateMany(new() { ReminderId = { In = reminderIds }, ReminderSent = false },
            new() { ReminderSent = true }, ct: ct));

    /// <summary>Changes a reminder's text; null when there is no such reminder.</summary>
    public Task<Reminder?> SetContent(long reminderId, string content, CancellationToken ct = default) =>
        Run(() => Db.Reminder.UpdateOrDefault(new(reminderId: reminderId), new() { ReminderContent = content },
            ct: ct));

    /// <summary>Deletes a reminder; null when there is no such reminder.</summary>
    public Task<Reminder?> Remove(long reminderId, CancellationToken ct = default) =>
        Run(() => Db.Reminder.DeleteOrDefault(new(reminderId: reminderId), ct: ct));

    /// <summary>Deletes all reminders of a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Reminder.DeleteMany(new() { GuildId = guildId.Stored }, ct: ct));

    /// <summary>Deletes all reminders of a member in a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, DiscordId userId, CancellationToken ct = default) =>
        Run(() => Db.Reminder.DeleteMany(new() { GuildId = guildId.Stored, ReminderUserId = userId.Stored }, ct: ct));

    private static ReminderOrderBy NextFirst => new() { ReminderExpiresAt = Sort.Asc, ReminderId = Sort.Asc };

    private static ReminderWhere Filter(DiscordId? guildId, DiscordId? userId, DiscordId? channelId, bool includeSent)
    {
        var where = new ReminderWhere
        {
            GuildId = (guildId?.Stored).OrSkip(), ReminderUserId = (userId?.Stored).OrSkip(),
            ReminderChannelId = (channelId?.Stored).OrSkip(),
        };
        if (!includeSent) where.ReminderSent = false;
        return where;
    }
}
