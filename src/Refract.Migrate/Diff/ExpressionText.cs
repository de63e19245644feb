using System.Text;

namespace Refract.Migrate.Diff;

/// <summary>
/// An SQL expression without what means nothing: the case of words, the width of blanks, blanks beside brackets and
/// commas, brackets around the whole. Nothing that could make a difference goes: no bracket inside, no cast, nothing in
/// quotes. Whether two texts that differ in such things are one is for the database to say.
/// </summary>
internal static class ExpressionText
{
    public static string Normalize(string sql)
    {
        var text = new StringBuilder(sql.Length);
        for (var at = 0; at < sql.Length;)
        {
            var end = EndOfQuoted(sql, at);
            if (end > at)
            {
                text.Append(sql, at, end - at);
                at = end;
            }
            else if (char.IsWhiteSpace(sql[at]))
            {
                while (at < sql.Length && char.IsWhiteSpace(sql[at])) at++;
                if (text.Length > 0 && at < sql.Length && text[^1] is not ('(' or '[' or ',')
                    && sql[at] is not (')' or ']' or ',')) text.Append(' ');
            }
            else
            {
                text.Append(char.ToLowerInvariant(sql[at++]));
            }
        }

        var result = text.ToString();
        while (IsWrapped(result)) result = result[1..^1];
        return result;
    }

    /// <summary>
    /// Past a quoted text, name or dollar-quoted text that begins here; the same place when none does.
    /// </summary>
    private static int EndOfQuoted(string sql, int at)
    {
        if (sql[at] is '\'' or '"')
        {
            var hasEscapes = sql[at] == '\'' && at > 0 && sql[at - 1] is 'e' or 'E' && (at < 2 || !IsWord(sql[at - 2]));
            for (var end = at + 1; end < sql.Length; end++)
            {
                if (hasEscapes && sql[end] == '\\') end++;
                else if (sql[end] == sql[at]) return end + 1;
            }

            return sql.Length;
        }

        if (sql[at] != '$' || (at > 0 && IsWord(sql[at - 1]))) return at;
        var close = at + 1;
        while (close < sql.Length && IsWord(sql[close])) close++;
        if (close >= sql.Length || sql[close] != '$' || char.IsAsciiDigit(sql[at + 1])) return at;
        var tag = sql[at..(close + 1)];
        var found = sql.IndexOf(tag, close + 1, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + tag.Length;
    }

    /// <summary>Whether the first bracket closes with the last one.</summary>
    private static bool IsWrapped(string text)
    {
        if (text is not ['(', .., ')']) return false;
        var depth = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfQuoted(text, at);
            if (end > at)
            {
                at = end;
                continue;
            }

            if (text[at] == '(') depth++;
            else if (text[at] == ')' && --depth == 0) return at == text.Length - 1;
            at++;
        }

        return false;
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
