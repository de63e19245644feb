using System.Globalization;

namespace Refract.Relational.Catalog;

/// <summary>The one text form of a time in a <see cref="ConstantDefault"/>, so that times from schemas and databases
/// compare as text.</summary>
public static class CatalogTimes
{
    /// <summary>
    /// A time with or without zone (<c>2020-01-01T02:00:00+02:00</c>, <c>2020-01-01 00:00:00</c>, <c>2020-01-01</c>) as
    /// UTC in ISO 8601, <c>2020-01-01T00:00:00Z</c>, fractions without trailing zeros; without zone it counts as UTC.
    /// Any other text comes back as it is.
    /// </summary>
    public static string Normalize(string text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var isDated = text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-';
        return isDated && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z"
            : text;
    }
}
