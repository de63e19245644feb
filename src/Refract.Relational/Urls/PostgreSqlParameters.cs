using System.Data.Common;

namespace Refract.Relational;

/// <summary>Turns the parameters of a PostgreSQL URL into settings of the driver.</summary>
internal static class PostgreSqlParameters
{
    /// <summary>Writes what has a meaning into the settings. The parameters have been checked.</summary>
    public static void Apply(Dictionary<string, string> parameters, DbConnectionStringBuilder settings)
    {
        foreach (var (name, value) in parameters)
            switch (name)
            {
                case "schema":
                    if (value.Length > 0) settings["Search Path"] = Quoted(value);
                    break;
                case "sslmode": settings["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal); break;
                case "sslaccept":
                    if (value == "strict" && parameters.GetValueOrDefault("sslmode") is null or "require")
                        settings["SSL Mode"] =
                        "VerifyFull";
                    break;
                case "sslrootcert": settings["Root Certificate"] = value; break;
                case "sslcert":
                    settings[parameters.ContainsKey("sslkey") ? "SSL Certificate" : "Root Certificate"] = value; break;
                case "sslkey": settings["SSL Key"] = value; break;
                case "sslidentity": settings["SSL Certificate"] = value; break;
                case "sslpassword": settings["SSL Password"] = value; break;
                case "sslnegotiation": settings["SSL Negotiation"] = value; break;
                case "channel_binding": settings["Channel Binding"] = value; break;
                case "application_name": settings["Application Name"] = value; break;
                case "options": settings["Options"] = value; break;
                case "target_session_attrs": settings["Target Session Attributes"] = value; break;
                case "pgbouncer":
                    if (value == "true") settings["No Reset On Close"] = true;
                    break;
                case "connection_limit" or "connect_timeout" or "socket_timeout" or "statement_cache_size":
                    if (UrlParameters.Number(parameters, name) is not { } number
                        || (name == "connection_limit" && number == 0)) break;
                    settings[Setting(name)] = name == "connect_timeout" ? Math.Min(number, LongestTimeout) : number;
                    break;
                default: break; // read elsewhere, or without a meaning here
            }
    }

    /// <summary>
    /// The longest time in seconds that the driver takes for connecting; a longer one means the same.
    /// </summary>
    public const int LongestTimeout = 1024;

    /// <summary>A parameter that may be shown. The value of any other may be a token or a key.</summary>
    public static bool IsHarmless(string name) =>
        name is "schema" or "pgbouncer" or "connection_limit" or "pool_timeout" or "connect_timeout"
        or "socket_timeout" or "statement_cache_size" or "sslmode" or "sslaccept" or "sslnegotiation"
        or "channel_binding"
        or "target_session_attrs" or "application_name" or "port";

    private static string Setting(string name) => name switch
    {
        "connection_limit" => "Maximum Pool Size",
        "connect_timeout" => "Timeout",
        "socket_timeout" => "Command Timeout",
        _ => "Max Auto Prepare",
    };

    /// <summary>A quoted name.</summary>
    public static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
