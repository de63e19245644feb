using Npgsql;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// What the server answered to a statement of migration work instead of a result, in plain words. It is no
/// driver's exception, so that none leaves this project; the driver's own, without values of rows, is kept for code
/// that expects it.
/// </summary>
internal sealed class PostgreSqlFault : MigrationException
{
    private const string Again = "then run this again: it says how things stand.";

    private PostgreSqlFault(PostgresException original, string code, string what)
        : base(code, $"{what}\n\n{original.MessageText} ({original.SqlState})",
            RemedyFor(original) is { } remedy ? $"{remedy}, {Again}" : null, original) => Original = original;

    /// <summary>The driver's exception.</summary>
    public PostgresException Original { get; }

    /// <summary>The server's code.</summary>
    public string SqlState => Original.SqlState;

    /// <param name="original">What the driver threw, without values of rows.</param>
    /// <param name="url">Where the server is, and who asks.</param>
    public static PostgreSqlFault Of(PostgresException original, DatabaseUrl url) => original.SqlState switch
    {
        PostgreSqlConnectionErrors.InsufficientPrivilege => new PostgreSqlFault(original, "P1010",
            $"The {PostgreSqlConnectionErrors.UserOf(url)} may not do this in the database \"{url.DatabaseName}\"."),
        PostgresErrorCodes.ReadOnlySqlTransaction => new PostgreSqlFault(original, "P1010",
            $"The server at {url.Host}:{url.Port} only reads: it is a standby, or the session is read-only."),
        PostgresErrorCodes.LockNotAvailable => new PostgreSqlFault(original, "P1008",
            "Another session holds a lock that this needs, for longer than lock_timeout."),
        PostgresErrorCodes.QueryCanceled => new PostgreSqlFault(original, "P1008",
            "The server stopped a statement: it ran longer than statement_timeout, or an administrator ended it."),
        PostgresErrorCodes.DeadlockDetected => new PostgreSqlFault(original, "P1008",
            "Another session and this one waited for each other, and the server stopped this one."),
        PostgresErrorCodes.DiskFull => new PostgreSqlFault(original, "P1017", "The server's disk is full."),
        _ when IsOutOfResources(original) => new PostgreSqlFault(original, "P1017",
            $"The server at {url.Host}:{url.Port} is out of resources."),
        _ when IsOfServer(original) => new PostgreSqlFault(original, "P1017",
            $"The server at {url.Host}:{url.Port} found an error of its own; its files may be damaged."),
        _ => new PostgreSqlFault(original, "P2010", "The database refused a statement."),
    };

    /// <summary>
    /// What to do about an error that no statement is to blame for, without a full stop; null for other errors.
    /// </summary>
    public static string? RemedyFor(PostgresException error) => error.SqlState switch
    {
        PostgreSqlConnectionErrors.InsufficientPrivilege => "Grant the right, or use another user",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            "Use the URL of the primary, or set default_transaction_read_only to off",
        PostgresErrorCodes.LockNotAvailable => "Wait for the other session, or end it",
        PostgresErrorCodes.QueryCanceled => "Raise statement_timeout for this user",
        PostgresErrorCodes.DeadlockDetected => "Wait for the other session to finish",
        PostgresErrorCodes.DiskFull => "Free some space on the server's disk",
        _ when IsOutOfResources(error) => "Look at the server's memory and its settings",
        _ when IsOfServer(error) => "Look into the server's log",
        _ when error.SqlState.StartsWith("57P", StringComparison.Ordinal) => "Look whether the server is up",
        _ => null,
    };

    private static bool IsOutOfResources(PostgresException error) =>
        error.SqlState.StartsWith("53", StringComparison.Ordinal);

    private static bool IsOfServer(PostgresException error) =>
        error.SqlState.StartsWith("XX", StringComparison.Ordinal);

    /// <summary>The connection is gone; whether the server has done the work is not known.</summary>
    /// <param name="cause">What ended it, if that is known.</param>
    /// <param name="url">Where the server is.</param>
    public static MigrationException Lost(Exception? cause, DatabaseUrl url)
    {
        var why = (cause as PostgresException)?.MessageText
            ?? (cause?.InnerException ?? cause)?.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.');
        return new MigrationException("P1017", $"The connection to the server at {url.Host}:{url.Port} was lost"
            + (why is null ? "." : $": {why}."),
            "Look whether the server is up, " + Again, cause);
    }
}
