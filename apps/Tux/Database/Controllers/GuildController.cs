using Refract;

namespace Tux.Database.Controllers;

/// <summary>The guilds that the bot serves.</summary>
[Controller<Guild>]
public sealed class GuildController(TuxDb db, ILogger<GuildController>? logger = null) : GuildControllerBase(db, logger)
{
    /// <summary>The guild, or null.</summary>
    public Task<Guild?> ById(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Guild.FindUnique(guildId: guildId, ct: ct));

    /// <summary>
    /// The guild; made when it is not there yet. One statement, so two callers at once get the same row.
    /// </summary>
    public Task<Guild> GetOrCreate(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct));

    /// <summary>Adds a guild.</summary>
    /// <exception cref="UniqueConstraintException">It is there already.</exception>
    public Task<Guild> Insert(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Guild.Create(new() { GuildId = guildId.Stored }, ct: ct));

    /// <summary>Deletes a guild; null when it was not there.</summary>
    /// <exception cref="ForeignKeyException">Something still belongs to it.</exception>
    public Task<Guild?> Remove(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.Guild.DeleteOrDefault(new(guildId: guildId), ct: ct));

    /// <summary>All guilds.</summary>
    public Task<IReadOnlyList<Guild>> All(CancellationToken ct = default) =>
        Run(() => Db.Guild.FindMany(orderBy: new() { GuildId = Sort.Asc }, ct: ct));
}
