using System.Data.Common;

namespace Refract.Relational;

/// <summary>
/// The settings of ADO.NET connection strings, by the names that the drivers know, so that a typing error is found
/// before they are asked.
/// </summary>
internal static class ConnectionStringSettings
{
    /// <summary>Npgsql's, with its synonyms.</summary>
    public static IReadOnlyList<string> OfNpgsql { get; } =
    [
        "Host", "Server", "Port", "Database", "DB", "Username", "User Name", "UserId", "User Id", "UID", "Password",
        "PSW", "PWD", "Passfile",
        "Application Name", "Enlist", "Search Path", "Client Encoding", "Encoding", "Timezone", "SSL Mode",
        "SSL Negotiation", "SSL Certificate", "SSL Key",
        "SSL Password", "Root Certificate", "Check Certificate Revocation", "Trust Server Certificate",
        "Kerberos Service Name", "Include Realm",
        "Persist Security Info", "Log Parameters", "Include Error Detail", "Include Failed Batched Command",
        "Channel Binding", "Require Auth",
        "GSS Encryption Mode", "Pooling", "Minimum Pool Size", "Maximum Pool Size", "Connection Idle Lifetime",
        "Connection Pruning Interval",
        "Connection Lifetime", "Load Balance Timeout", "Timeout", "Command Timeout", "Internal Command Timeout",
        "Cancellation Timeout",
        "Target Session Attributes", "Load Balance Hosts", "Host Recheck Seconds", "Keepalive", "TCP Keepalive",
        "TCP Keepalive Time",
        "TCP Keepalive Interval", "Read Buffer Size", "Write Buffer Size", "Socket Receive Buffer Size",
        "Socket Send Buffer Size", "Max Auto Prepare",
        "Auto Prepare Min Usages", "No Reset On Close", "Load Table Composites", "Replication Mode", "Options",
        "Array Nullability Mode", "Multiplexing",
        "Write Coalescing Buffer Threshold Bytes", "Server Compatibility Mode",
    ];

    /// <summary>Microsoft.Data.Sqlite's, with its synonyms.</summary>
    public static IReadOnlyList<string> OfSqlite { get; } =
    [
        "Data Source", "DataSource", "Filename", "Mode", "Cache", "Password", "Foreign Keys", "Recursive Triggers",
        "Default Timeout", "Command Timeout",
        "Pooling", "Vfs",
    ];

    /// <summary>
    /// What is wrong with the names of a connection string's settings; null when nothing is. The drivers ignore case
    /// and blanks in them.
    /// </summary>
    public static string? Check(DbConnectionStringBuilder settings, IReadOnlyList<string> known)
    {
        foreach (string name in settings.Keys)
            if (!known.Any(other => Same(other, name)))
                return "The connection string has a setting that does not exist: "
                    + $"{name}.{UrlParameters.Hint(name, known)}";
        return null;
    }

    private static bool Same(string one, string other)
        => one.Replace(" ", "", StringComparison.Ordinal)
            .Equals(other.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
