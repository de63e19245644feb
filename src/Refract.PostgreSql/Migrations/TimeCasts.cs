using Refract.PostgreSql.Types;
using Refract.Relational.Operations;
using Refract.Schema.Providers;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Changes between times with and without zone. The server's own casts go by the zone of the session, which would move
/// every instant; the client keeps UTC in columns without a zone, and so do these.
/// </summary>
internal static class TimeCasts
{
    /// <summary>True when the server's own cast depends on the session's zone.</summary>
    public static bool Moves(AlterColumn change) => Expression(change, "") is not null;

    /// <summary>
    /// The USING clause with a blank before it, or nothing. Lists have none: no expression goes into each item.
    /// </summary>
    public static string Using(AlterColumn change) =>
        !change.From.Type.IsList && Expression(change, PostgreSqlNames.Quote(change.To.Name)) is { } expression
            ? $" USING {expression}" : "";

    private static string? Expression(AlterColumn change, string column) =>
        (change.From.Type.Kind, change.To.Type.Kind) switch
    {
        (StoredKind.UtcDateTime, StoredKind.Instant) or (StoredKind.Instant, StoredKind.UtcDateTime) =>
            $"{column} AT TIME ZONE 'UTC'",
        (StoredKind.Instant, StoredKind.Date) => $"({column} AT TIME ZONE 'UTC')::DATE",
        (StoredKind.Instant, StoredKind.Time) => $"({column} AT TIME ZONE 'UTC')::TIME",
        (StoredKind.Instant, StoredKind.OffsetTime) => $"{column}::TIMETZ AT TIME ZONE 'UTC'",
        (StoredKind.Date, StoredKind.Instant) => $"{column}::TIMESTAMP AT TIME ZONE 'UTC'",
        (StoredKind.Time, StoredKind.OffsetTime) => $"({column}::TEXT || '+00')::TIMETZ",
        (StoredKind.OffsetTime, StoredKind.Time) => $"({column} AT TIME ZONE 'UTC')::TIME",
        _ => null,
    };
}
