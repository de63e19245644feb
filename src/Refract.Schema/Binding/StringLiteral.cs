using System.Text;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Strings are written as in JSON.</summary>
internal static class StringLiteral
{
    /// <summary>The text that a string token stands for; escapes that make no sense are left out.</summary>
    internal static string Value(SyntaxToken token)
    {
        var text = token.Text;
        return text.IndexOf('\\') < 0 ? text.Substring(1, text.Length - 2) : Decode(text, null);
    }

    /// <summary>
    /// Calls <paramref name="report"/> for every escape that makes no sense, with its span and whether it is a
    /// <c>\u</c>.
    /// </summary>
    internal static void Check(SyntaxToken token, Action<TextSpan, bool> report)
    {
        if (!token.Contains('\\')) return;
        var start = token.Span.Start;
        Decode(token.Text, (offset, length, unicode) => report(new TextSpan(start + offset, length), unicode));
    }

    private static string Decode(string text, Action<int, int, bool>? report)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            var escape = i++;
            switch (text[i])
            {
                case '"' or '\\' or '/': result.Append(text[i]); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'u': i = DecodeUnicode(text, escape, result, report); break;
                default: report?.Invoke(escape, 2, false); break;
            }
        }

        return result.ToString();
    }

    /// <summary>
    /// Returns the position of the last character of the escape, or of both escapes of a surrogate pair.
    /// </summary>
    private static int DecodeUnicode(string text, int escape, StringBuilder result, Action<int, int, bool>? report)
    {
        var first = CodeUnit(text, escape, out var length);
        if (first < 0)
        {
            report?.Invoke(escape, Math.Max(length, 2), true);
            return escape + Math.Max(length, 2) - 1;
        }

        if (!char.IsSurrogate((char)first))
        {
            result.Append((char)first);
            return escape + 5;
        }

        var second = CodeUnit(text, escape + 6, out var secondLength);
        if (second < 0)
        {
            report?.Invoke(escape, 6, true);
            return escape + 5;
        }

        if (char.IsSurrogatePair((char)first, (char)second)) result.Append((char)first).Append((char)second);
        else report?.Invoke(escape, 6 + secondLength, true);
        return escape + 11;
    }

    private static int CodeUnit(string text, int start, out int length)
    {
        length = 0;
        if (start + 1 >= text.Length - 1 || text[start] != '\\' || text[start + 1] != 'u') return -1;
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            length = 2 + i;
            if (start + length >= text.Length - 1 || Digit(text[start + length]) is not (>= 0 and var digit)) return -1;
            value = value * 16 + digit;
        }

        length = 6;
        return value;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
