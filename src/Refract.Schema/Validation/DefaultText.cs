using System.Globalization;

namespace Refract.Schema.Validation;

/// <summary>
/// Whether a text can be read as a value of a type. Written out because netstandard2.0 has no JSON reader, and its date
/// parsing is too generous.
/// </summary>
internal static class DefaultText
{
    /// <summary>Digits with an optional sign, point and exponent; underscores may part digits.</summary>
    internal static bool IsDecimal(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        if (exponent >= 0)
        {
            var power = text.Substring(exponent + 1);
            if (!long.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return false;
            text = text.Substring(0, exponent);
        }

        if (text.Length > 0 && text[0] is '+' or '-') text = text.Substring(1);
        var digits = 0;
        var points = 0;
        foreach (var c in text)
        {
            if (c is >= '0' and <= '9') digits++;
            else if (c == '.') points++;
            else if (c != '_') return false;
        }

        return digits > 0 && points <= 1 && text[0] != '_';
    }

    /// <summary>RFC 3339: <c>2030-01-31T12:00:00.123+01:00</c>; the <c>T</c> may be small or a space.</summary>
    internal static bool IsDateTime(string text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't' or ' ')
            || text[13] != ':'
            || text[16] != ':')
            return false;
        if (Number(text, 0, 4) is not { } year || Number(text, 5, 2) is not { } month
            || Number(text, 8, 2) is not { } day) return false;
        if (Number(text, 11, 2) is not <= 23 || Number(text, 14, 2) is not <= 59 || Number(text, 17, 2) is not <= 60)
            return false;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year == 0 ? 4 : year, month)) return false;
        var at = 19;
        if (text[at] == '.')
        {
            var start = ++at;
            while (at < text.Length && text[at] is >= '0' and <= '9') at++;
            if (at == start) return false;
        }

        return IsOffset(text.Substring(at));
    }

    /// <summary>Base64 with its filling, and with no bits set that stand for nothing.</summary>
    internal static bool IsBase64(string text)
    {
        if (text.Length % 4 != 0) return false;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '\r' or '\n' or '\t' or ' ') return false;
        try
        {
            return Convert.ToBase64String(Convert.FromBase64String(text)) == text;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    internal static bool IsJson(string text) => new JsonChecker(text).Check();

    private static bool IsOffset(string text) =>
        text is "Z" or "z"
        || (text.Length == 6 && text[0] is '+' or '-' && text[3] == ':' && Number(text, 1, 2) is <= 23
            && Number(text, 4, 2) is <= 59);

    private static int? Number(string text, int start, int length)
    {
        var value = 0;
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is not (>= '0' and <= '9')) return null;
            value = value * 10 + text[i] - '0';
        }

        return value;
    }
}
