using System.Net.Sockets;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>Says in our words why a connection could not be opened.</summary>
internal static class PostgreSqlConnectionErrors
{
    public const string NoSuchDatabase = "3D000";
    public const string InsufficientPrivilege = "42501";

    public static MigrationException Translate(Exception exception, DatabaseUrl url)
    {
        var place = $"{url.Host}:{url.Port}";
        var user = UserOf(url);
        var unnamed = string.IsNullOrEmpty(url.UserName)
            ? "The URL names no user. Write postgresql://USER:PASSWORD@HOST/DATABASE" : null;
        return exception switch
        {
            PostgresException { SqlState: "28000" } refused => new MigrationException("P1010",
                $"The server at {place} does not let the {user} in: {refused.MessageText}.",
                unnamed ?? "Check user, database and sslmode in the URL, and the server's pg_hba.conf.", exception),
            PostgresException { SqlState: "28P01" } refused => new MigrationException("P1000",
                $"The server at {place} refused the {user}: {refused.MessageText}.",
                unnamed
                    ?? "Check user and password in the URL; special characters in a password must be percent-encoded.",
                exception),
            PostgresException { SqlState: NoSuchDatabase } => new MigrationException("P1003",
                $"The database \"{url.DatabaseName}\" does not exist on the server at {place}.",
                "Check the URL; a database that is missing is created by db push and migrate.", exception),
            PostgresException { SqlState: InsufficientPrivilege } denied => new MigrationException("P1010",
                $"The {user} may not use the database \"{url.DatabaseName}\": {denied.MessageText}.",
                "Grant CONNECT on it.", exception),
            PostgresException { SqlState: "53300" } full => new MigrationException("P2037",
                $"The server at {place} takes no more connections: {full.MessageText}.",
                "Close some, or raise max_connections.",
                exception),
            // PgBouncer passes on a few settings only; ?schema= is not among them.
            PostgresException { SqlState: "08P01" } refused
                when refused.MessageText.Contains("startup parameter", StringComparison.Ordinal)
                => new MigrationException("RFR3020",
                    $"The server at {place} is a connection pooler that refuses a setting: {refused.MessageText}.",
                    "Set directUrl in the datasource to the server's own address, or name that with --url.", exception),
            PostgresException other => new MigrationException("P1001",
                $"The server at {place} answered {other.SqlState}: {other.MessageText}.", null, exception),
            _ when TlsErrors.IsOfFile(exception) || TlsErrors.IsOfTrust(exception) => new MigrationException("P1011",
                $"The encrypted connection to {place} could not be made:"
                + $" {(exception.InnerException ?? exception).Message}",
                "Check sslmode, sslrootcert, sslcert and sslkey in the URL, and the server's certificate.", exception),
            NpgsqlException { InnerException: TimeoutException } or TimeoutException => new MigrationException("P1002",
                $"The server at {place} did not answer in time.",
                "Check host and port, or raise connect_timeout in the URL.", exception),
            NpgsqlException { InnerException: SocketException socket } => new MigrationException("P1001",
                $"No server can be reached at {place}: {socket.Message}.",
                "Check that PostgreSQL runs there and that host and port are right.", exception),
            NpgsqlException when exception.Message.StartsWith("No password", StringComparison.Ordinal)
                => new MigrationException("P1000",
                    $"The server at {place} asks the {user} for a password, and the URL has none.",
                    "Put it into the URL: postgresql://USER:PASSWORD@HOST/DATABASE", exception),
            _ => new MigrationException("P1001", $"The connection to {place} failed: {exception.Message}",
                "Check host, port and sslmode in the URL.", exception),
        };
    }

    /// <summary>
    /// The user for a sentence, without an article. When the URL names none, the driver takes the one of the process.
    /// </summary>
    public static string UserOf(DatabaseUrl url) => url.UserName is { Length: > 0 } name
        ? $"user \"{name}\"" : "user of this process";
}
