namespace Refract.Sqlite.Definitions;

/// <summary>Cuts SQL into tokens the way SQLite does, comments included and white space left out.</summary>
internal static class SqlTokenizer
{
    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var at = 0; at < sql.Length;)
        {
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
                continue;
            }

            var token = Next(sql, at);
            tokens.Add(token);
            at = token.End;
        }

        return tokens;
    }

    /// <summary>
    /// The text with one blank between tokens, without comments, in lower case but for quoted names and literals: two
    /// texts that only
    /// differ in layout are one.
    /// </summary>
    public static string Normalize(string sql) =>
        string.Join(' ', Read(sql).Where(token => !token.IsComment)
            .Select(token => token.Kind == SqlTokenKind.Literal ? token.Text : token.Text.ToLowerInvariant()));

    private static SqlToken Next(string sql, int at)
    {
        var c = sql[at];
        var next = at + 1 < sql.Length ? sql[at + 1] : '\0';
        if (c == '-' && next == '-')
            return Comment(sql, at, sql.IndexOf('\n', at) is var end && end < 0 ? sql.Length : end);
        if (c == '/' && next == '*')
            return Comment(sql, at,
                sql.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end && end < 0 ? sql.Length : end + 2);
        if (c is '"' or '`' or '[')
            return Name(sql, at, c == '[' ? ']' : c);
        if (c == '\'')
            return Literal(sql, at, at);
        if (c is 'x' or 'X' && next == '\'')
            return Literal(sql, at, at + 1);
        if (!IsWord(c))
            return new SqlToken(SqlTokenKind.Sign, at, at + 1, c.ToString());

        var after = at + 1;
        while (after < sql.Length && (IsWord(sql[after]) || IsPartOfNumber(sql, at, after)))
            after++;
        return new SqlToken(SqlTokenKind.Word, at, after, sql[at..after]);
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c > '\u007f';

    /// <summary>The point and the sign in 1.5e-3.</summary>
    private static bool IsPartOfNumber(string sql, int start, int at) =>
        char.IsAsciiDigit(sql[start]) && (sql[at] == '.' || (sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E'));

    private static SqlToken Comment(string sql, int start, int end) =>
        new(SqlTokenKind.Comment, start, end, sql[start..end].TrimEnd());

    private static SqlToken Name(string sql, int start, char close)
    {
        var end = EndOf(sql, start + 1, close, isDoubled: close != ']');
        var text = sql[(start + 1)..Math.Max(start + 1, end - 1)];
        return new SqlToken(SqlTokenKind.Quoted, start, end,
            close == ']' ? text : text.Replace($"{close}{close}", close.ToString(), StringComparison.Ordinal));
    }

    private static SqlToken Literal(string sql, int start, int quote)
    {
        var end = EndOf(sql, quote + 1, '\'', isDoubled: true);
        return new SqlToken(SqlTokenKind.Literal, start, end, sql[start..end]);
    }

    private static int EndOf(string sql, int at, char close, bool isDoubled)
    {
        while (at < sql.Length)
        {
            if (sql[at] != close)
                at++;
            else if (isDoubled && at + 1 < sql.Length && sql[at + 1] == close)
                at += 2;
            else
                return at + 1;
        }

        return sql.Length;
    }
}
