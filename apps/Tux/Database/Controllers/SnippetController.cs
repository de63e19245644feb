using Refract;

namespace Tux.Database.Controllers;

/// <summary>
/// Texts that members call up by name. An alias has no text of its own but the name of another snippet.
/// </summary>
[Controller<Snippet>]
public sealed class SnippetController(TuxDb db, ILogger<SnippetController>? logger = null)
    : SnippetControllerBase(db, logger)
{
    /// <summary>Adds a snippet, and the guild when it is missing.</summary>
    /// <exception cref="UniqueConstraintException">The guild has one of that name.</exception>
    public Task<Snippet> Insert(DiscordId guildId, DiscordId userId, string name, string content,
        CancellationToken ct = default) =>
        Run(() => Db.Snippet.Create(new()
        {
            SnippetName = name, SnippetContent = content, SnippetUserId = userId,
            Guild = { ConnectOrCreate = new() { Where = new(guildId: guildId),
                Create = new() { GuildId = guildId.Stored } } },
        }, ct: ct));

    /// <summary>Adds another name for a snippet.</summary>
    /// <exception cref="UniqueConstraintException">The guild has a snippet of that name.</exception>
    public Task<Snippet> InsertAlias(DiscordId guildId, DiscordId userId, string name, string target,
        CancellationToken ct = default) =>
        Run(() => Db.Snippet.Create(new()
        {
            SnippetName = name, Alias = target, SnippetUserId = userId,
            Guild = { ConnectOrCreate = new() { Where = new(guildId: guildId),
                Create = new() { GuildId = guildId.Stored } } },
        }, ct: ct));

    /// <summary>The snippet of that id, or null.</summary>
    public Task<Snippet?> ById(long snippetId, CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindUnique(snippetId: snippetId, ct: ct));

    /// <summary>
    /// A guild's snippet by its name, whatever its capitals; an exact match wins. Null when there is none.
    /// </summary>
    public async Task<Snippet?> ByName(DiscordId guildId, string name, CancellationToken ct = default)
    {
        var found = await Run(() => Db.Snippet.FindMany(
            new() { GuildId = guildId.Stored, SnippetName = { Equals = name, Mode = QueryMode.Insensitive } },
            new() { SnippetId = Sort.Asc }, ct: ct));
        return found.FirstOrDefault(snippet => snippet.SnippetName == name) ?? (found.Count > 0 ? found[0] : null);
    }

    /// <summary>Snippets of all guilds by name, whatever its capitals.</summary>
    public Task<IReadOnlyList<Snippet>> ByNameEverywhere(string name, CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindMany(new() { SnippetName = { Equals = name, Mode = QueryMode.Insensitive } },
            new() { SnippetId = Sort.Asc }, ct: ct));

    /// <summary>A guild's snippets whose name contains a text, whatever its capitals, by name.</summary>
    public Task<IReadOnlyList<Snippet>> Search(DiscordId guildId, string part, int? limit = null,
        CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindMany(
            new() { GuildId = guildId.Stored, SnippetName = { Contains = part, Mode = QueryMode.Insensitive } },
            ByNames, take: limit, ct: ct));

    /// <summary>Snippets by any combination of guild and creator, by name; what is null is not asked for.</summary>
    public Task<IReadOnlyList<Snippet>> Find(DiscordId? guildId = null, DiscordId? userId = null, int? limit = null,
        CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindMany(Filter(guildId, userId), ByNames, take: limit, ct: ct));

    /// <summary>The other names of a snippet.</summary>
    public Task<IReadOnlyList<Snippet>> AliasesOf(DiscordId guildId, string target, CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindMany(
            new() { GuildId = guildId.Stored, Alias = { Equals = target, Mode = QueryMode.Insensitive } }, ByNames,
            ct: ct));

    /// <summary>The other name of that name, or null when it is none.</summary>
    public Task<Snippet?> Alias(DiscordId guildId, string name, CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindFirst(
            new() { GuildId = guildId.Stored, SnippetName = { Equals = name, Mode = QueryMode.Insensitive },
                Alias = { Not = null } }, ct: ct));

    /// <summary>The most used snippets of a guild.</summary>
    public Task<IReadOnlyList<Snippet>> MostUsed(DiscordId guildId, int limit, CancellationToken ct = default) =>
        Run(() => Db.Snippet.FindMany(new() { GuildId = guildId.Stored },
            new() { Uses = Sort.Desc, SnippetId = Sort.Asc }, take: limit, ct: ct));

    /// <summary>Counts one use; null when there is no such snippet. One atomic statement.</summary>
    public Task<Snippet?> CountUse(long snippetId, CancellationToken ct = default) =>
        Run(() => Db.Snippet.UpdateOrDefault(new(snippetId: snippetId), new() { Uses = { Increment = 1 } }, ct: ct));

    /// <summary>Changes the text; null when there is no such snippet.</summary>
    public Task<Snippet?> SetContent(long snippetId, string content, CancellationToken ct = default) =>
        Run(() => Db.Snippet.UpdateOrDefault(new(snippetId: snippetId), new() { SnippetContent = content }, ct: ct));

    /// <summary>Only moderators may change it from now on; null when there is no such snippet.</summary>
    public Task<Snippet?> Lock(long snippetId, CancellationToken ct = default) => SetLocked(snippetId, true, ct);

    /// <summary>Its creator may change it again; null when there is no such snippet.</summary>
    public Task<Snippet?> Unlock(long snippetId, CancellationToken ct = default) => SetLocked(snippetId, false, ct);

    /// <summary>
    /// Locks or unlocks, whatever it is not; null when there is no such snippet. The row is locked between the look and
    /// the change.
    /// </summary>
    public Task<Snippet?> ToggleLock(long snippetId, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            if (await tx.Snippet.FindUnique(snippetId: snippetId, @lock: RowLock.Update, ct: ct) is not { } snippet)
                return null;
            return (Snippet?)await tx.Snippet.Update(new(snippetId: snippetId), new() { Locked = !snippet.Locked },
                ct: ct);
        }, ct: ct));

    /// <summary>Deletes a snippet; null when there is no such snippet.</summary>
    public Task<Snippet?> Remove(long snippetId, CancellationToken ct = default) =>
        Run(() => Db.Snippet.DeleteOrDefault(new(snippetId: snippetId), ct: ct));

    /// <summary>Deletes all snippets of a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Snippet.DeleteMany(new() { GuildId = guildId.Stored }, ct: ct));

    /// <summary>Deletes all snippets of a member in a guild and says how many there were.</summary>
    public Task<int> DeleteAllOf(DiscordId guildId, DiscordId userId, CancellationToken ct = default) =>
        Run(() => Db.Snippet.DeleteMany(new() { GuildId = guildId.Stored, SnippetUserId = userId.Stored }, ct: ct));

    /// <summary>How many there are, by any combination of guild and creator.</summary>
    public Task<int> CountOf(DiscordId? guildId = null, DiscordId? userId = null, CancellationToken ct = default) =>
        Run(() => Db.Snippet.Count(Filter(guildId, userId), ct: ct));

    private static SnippetOrderBy ByNames => new() { SnippetName = Sort.Asc, SnippetId = Sort.Asc };

    private static SnippetWhere Filter(DiscordId? guildId, DiscordId? userId) =>
        new() { GuildId = (guildId?.Stored).OrSkip(), SnippetUserId = (userId?.Stored).OrSkip() };

    private Task<Snippet?> SetLocked(long snippetId, bool locked, CancellationToken ct) =>
        Run(() => Db.Snippet.UpdateOrDefault(new(snippetId: snippetId), new() { Locked = locked }, ct: ct));
}
