using System.Globalization;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Sqlite.Introspection;

/// <summary>Reads the text of a column's default, as SQLite keeps it from the CREATE TABLE, back into data.</summary>
internal static class SqliteDefaultReader
{
    public static CatalogDefault? Read(string? sql, ScalarType type)
    {
        var text = sql?.Trim();
        while (text is ['(', .., ')'] && IsWrapped(text)) text = text[1..^1].Trim();
        if (string.IsNullOrEmpty(text) || text.Equals("NULL", StringComparison.OrdinalIgnoreCase)) return null;
        if (text.Equals("CURRENT_TIMESTAMP", StringComparison.OrdinalIgnoreCase))
            return type == ScalarType.DateTime ? new NowDefault() : new ExpressionDefault(text);
        // The same text as that of CURRENT_TIMESTAMP; the real Prisma reads it so, too.
        if (type == ScalarType.DateTime && text.Equals("datetime('now')", StringComparison.OrdinalIgnoreCase))
            return new NowDefault();
        // The column makes numbers of '0' and '1', but keeps 'true' as a text, which is no truth value.
        if (type == ScalarType.Boolean && Quoted(text) is not (null or "0" or "1")) return new ExpressionDefault(text);
        if (Quoted(text) is { } constant) return new ConstantDefault(type switch
        {
            ScalarType.DateTime => CatalogTimes.Normalize(constant),
            ScalarType.Bytes => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(constant)),
            ScalarType.Boolean => Boolean(constant) ?? constant,
            _ => constant,
        });
        if (type == ScalarType.Boolean && Boolean(text) is { } boolean) return new ConstantDefault(boolean);
        if (type == ScalarType.Bytes && text is ['x' or 'X', '\'', .., '\''] && text.Length % 2 == 1)
            return new ConstantDefault(Convert.ToBase64String(Convert.FromHexString(text.AsSpan(2, text.Length - 3))));
        // A column of texts keeps a whole number as the text of it.
        if (type == ScalarType.String && IsCanonical(text)) return new ConstantDefault(text);
        var isNumeric = type is ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal;
        return isNumeric && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new ConstantDefault(text)
            : new ExpressionDefault(text);
    }

    private static bool IsCanonical(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text;

    private static string? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" => "true",
        "false" or "0" => "false",
        _ => null,
    };

    /// <summary>The content of one quoted string, or null when the text is anything else or more than that.</summary>
    private static string? Quoted(string text)
    {
        if (text.Length < 2 || text[0] is not ('\'' or '"') || text[^1] != text[0]) return null;
        var quote = text[0].ToString();
        var inner = text[1..^1];
        var plain = inner.Replace(quote + quote, "", StringComparison.Ordinal);
        return plain.Contains(quote, StringComparison.Ordinal)
            ? null : inner.Replace(quote + quote, quote, StringComparison.Ordinal);
    }

    /// <summary>Whether the first parenthesis closes with the last one.</summary>
    private static bool IsWrapped(string text)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"') quote = c;
            else if (c == '(') depth++;
            else if (c == ')' && --depth == 0) return i == text.Length - 1;
        }
        return false;
    }
}
