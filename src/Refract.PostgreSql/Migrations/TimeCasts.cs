using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Operations;
using Refract.Schema;

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
        (NameOf(change.From.Type), NameOf(change.To.Type)) switch
    {
        ("Timestamp", "Timestamptz") or ("Timestamptz", "Timestamp") => $"{column} AT TIME ZONE 'UTC'",
        ("Timestamptz", "Date") => $"({column} AT TIME ZONE 'UTC')::DATE",
        ("Timestamptz", "Time") => $"({column} AT TIME ZONE 'UTC')::TIME",
        ("Timestamptz", "Timetz") => $"{column}::TIMETZ AT TIME ZONE 'UTC'",
        ("Date", "Timestamptz") => $"{column}::TIMESTAMP AT TIME ZONE 'UTC'",
        ("Time", "Timetz") => $"({column}::TEXT || '+00')::TIMETZ",
        ("Timetz", "Time") => $"({column} AT TIME ZONE 'UTC')::TIME",
        _ => null,
    };

    private static string? NameOf(ColumnType type) =>
        type.Scalar != ScalarType.DateTime ? null : type.Native?.Name ?? "Timestamp";
}
