using System.Globalization;

namespace Refract.Generator.Emit;

/// <summary>Which characters stand for themselves in generated source.</summary>
internal static class PlainText
{
    /// <summary>
    /// True for what a reader sees as it is: letters, digits, marks, punctuation and symbols, and the space. Not for
    /// controls and line breaks of any kind (C# also ends lines at U+0085, U+2028 and U+2029), for characters that are
    /// invisible or change the direction of text, nor for surrogates, half of which no file can hold.
    /// </summary>
    public static bool IsPlain(char c) => c <= '~' ? c >= ' ' : CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.OtherNotAssigned => false,
        _ => true,
    };

    /// <summary>A character as <c>\uXXXX</c>.</summary>
    public static string Escaped(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
