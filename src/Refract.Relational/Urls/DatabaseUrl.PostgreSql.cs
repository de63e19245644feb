using System.Data.Common;
using System.Globalization;
using System.Net;

namespace Refract.Relational;

public sealed partial class DatabaseUrl
{
    private const int DefaultPostgreSqlPort = 5432;

    /// <summary>The same server and user with another database and no <c>?schema=</c>; only on PostgreSQL.</summary>
    public DatabaseUrl WithDatabase(string database)
    {
        if (Provider != SqlProvider.PostgreSql)
            throw new InvalidOperationException("Only a server has several databases.");
        var settings = new DbConnectionStringBuilder { ConnectionString = ConnectionString, ["Database"] = database };
        settings.Remove("Search Path");
        return new DatabaseUrl(Provider, settings.ConnectionString,
            MaskPostgreSql(UserName, HasPassword(settings), Host, Port, database, ""))
        {
            Host = Host, Port = Port, UserName = UserName, DatabaseName = database,
            UsesTransactionPooler = UsesTransactionPooler,
            ConnectionLimit = ConnectionLimit, PoolTimeout = PoolTimeout, StatementTimeout = StatementTimeout,
        };
    }

    /// <summary>
    /// The same database with another schema as the one that unqualified names mean; only on PostgreSQL.
    /// </summary>
    public DatabaseUrl WithSchema(string schema)
    {
        if (Provider != SqlProvider.PostgreSql)
            throw new InvalidOperationException("Only PostgreSQL has database schemas.");
        var settings = new DbConnectionStringBuilder { ConnectionString = ConnectionString,
            ["Search Path"] = PostgreSqlParameters.Quoted(schema) };
        return new DatabaseUrl(Provider, settings.ConnectionString,
            MaskPostgreSql(UserName, HasPassword(settings), Host, Port, DatabaseName,
                "?schema=" + Uri.EscapeDataString(schema)))
        {
            Host = Host, Port = Port, UserName = UserName, DatabaseName = DatabaseName, Schema = schema,
            UsesTransactionPooler = UsesTransactionPooler,
            ConnectionLimit = ConnectionLimit, PoolTimeout = PoolTimeout, StatementTimeout = StatementTimeout,
        };
    }

    private static (DatabaseUrl?, string?) ReadPostgreSql(string text, string rest)
    {
        const string form = "Write postgresql://USER:PASSWORD@HOST:5432/DATABASE?schema=public.";
        if (!rest.StartsWith("//", StringComparison.Ordinal))
            return (null, $"Two slashes are missing after the scheme. {form}");
        var (whole, fragment) = Cut(rest[2..], '#');
        // What was meant as the rest of a password would lead to another server.
        if (fragment.Contains('@', StringComparison.Ordinal))
            return (null, $"A '#' in a password must be escaped (%23). {form}");
        var (body, query) = Cut(whole, '?');

        // The password may hold unescaped slashes and at-signs only when they cannot be mistaken; the last @ before the
        // path ends the credentials.
        var slash = body.IndexOf('/', Math.Max(0, body.LastIndexOf('@')));
        var authority = slash < 0 ? body : body[..slash];
        var database = slash < 0 ? "" : Unescape(body[(slash + 1)..].TrimEnd('/'));
        var at = authority.LastIndexOf('@');
        var (user, password) = at < 0 ? ("", "") : Cut(authority[..at], ':');
        var hosts = authority[(at + 1)..];
        var parameters = ReadParameters(query);

        var (ignored, wrong) = UrlParameters.Check(parameters, UrlParameters.OfServers);
        if (wrong is not null) return (null, wrong);

        var settings = new DbConnectionStringBuilder();
        int? port = null;
        var host = hosts;
        if (!hosts.Contains(',', StringComparison.Ordinal))
        {
            var colon = hosts.LastIndexOf(':');
            if (colon > hosts.LastIndexOf(']') && colon >= 0)
            {
                if (PortOf(hosts[(colon + 1)..]) is not { } number)
                    return (null,
                        "The port is not a number from 1 to 65535. A '/', '#', '?' or '@' in a password must be "
                        + "escaped "
                        + $"(%2F, %23, %3F, %40). {form}");
                port = number;
                host = hosts[..colon];
            }
            if (!IsHost(Unescape(host)))
                return (null, "The host is neither a name nor an address. An IPv6 address stands in square brackets: "
                    + "postgresql://USER:PASSWORD@[::1]:5432/DATABASE.");
            host = host.Trim('[', ']');
        }
        host = Unescape(host);

        // As in libpq: what the parameters name wins. A folder with a socket has a port, too: it is part of the
        // socket's name.
        if (parameters.TryGetValue("host", out var named) && named.Length > 0) host = named;
        if (parameters.TryGetValue("port", out var other))
        {
            if (PortOf(other) is not { } number) return (null, "The port is not a number from 1 to 65535.");
            port = number;
        }
        if (host.Length == 0) return (null, $"The host is missing. {form}");
        if (database.Length == 0) database = "postgres";
        port ??= DefaultPostgreSqlPort;

        settings["Host"] = host;
        if (!host.Contains(',', StringComparison.Ordinal)) settings["Port"] = port.Value;
        settings["Database"] = database;
        if (user.Length > 0) settings["Username"] = Unescape(user);
        if (password.Length > 0) settings["Password"] = Unescape(password);
        PostgreSqlParameters.Apply(parameters, settings);

        var shown = parameters.Where(p => PostgreSqlParameters.IsHarmless(p.Key))
            .Select(p => $"{p.Key}={p.Value}").ToArray();
        var masked = MaskPostgreSql(Unescape(user), password.Length > 0, host, port, database, shown.Length == 0
            ? "" : "?" + string.Join('&', shown));
        return (new DatabaseUrl(SqlProvider.PostgreSql, settings.ConnectionString, masked)
        {
            Host = host, Port = port, UserName = user.Length > 0 ? Unescape(user) : null, DatabaseName = database,
            Schema = parameters.GetValueOrDefault("schema") is { Length: > 0 } schema ? schema : null,
            UsesTransactionPooler = parameters.GetValueOrDefault("pgbouncer") == "true",
            ConnectionLimit = UrlParameters.Number(parameters, "connection_limit"),
            PoolTimeout = UrlParameters.Number(parameters, "pool_timeout") is { } seconds
                ? TimeSpan.FromSeconds(seconds) : null,
            StatementTimeout = UrlParameters.Number(parameters, "socket_timeout") is { } limit and > 0
                ? TimeSpan.FromSeconds(limit) : null,
            IgnoredParameters = ignored,
        }, null);
    }

    private static (DatabaseUrl?, string?) ReadConnectionString(string text, string baseDirectory)
    {
        var settings = new DbConnectionStringBuilder();
        try
        {
            settings.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return (null,
                $"This is neither a database URL nor a connection string of Name=Value pairs. {ExpectedForms}");
        }
        if (First(settings, "Data Source", "DataSource", "Filename") is { } file
            && First(settings, "Host", "Server") is null)
            return ReadSqliteConnectionString(settings, file, baseDirectory);
        if (First(settings, "Host", "Server") is not { } host)
            return (null,
                "The connection string names neither a Host (PostgreSQL) nor a Data Source (SQLite). " + ExpectedForms);
        if (ConnectionStringSettings.Check(settings, ConnectionStringSettings.OfNpgsql) is { } wrong)
            return (null, wrong);
        if (First(settings, "Port") is { } portText && PortOf(portText) is null)
            return (null, "The port is not a number from 1 to 65535.");
        var user = First(settings, "Username", "User Id", "User", "UserId", "User Name");
        var database = First(settings, "Database", "DB") ?? user ?? "postgres";
        var port = int.TryParse(First(settings, "Port"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var number)
            ? number : DefaultPostgreSqlPort;
        var path = First(settings, "Search Path", "SearchPath")?.Split(',')[0].Trim().Trim('"');
        settings["Database"] = database;
        return (new DatabaseUrl(SqlProvider.PostgreSql, settings.ConnectionString,
            MaskPostgreSql(user, HasPassword(settings), host, port, database, ""))
        {
            Host = host, Port = port, UserName = user, DatabaseName = database,
            Schema = path is { Length: > 0 } ? path : null,
            ConnectionLimit = int.TryParse(First(settings, "Maximum Pool Size", "MaxPoolSize"), out var limit)
                ? limit : null,
            StatementTimeout = int.TryParse(First(settings, "Command Timeout", "CommandTimeout"), out var seconds)
                && seconds > 0
                ? TimeSpan.FromSeconds(seconds) : null,
        }, null);
    }

    private static string MaskPostgreSql(string? user, bool hasPassword, string? host, int? port, string database,
        string query)
    {
        var credentials = string.IsNullOrEmpty(user) && !hasPassword
            ? "" : $"{Uri.EscapeDataString(user ?? "")}{(hasPassword ? ":***" : "")}@";
        var place = host!.Contains(',', StringComparison.Ordinal) ? host
            : host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}";
        return $"postgresql://{credentials}{place}/{Uri.EscapeDataString(database)}{query}";
    }

    /// <summary>A colon would be taken for the end of the host by whatever reads it next.</summary>
    private static bool IsHost(string host)
    {
        if (!host.StartsWith('[') || !host.EndsWith(']')) return host.AsSpan().IndexOfAny(":[]") < 0;
        // The zone of an address may be any name of an interface.
        return IPAddress.TryParse(host[1..^1].Split('%')[0], out var address)
            && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
    }

    private static int? PortOf(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 65535 ? number : null;

    private static bool HasPassword(DbConnectionStringBuilder settings) =>
        First(settings, "Password", "Pwd", "PSW") is not null;

    private static string? First(DbConnectionStringBuilder settings, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (settings.TryGetValue(name, out var value) && value?.ToString() is { Length: > 0 } text)
                return text;
        return null;
    }

    private static Dictionary<string, string> ReadParameters(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(pair, '=');
            parameters[Unescape(name).ToLowerInvariant()] = Unescape(value);
        }
        return parameters;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);

    private static (string, string) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
