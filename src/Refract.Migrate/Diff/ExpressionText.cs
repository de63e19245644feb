using System.Text;

namespace Refract.Migrate.Diff;

/// <summary>
/// An SQL expression stripped of what a database adds when it stores one: brackets, casts, quotes around plain names, blanks, capitals. Two
/// expressions that differ in nothing but brackets are taken for the same, which is the price.
/// </summary>
internal static class ExpressionText
{
    public static string Normalize(string sql)
    {
        var text = new StringBuilder(sql.Length);
        for (var at = 0; at < sql.Length;)
        {
            var letter = sql[at];
            if (letter == '\'')
            {
                var end = EndOfQuoted(sql, at);
                text.Append(sql, at, end - at);
                at = end;
            }
            else if (letter == '"')
            {
                var end = EndOfQuoted(sql, at);
                AppendName(text, sql[(at + 1)..(end - 1)]);
                at = end;
            }
            else if (letter == ':' && at + 1 < sql.Length && sql[at + 1] == ':')
            {
                at = EndOfType(sql, at + 2);
            }
            else if (char.IsWhiteSpace(letter))
            {
                AppendBlank(text);
                at++;
            }
            else if (letter is '(' or ')' && !IsCall(sql, at))
            {
                AppendBlank(text);
                at++;
            }
            else
            {
                text.Append(char.ToLowerInvariant(letter));
                at++;
            }
        }

        return Tighten(text);
    }

    /// <summary>Blanks stay only between two words.</summary>
    private static string Tighten(StringBuilder text)
    {
        var tight = new StringBuilder(text.Length);
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\'')
                isQuoted = !isQuoted;
            if (letter == ' ' && !isQuoted)
            {
                if (tight.Length == 0 || at + 1 == text.Length || !IsWord(tight[^1]) || !IsWord(text[at + 1]))
                    continue;
            }

            tight.Append(letter);
        }

        return tight.ToString();
    }

    private static void AppendBlank(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }

    private static void AppendName(StringBuilder text, string name)
    {
        var isPlain = name.Length > 0 && !char.IsAsciiDigit(name[0])
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
        text.Append(isPlain ? name : $"\"{name}\"");
    }

    /// <summary>True for the brackets of a call with nothing inside; those with arguments are dropped like all others, on both
    /// sides.</summary>
    private static bool IsCall(string sql, int at) => sql[at] == '('
        ? at > 0 && IsWord(sql[at - 1]) && at + 1 < sql.Length && sql[at + 1] == ')'
        : at > 1 && sql[at - 1] == '(' && IsWord(sql[at - 2]);

    private static int EndOfQuoted(string sql, int at)
    {
        var quote = sql[at];
        for (var end = at + 1; end < sql.Length; end++)
        {
            if (sql[end] != quote)
                continue;
            if (end + 1 < sql.Length && sql[end + 1] == quote)
                end++;
            else
                return end + 1;
        }

        return sql.Length;
    }

    /// <summary>Past a cast's type: a name, perhaps quoted or of several words, a length, and array brackets.</summary>
    private static int EndOfType(string sql, int at)
    {
        while (true)
        {
            at = at < sql.Length && sql[at] == '"' ? EndOfQuoted(sql, at) : EndOfWord(sql, at);
            if (at < sql.Length && sql[at] == '.')
                at++;
            else if (Follows(sql, at, " varying", " precision", " without time zone", " with time zone") is var length and > 0)
                at += length;
            else
                break;
        }

        if (at < sql.Length && sql[at] == '(')
        {
            at = sql.IndexOf(')', at) is var close and >= 0 ? close + 1 : sql.Length;
            at += Follows(sql, at, " without time zone", " with time zone");
        }

        while (at + 1 < sql.Length && sql[at] == '[' && sql[at + 1] == ']')
            at += 2;
        return at;
    }

    private static int EndOfWord(string sql, int at)
    {
        while (at < sql.Length && IsWord(sql[at]))
            at++;
        return at;
    }

    private static int Follows(string sql, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (sql.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return word.Length;
        }

        return 0;
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '"';
}
