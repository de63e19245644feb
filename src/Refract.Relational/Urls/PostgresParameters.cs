using System.Data.Common;
using System.Globalization;

namespace Refract.Relational;

/// <summary>Turns the parameters of a PostgreSQL URL into settings of the driver.</summary>
internal static class PostgresParameters
{
    /// <summary>Writes what is known into the settings. The answer: the names that mean nothing here, or an error.</summary>
    public static (IReadOnlyList<string> Ignored, string? Error) Apply(Dictionary<string, string> parameters,
        DbConnectionStringBuilder settings)
    {
        var ignored = new List<string>();
        foreach (var (name, value) in parameters)
            switch (name)
            {
                case "host": break;
                case "schema":
                    if (value.Length > 0) settings["Search Path"] = Quoted(value);
                    break;
                case "sslmode":
                    if (SslMode(value) is not { } mode)
                        return ([], "sslmode must be disable, allow, prefer, require, verify-ca or verify-full.");
                    settings["SSL Mode"] = mode;
                    break;
                case "sslaccept":
                    if (value == "strict" && parameters.GetValueOrDefault("sslmode") is null or "require") settings["SSL Mode"] =
                        "VerifyFull";
                    break;
                case "sslrootcert": settings["Root Certificate"] = value; break;
                case "sslcert": settings[parameters.ContainsKey("sslkey") ? "SSL Certificate" : "Root Certificate"] = value; break;
                case "sslkey": settings["SSL Key"] = value; break;
                case "sslidentity": settings["SSL Certificate"] = value; break;
                case "sslpassword": settings["SSL Password"] = value; break;
                case "channel_binding":
                    if (ChannelBinding(value) is not { } binding) return ([], "channel_binding must be disable, prefer or require.");
                    settings["Channel Binding"] = binding;
                    break;
                case "application_name": settings["Application Name"] = value; break;
                case "options": settings["Options"] = value; break;
                case "target_session_attrs":
                    if (!IsSessionAttribute(value))
                        return ([], "target_session_attrs must be any, primary, standby, prefer-primary, prefer-standby, read-write or read-only.");
                    settings["Target Session Attributes"] = value;
                    break;
                case "pgbouncer":
                    if (value is not ("true" or "false" or "")) return ([], "pgbouncer must be true or false.");
                    if (value == "true") settings["No Reset On Close"] = true;
                    break;
                case "connection_limit" or "connect_timeout" or "socket_timeout" or "statement_cache_size" or "pool_timeout":
                    if (Number(parameters, name) is not { } number) return ([], $"{name} must be a whole number that is not negative.");
                    if (name == "connect_timeout") number = Math.Min(number, LongestTimeout);
                    if (Setting(name) is { } setting && !(name == "connection_limit" && number == 0)) settings[setting] = number;
                    break;
                default: ignored.Add(name); break;
            }
        return (ignored, null);
    }

    /// <summary>The longest time in seconds that the driver takes for connecting; a longer one means the same.</summary>
    public const int LongestTimeout = 1024;

    /// <summary>A parameter that may be shown. Whatever is not known may be a token or a key of somebody's.</summary>
    public static bool IsHarmless(string name) => name is "schema" or "pgbouncer" or "connection_limit" or "pool_timeout" or "connect_timeout"
        or "socket_timeout" or "statement_cache_size" or "sslmode" or "sslaccept" or "channel_binding" or "target_session_attrs" or "application_name";

    /// <summary>A parameter as a number, or null.</summary>
    public static int? Number(Dictionary<string, string> parameters, string name)
        => parameters.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static string? Setting(string name) => name switch
    {
        "connection_limit" => "Maximum Pool Size",
        "connect_timeout" => "Timeout",
        "socket_timeout" => "Command Timeout",
        "statement_cache_size" => "Max Auto Prepare",
        _ => null, // pool_timeout: the driver has no setting of its own for it
    };

    private static string? ChannelBinding(string value) => value switch
    {
        "disable" => "Disable",
        "prefer" => "Prefer",
        "require" => "Require",
        _ => null,
    };

    private static bool IsSessionAttribute(string value) =>
        value is "any" or "primary" or "standby" or "prefer-primary" or "prefer-standby" or "read-write" or "read-only";

    private static string? SslMode(string value) => value switch
    {
        "disable" => "Disable",
        "allow" => "Allow",
        "prefer" => "Prefer",
        "require" => "Require",
        "verify-ca" => "VerifyCA",
        "verify-full" => "VerifyFull",
        _ => null,
    };

    /// <summary>A quoted name.</summary>
    public static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
