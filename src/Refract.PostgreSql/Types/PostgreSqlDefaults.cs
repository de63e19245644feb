using System.Globalization;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.PostgreSql.Types;

/// <summary>How defaults stand in PostgreSQL's DDL.</summary>
internal static class PostgreSqlDefaults
{
    /// <summary>The text after DEFAULT, or null when the column has none.</summary>
    public static string? TextOf(CatalogDefault? value, ColumnType type, string? defaultNamespace) => value switch
    {
        ConstantDefault constant => Constant(constant.Text, type.Scalar),
        ConstantListDefault list =>
            "ARRAY[" + string.Join(", ", list.Items.Select(item => Constant(item, type.Scalar))) + "]::"
            + PostgreSqlTypeNames.NameOf(type, defaultNamespace),
        NowDefault => "CURRENT_TIMESTAMP",
        ExpressionDefault { Sql: { } sql } => sql,
        SequenceDefault sequence => $"nextval({PostgreSqlNames.Literal(sequence.Sequence)})",
        _ => null,
    };

    private static string Constant(string text, ScalarType scalar) => scalar switch
    {
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal or ScalarType.Boolean => text,
        ScalarType.DateTime => PostgreSqlNames.Literal(Time(text)),
        ScalarType.Bytes => $"'\\x{System.Convert.ToHexStringLower(System.Convert.FromBase64String(text))}'",
        _ => PostgreSqlNames.Literal(text),
    };

    /// <summary>Always in UTC: a TIMESTAMP ignores the zone that a literal names, so a time in another one would be
    /// stored wrongly.</summary>
    private static string Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + " +00:00"
            : text;
}
