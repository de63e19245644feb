using System.Globalization;
using System.Text.Json.Nodes;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Migrate.Diff;

/// <summary>
/// Whether two defaults mean the same, however a database spells them on the way back: <c>1.50</c> and <c>1.5</c>, a
/// time in another zone, JSON with other blanks. Expressions must have the same text: what a database made of one, it
/// is asked about.
/// </summary>
internal static class DefaultComparer
{
    public static bool AreSame(CatalogDefault? from, CatalogDefault? to, ColumnType type) => (from, to) switch
    {
        // dbgenerated() without text says: whatever the database has.
        (_, ExpressionDefault { Sql: null }) => true,
        (null, null) => true,
        (null, _) or (_, null) => false,
        (ConstantDefault a, ConstantDefault b) => AreSameConstants(a.Text, b.Text, type),
        (ConstantListDefault a, ConstantListDefault b) =>
            a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(item => AreSameConstants(item.First, item.Second, type)),
        (NowDefault, ExpressionDefault { Sql: { } sql }) =>
            ExpressionText.Normalize(sql) is "now()" or "current_timestamp" or "datetime('now')",
        (ExpressionDefault { Sql: null }, _) => false,
        // dbgenerated("42") comes back as the constant that it is.
        _ => TextOf(from) == TextOf(to),
    };

    /// <summary>Constants and lists are spelled as SQL, so that <c>dbgenerated("'x'")</c> meets the constant that the
    /// database reports.</summary>
    private static string? TextOf(CatalogDefault value) => value switch
    {
        ExpressionDefault expression => ExpressionText.Normalize(expression.Sql!),
        ConstantDefault constant => ExpressionText.Normalize(Quote(constant.Text)),
        ConstantListDefault list => ExpressionText.Normalize($"array[{string.Join(',', list.Items.Select(Quote))}]"),
        SequenceDefault sequence => "nextval:" + sequence.Sequence,
        NowDefault => "current_timestamp",
        _ => null,
    };

    private static string Quote(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || text is "true" or "false"
        ? text
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool AreSameConstants(string a, string b, ColumnType type)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
            return true;
        return type.Scalar switch
        {
            ScalarType.Int or ScalarType.BigInt or ScalarType.Decimal =>
                Number(a) is { } x && Number(b) is { } y && x == y,
            ScalarType.Float => double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
                && double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && x.Equals(y),
            ScalarType.Boolean => Truth(a) is { } x && Truth(b) is { } y && x == y,
            ScalarType.DateTime => Time(a, type) is { } x && Time(b, type) is { } y && x == y,
            ScalarType.Json => AreSameJson(a, b),
            _ => false,
        };
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? Truth(string text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>
    /// A point in time; of a column that holds a date or a time of day only that part. A schema writes both with date,
    /// time and offset, and a database reports <c>13:14:15</c> or <c>13:14:15+02</c>.
    /// </summary>
    private static DateTimeOffset? Time(string text, ColumnType type)
    {
        var isTime = type.Kind is StoredKind.Time or StoredKind.OffsetTime;
        if (isTime && text.Length > 2 && text[2] == ':') text = "1970-01-01T" + text;
        // An offset of hours alone is one that only PostgreSQL writes.
        if (text.Length > 3 && text[^3] is '+' or '-' && text.Contains(':', StringComparison.Ordinal)) text += ":00";
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return null;
        return type.Kind switch
        {
            StoredKind.Date => new DateTimeOffset(time.Date, TimeSpan.Zero),
            StoredKind.Time => new DateTimeOffset(DateTime.UnixEpoch + time.TimeOfDay, TimeSpan.Zero),
            StoredKind.OffsetTime => new DateTimeOffset(DateTime.UnixEpoch + time.UtcDateTime.TimeOfDay, TimeSpan.Zero),
            _ => time,
        };
    }

    private static bool AreSameJson(string a, string b)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(a), JsonNode.Parse(b));
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
