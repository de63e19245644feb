using Refract;

namespace Tux.Database.Controllers;

/// <summary>What moderators wrote down about members.</summary>
[Controller<Note>]
public sealed class NoteController(TuxDb db, ILogger<NoteController>? logger = null) : NoteControllerBase(db, logger)
{
    /// <summary>Adds a note, and the guild when it is missing.</summary>
    /// <param name="number">The note's number in its guild, or null for none.</param>
    public Task<Note> Insert(DiscordId guildId, DiscordId userId, DiscordId moderatorId, string content,
        long? number = null, CancellationToken ct = default) =>
        Run(() => Db.Note.Create(new()
        {
            NoteUserId = userId, NoteModeratorId = moderatorId, NoteContent = content, NoteNumber = number,
            Guild = { ConnectOrCreate = new() { Where = new(guildId: guildId),
                Create = new() { GuildId = guildId.Stored } } },
        }, ct: ct));

    /// <summary>The note of that id, or null.</summary>
    public Task<Note?> ById(long noteId, CancellationToken ct = default) =>
        Run(() => Db.Note.FindUnique(noteId: noteId, ct: ct));

    /// <summary>The note of that number in a guild, or null.</summary>
    public Task<Note?> ByNumber(DiscordId guildId, long number, CancellationToken ct = default) =>
        Run(() => Db.Note.FindUnique(noteNumber: number, guildId: guildId, ct: ct));

    /// <summary>
    /// Notes by any combination of guild, member and moderator, newest first; what is null is not asked for.
    /// </summary>
    public Task<IReadOnlyList<Note>> Find(DiscordId? guildId = null, DiscordId? userId = null,
        DiscordId? moderatorId = null, int? limit = null,
        CancellationToken ct = default) =>
        Run(() => Db.Note.FindMany(Filter(guildId, userId, moderatorId),
            new() { NoteCreatedAt = Sort.Desc, NoteId = Sort.Desc }, take: limit, ct: ct));

    /// <summary>How many there are, by any combination of guild, member and moderator.</summary>
    public Task<int> CountOf(DiscordId? guildId = null, DiscordId? userId = null, DiscordId? moderatorId = null,
        CancellationToken ct = default) =>
        Run(() => Db.Note.Count(Filter(guildId, userId, moderatorId), ct: ct));

    /// <summary>Changes a note's text; null when there is no such note.</summary>
    public Task<Note?> SetContent(long noteId, string content, CancellationToken ct = default) =>
        Run(() => Db.Note.UpdateOrDefault(new(noteId: noteId), new() { NoteContent = content }, ct: ct));

    /// <summary>Deletes a note; null when there is no such note.</summary>
    public Task<Note?> Remove(long noteId, CancellationToken ct = default) =>
        Run(() => Db.Note.DeleteOrDefault(new(noteId: noteId), ct: ct));

    /// <summary>Deletes all notes of a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Note.DeleteMany(new() { GuildId = guildId.Stored }, ct: ct));

    /// <summary>Deletes all notes about a member and says how many there were.</summary>
    public Task<int> DeleteAllAbout(DiscordId guildId, DiscordId userId, CancellationToken ct = default) =>
        Run(() => Db.Note.DeleteMany(new() { GuildId = guildId.Stored, NoteUserId = userId.Stored }, ct: ct));

    private static NoteWhere Filter(DiscordId? guildId, DiscordId? userId, DiscordId? moderatorId) => new()
    {
        GuildId = (guildId?.Stored).OrSkip(), NoteUserId = (userId?.Stored).OrSkip(),
        NoteModeratorId = (moderatorId?.Stored).OrSkip(),
    };
}
