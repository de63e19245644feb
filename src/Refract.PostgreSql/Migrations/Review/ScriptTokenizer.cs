namespace Refract.PostgreSql.Migrations.Review;

/// <summary>
/// Cuts one statement into tokens, by the lexical rules of the manual's chapter 4.1. Comments are kept apart.
/// </summary>
internal static class ScriptTokenizer
{
    /// <summary>The tokens and the comments of a statement.</summary>
    public static (IReadOnlyList<ScriptToken> Tokens, IReadOnlyList<string> Comments) Read(string text)
    {
        var tokens = new List<ScriptToken>();
        var comments = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            var (end, token) = Next(text, at);
            if (token is { } found) tokens.Add(found);
            else comments.Add(text[at..end]);
            at = end;
        }

        return (tokens, comments);
    }

    /// <summary>The end of what begins at a place, and its token; null for a comment.</summary>
    private static (int End, ScriptToken? Token) Next(string text, int at)
    {
        var c = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (c == '-' && next == '-')
            return (text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length, null);
        if (c == '/' && next == '*') return (EndOfComment(text, at), null);
        if (c is 'e' or 'E' && next == '\'') return Literal(text, at + 1, hasEscapes: true);
        if (c == '\'') return Literal(text, at, hasEscapes: false);
        if (c == '"')
        {
            var close = EndOfQuoted(text, at, hasEscapes: false);
            var name = text[(at + 1)..Math.Max(at + 1, close - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
            return (close, new ScriptToken(ScriptTokenKind.Quoted, name));
        }

        if (c == '$' && DollarTag(text, at) is { } tag)
        {
            var body = at + tag.Length;
            var close = text.IndexOf(tag, body, StringComparison.Ordinal);
            return close < 0 ? (text.Length, new ScriptToken(ScriptTokenKind.Literal, text[body..]))
                : (close + tag.Length, new ScriptToken(ScriptTokenKind.Literal, text[body..close]));
        }

        if (!IsWord(c)) return (at + 1, new ScriptToken(ScriptTokenKind.Sign, c.ToString()));
        var after = at + 1;
        while (after < text.Length && (IsWord(text[after]) || text[after] == '$'
            || text[after] == '.' && char.IsAsciiDigit(c)))
            after++;
        return (after, new ScriptToken(ScriptTokenKind.Word, text[at..after]));
    }

    private static (int End, ScriptToken? Token) Literal(string text, int quote, bool hasEscapes)
    {
        var end = EndOfQuoted(text, quote, hasEscapes);
        var body = text[(quote + 1)..Math.Max(quote + 1, end - 1)].Replace("''", "'", StringComparison.Ordinal);
        return (end, new ScriptToken(ScriptTokenKind.Literal, body));
    }

    private static int EndOfQuoted(string text, int at, bool hasEscapes)
    {
        var quote = text[at++];
        for (; at < text.Length; at++)
        {
            if (hasEscapes && text[at] == '\\') at++;
            else if (text[at] == quote)
            {
                if (at + 1 >= text.Length || text[at + 1] != quote) return at + 1;
                at++;
            }
        }

        return text.Length;
    }

    private static int EndOfComment(string text, int at)
    {
        for (var depth = 0; at < text.Length;)
        {
            if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0) (depth, at) = (depth + 1, at + 2);
            else if (string.CompareOrdinal(text, at, "*/", 0, 2) == 0) (depth, at) = (depth - 1, at + 2);
            else at++;
            if (depth == 0) return at;
        }

        return text.Length;
    }

    private static string? DollarTag(string text, int at)
    {
        var end = at + 1;
        if (end < text.Length && char.IsAsciiDigit(text[end])) return null;
        while (end < text.Length && IsWord(text[end])) end++;
        return end < text.Length && text[end] == '$' ? text[at..(end + 1)] : null;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' || c > '\u007f';
}
