using System.Globalization;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Sqlite.Types;

/// <summary>How defaults stand in SQLite's DDL.</summary>
internal static class SqliteDefaults
{
    /// <summary>The text after DEFAULT, or null when the column has none.</summary>
    public static string? TextOf(CatalogDefault? value, ColumnType type) => value switch
    {
        ConstantDefault constant => Constant(constant.Text, type.Scalar),
        NowDefault => "CURRENT_TIMESTAMP",
        ExpressionDefault { Sql: { } sql } => sql,
        _ => null,
    };

    private static string Constant(string text, ScalarType scalar) => scalar switch
    {
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal or ScalarType.Boolean => text,
        ScalarType.DateTime => SqliteNames.Literal(Time(text)),
        // The real engine writes the hex digits as text, which reads back as other bytes.
        ScalarType.Bytes => $"x'{System.Convert.ToHexStringLower(System.Convert.FromBase64String(text))}'",
        _ => SqliteNames.Literal(text),
    };

    private static string Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + " +00:00"
            : text;
}
