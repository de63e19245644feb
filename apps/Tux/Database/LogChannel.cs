namespace Tux.Database;

/// <summary>The log channels that a guild can set.</summary>
public enum LogChannel
{
    /// <summary>What moderators did.</summary>
    Mod,

    /// <summary>What changed in the guild.</summary>
    Audit,

    /// <summary>Who came and left.</summary>
    Join,

    /// <summary>For the staff only.</summary>
    Private,

    /// <summary>What members reported.</summary>
    Report,

    /// <summary>Errors of the bot.</summary>
    Dev,
}
