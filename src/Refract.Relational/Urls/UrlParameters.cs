using System.Globalization;
using Refract.Schema.Binding;

namespace Refract.Relational;

/// <summary>
/// Every parameter that a URL may have, as data: ours, those of Prisma in all versions, and those of libpq and hosting
/// services that URLs hold.
/// </summary>
internal static class UrlParameters
{
    private static readonly string[] s_switch = ["true", "false"];

    /// <summary>Of <c>postgresql://</c>.</summary>
    public static IReadOnlyList<UrlParameter> OfServers { get; } =
    [
        UrlParameter.Text("host"), UrlParameter.Number("port"), UrlParameter.Text("schema"),
        new("sslmode", ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]),
        new("sslaccept", ["strict", "accept_invalid_certs"]),
        UrlParameter.Text("sslrootcert"), UrlParameter.Text("sslcert"), UrlParameter.Text("sslkey"),
        UrlParameter.Text("sslidentity"),
        UrlParameter.Text("sslpassword"), new("channel_binding", ["disable", "prefer", "require"]),
        new("sslnegotiation", ["postgres", "direct"]),
        UrlParameter.Text("application_name"), UrlParameter.Text("options"),
        new("target_session_attrs",
            ["any", "read-write", "read-only", "primary", "standby", "prefer-primary", "prefer-standby"]),
        new("pgbouncer", s_switch), UrlParameter.Number("connection_limit"), UrlParameter.Number("connect_timeout"),
        UrlParameter.Number("socket_timeout"),
        UrlParameter.Number("pool_timeout"), UrlParameter.Number("statement_cache_size"),
        .. Foreign("max_connection_lifetime", "max_idle_connection_lifetime", "single_use_connections", "pool_mode",
            "relationmode", "connection_timeout",
            "idle_timeout", "max_idle_connections", "api_key", "pooled", "supa", "workaround", "uselibpqcompat", "ssl",
            "lock_timeout", "statement_timeout",
            "idle_in_transaction_session_timeout", "query_timeout", "prepared_statements", "prepare",
            "prepare_threshold", "binary_parameters", "currentschema",
            "search_path", "timezone", "endpoint", "project", "tenant", "cluster", "sslmode_override", "pgbouncer_mode",
            "default_query_exec_mode"),
        .. Foreign("hostaddr", "passfile", "require_auth", "client_encoding", "fallback_application_name", "keepalives",
            "keepalives_idle",
            "keepalives_interval", "keepalives_count", "tcp_user_timeout", "replication", "gssencmode",
            "sslcompression", "sslcertmode", "sslcrl", "sslcrldir",
            "sslsni", "requirepeer", "requiressl", "ssl_min_protocol_version", "ssl_max_protocol_version",
            "min_protocol_version", "max_protocol_version",
            "krbsrvname", "gsslib", "gssdelegation", "service", "servicefile", "load_balance_hosts"),
    ];

    /// <summary>Of <c>file:</c>.</summary>
    public static IReadOnlyList<UrlParameter> OfFiles { get; } =
    [
        new("mode", ["ro", "rw", "rwc", "memory"]), new("cache", ["shared", "private"]), UrlParameter.Text("password"),
        UrlParameter.Number("connection_limit"), UrlParameter.Number("pool_timeout"),
        UrlParameter.Number("socket_timeout"),
        UrlParameter.Number("connect_timeout"),
        .. Foreign("schema", "timeout", "max_connection_lifetime", "max_idle_connection_lifetime",
            "single_use_connections", "vfs", "immutable", "nolock",
            "psow", "modeof", "authtoken", "tls", "syncurl", "encryptionkey", "journal_mode", "foreign_keys",
            "busy_timeout", "synchronous", "pgbouncer"),
    ];

    /// <summary>Reads the parameters of a URL. The texts in errors hold no value: it may be a secret.</summary>
    /// <param name="given">Names in lower case, and values.</param>
    /// <param name="known">The parameters that there are.</param>
    /// <returns>The names of those that mean nothing here, or what is wrong.</returns>
    public static (IReadOnlyList<string> Ignored, string? Error) Check(Dictionary<string, string> given,
        IReadOnlyList<UrlParameter> known)
    {
        var ignored = new List<string>();
        foreach (var (name, value) in given)
        {
            if (name.Length == 0)
                return ([], "The URL has a parameter without a name: write name=value, or escape a '?' or '&' that "
                    + "belongs to a value (%3F, %26).");
            if (known.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
                return ([], "The URL has a parameter that does not exist: "
                    + $"{name}.{Hint(name, known.Where(other => other.HasMeaning).Select(other => other.Name))}");
            if (!parameter.HasMeaning) ignored.Add(name);
            else if (parameter.IsNumber && Number(given, name) is null)
                return ([], $"{name} must be a whole number that is not negative.");
            else if (parameter.Values.Length > 0 && !parameter.Values.Contains(value))
                return ([], $"{name} must be {List(parameter.Values)}.{Hint(value, parameter.Values)}");
        }

        return (ignored, null);
    }

    /// <summary>A parameter as a number, or null.</summary>
    public static int? Number(Dictionary<string, string> parameters, string name)
        => parameters.TryGetValue(name, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary><c> Did you mean x?</c>, or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> candidates)
        => Spelling.Closest(word, candidates) is { } closest ? $" Did you mean {closest}?" : "";

    private static string List(string[] values)
        => values.Length == 1 ? values[0] : string.Join(", ", values[..^1]) + " or " + values[^1];

    private static IEnumerable<UrlParameter> Foreign(params string[] names) => names.Select(UrlParameter.Foreign);
}
