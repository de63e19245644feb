using Refract;

namespace Tux.Database.Controllers;

/// <summary>The settings of a guild. Setters create the guild and its settings when they are missing.</summary>
[Controller<GuildConfig>]
public sealed class GuildConfigController(TuxDb db, ILogger<GuildConfigController>? logger = null)
    : GuildConfigControllerBase(db, logger)
{
    /// <summary>How many permission levels there are: 0 to 7.</summary>
    public const int PermissionLevels = 8;

    /// <summary>The settings, or null.</summary>
    public Task<GuildConfig?> Get(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.GuildConfig.FindUnique(guildId: guildId, ct: ct));

    /// <summary>Makes empty settings, and the guild when it is missing; what is there stays as it is.</summary>
    public Task<GuildConfig> Insert(DiscordId guildId, CancellationToken ct = default) => Set(guildId, new(), ct);

    /// <summary>Changes any of the settings at once.</summary>
    public Task<GuildConfig> Set(DiscordId guildId, GuildConfigUpdate changes, CancellationToken ct = default) =>
        Run(() => Db.Transaction(async tx =>
        {
            await tx.Guild.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct);
            await tx.GuildConfig.Upsert(new(guildId: guildId), new() { GuildId = guildId.Stored }, new(), ct: ct);
            return await tx.GuildConfig.Update(new(guildId: guildId), changes, ct: ct);
        }, ct: ct));

    /// <summary>Deletes the settings; null when there were none.</summary>
    public Task<GuildConfig?> Remove(DiscordId guildId, CancellationToken ct = default) =>
        Run(() => Db.GuildConfig.DeleteOrDefault(new(guildId: guildId), ct: ct));

    /// <summary>The command prefix; null when the guild has none of its own.</summary>
    public async Task<string?> GetPrefix(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.Prefix;

    /// <summary>Sets the command prefix.</summary>
    public Task<GuildConfig> SetPrefix(DiscordId guildId, string prefix, CancellationToken ct = default) =>
        Set(guildId, new() { Prefix = prefix }, ct);

    /// <summary>Goes back to the bot's own prefix.</summary>
    public Task<GuildConfig> ClearPrefix(DiscordId guildId, CancellationToken ct = default) =>
        Set(guildId, new() { Prefix = null }, ct);

    /// <summary>The channel for a kind of log; null when not set.</summary>
    public async Task<DiscordId?> GetLogChannel(DiscordId guildId, LogChannel channel, CancellationToken ct = default)
    {
        if (await Get(guildId, ct) is not { } config) return null;
        return channel switch
        {
            LogChannel.Mod => config.ModLogId,
            LogChannel.Audit => config.AuditLogId,
            LogChannel.Join => config.JoinLogId,
            LogChannel.Private => config.PrivateLogId,
            LogChannel.Report => config.ReportLogId,
            LogChannel.Dev => config.DevLogId,
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "There is no such log."),
        };
    }

    /// <summary>Sets the channel for a kind of log; null for none.</summary>
    public Task<GuildConfig> SetLogChannel(DiscordId guildId, LogChannel channel, DiscordId? channelId,
        CancellationToken ct = default)
    {
        var stored = channelId?.Stored;
        return Set(guildId, channel switch
        {
            LogChannel.Mod => new() { ModLogId = stored },
            LogChannel.Audit => new() { AuditLogId = stored },
            LogChannel.Join => new() { JoinLogId = stored },
            LogChannel.Private => new() { PrivateLogId = stored },
            LogChannel.Report => new() { ReportLogId = stored },
            LogChannel.Dev => new() { DevLogId = stored },
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "There is no such log."),
        }, ct);
    }

    /// <summary>The role for a permission level, 0 to 7; null when not set.</summary>
    public async Task<DiscordId?> GetPermissionRole(DiscordId guildId, int level, CancellationToken ct = default)
    {
        CheckLevel(level);
        return await Get(guildId, ct) is { } config ? RoleOf(config, level) : null;
    }

    /// <summary>Sets the role for a permission level, 0 to 7; null for none.</summary>
    public Task<GuildConfig> SetPermissionRole(DiscordId guildId, int level, DiscordId? roleId,
        CancellationToken ct = default)
    {
        CheckLevel(level);
        var stored = roleId?.Stored;
        return Set(guildId, level switch
        {
            0 => new() { PermLevel0RoleId = stored },
            1 => new() { PermLevel1RoleId = stored },
            2 => new() { PermLevel2RoleId = stored },
            3 => new() { PermLevel3RoleId = stored },
            4 => new() { PermLevel4RoleId = stored },
            5 => new() { PermLevel5RoleId = stored },
            6 => new() { PermLevel6RoleId = stored },
            _ => new() { PermLevel7RoleId = stored },
        }, ct);
    }

    /// <summary>
    /// The roles of all permission levels from a lower bound up, lowest first; levels without a role are left out.
    /// </summary>
    public async Task<IReadOnlyList<DiscordId>> GetPermissionRolesFrom(DiscordId guildId, int lowest,
        CancellationToken ct = default)
    {
        CheckLevel(lowest);
        if (await Get(guildId, ct) is not { } config) return [];
        return [.. Enumerable.Range(lowest, PermissionLevels - lowest).Select(level => RoleOf(config, level))
            .OfType<DiscordId>()];
    }

    /// <summary>The channel of the jail; null when not set.</summary>
    public async Task<DiscordId?> GetJailChannel(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.JailChannelId;

    /// <summary>Sets the channel of the jail; null for none.</summary>
    public Task<GuildConfig> SetJailChannel(DiscordId guildId, DiscordId? channelId, CancellationToken ct = default) =>
        Set(guildId, new() { JailChannelId = channelId?.Stored }, ct);

    /// <summary>The general channel; null when not set.</summary>
    public async Task<DiscordId?> GetGeneralChannel(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.GeneralChannelId;

    /// <summary>Sets the general channel; null for none.</summary>
    public Task<GuildConfig> SetGeneralChannel(DiscordId guildId, DiscordId? channelId,
        CancellationToken ct = default) =>
        Set(guildId, new() { GeneralChannelId = channelId?.Stored }, ct);

    /// <summary>The channel of the starboard; null when not set.</summary>
    public async Task<DiscordId?> GetStarboardChannel(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.StarboardChannelId;

    /// <summary>Sets the channel of the starboard; null for none.</summary>
    public Task<GuildConfig> SetStarboardChannel(DiscordId guildId, DiscordId? channelId,
        CancellationToken ct = default) =>
        Set(guildId, new() { StarboardChannelId = channelId?.Stored }, ct);

    /// <summary>The role of all staff; null when not set.</summary>
    public async Task<DiscordId?> GetBaseStaffRole(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.BaseStaffRoleId;

    /// <summary>Sets the role of all staff; null for none.</summary>
    public Task<GuildConfig> SetBaseStaffRole(DiscordId guildId, DiscordId? roleId, CancellationToken ct = default) =>
        Set(guildId, new() { BaseStaffRoleId = roleId?.Stored }, ct);

    /// <summary>The role of all members; null when not set.</summary>
    public async Task<DiscordId?> GetBaseMemberRole(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.BaseMemberRoleId;

    /// <summary>Sets the role of all members; null for none.</summary>
    public Task<GuildConfig> SetBaseMemberRole(DiscordId guildId, DiscordId? roleId, CancellationToken ct = default) =>
        Set(guildId, new() { BaseMemberRoleId = roleId?.Stored }, ct);

    /// <summary>The role of jailed members; null when not set.</summary>
    public async Task<DiscordId?> GetJailRole(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.JailRoleId;

    /// <summary>Sets the role of jailed members; null for none.</summary>
    public Task<GuildConfig> SetJailRole(DiscordId guildId, DiscordId? roleId, CancellationToken ct = default) =>
        Set(guildId, new() { JailRoleId = roleId?.Stored }, ct);

    /// <summary>The role of quarantined members; null when not set.</summary>
    public async Task<DiscordId?> GetQuarantineRole(DiscordId guildId, CancellationToken ct = default) =>
        (await Get(guildId, ct))?.QuarantineRoleId;

    /// <summary>Sets the role of quarantined members; null for none.</summary>
    public Task<GuildConfig> SetQuarantineRole(DiscordId guildId, DiscordId? roleId, CancellationToken ct = default) =>
        Set(guildId, new() { QuarantineRoleId = roleId?.Stored }, ct);

    private static DiscordId? RoleOf(GuildConfig config, int level) => level switch
    {
        0 => config.PermLevel0RoleId,
        1 => config.PermLevel1RoleId,
        2 => config.PermLevel2RoleId,
        3 => config.PermLevel3RoleId,
        4 => config.PermLevel4RoleId,
        5 => config.PermLevel5RoleId,
        6 => config.PermLevel6RoleId,
        _ => config.PermLevel7RoleId,
    };

    private static void CheckLevel(int level)
    {
        if (level is < 0 or >= PermissionLevels)
            throw new ArgumentOutOfRangeException(nameof(level), level,
                $"Permission levels go from 0 to {PermissionLevels - 1}.");
    }
}
