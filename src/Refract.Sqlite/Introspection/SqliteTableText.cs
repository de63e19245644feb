namespace Refract.Sqlite.Introspection;

/// <summary>What only the text of a CREATE statement tells: the names of foreign keys and the condition of a partial index.</summary>
internal static class SqliteTableText
{
    /// <summary>
    /// The names of the foreign keys in the order of the text, null for one without a name. SQLite numbers keys the other way round.
    /// </summary>
    public static IReadOnlyList<string?> ForeignKeyNames(string sql)
    {
        var names = new List<string?>();
        string? name = null;
        var inForeignKey = false;
        var tokens = Tokens(sql).ToArray();
        for (var i = 0; i < tokens.Length; i++)
        {
            var (text, isQuoted, depth) = tokens[i];
            if (isQuoted) continue;
            if (text.Equals("CONSTRAINT", StringComparison.OrdinalIgnoreCase) && i + 1 < tokens.Length) name = tokens[i + 1].Text;
            else if (text.Equals("FOREIGN", StringComparison.OrdinalIgnoreCase)) inForeignKey = true;
            else if (text.Equals("REFERENCES", StringComparison.OrdinalIgnoreCase))
            {
                names.Add(name);
                (name, inForeignKey) = (null, false);
            }
            else if (text == "," && depth == 1 && !inForeignKey
                || text.ToUpperInvariant() is "PRIMARY" or "UNIQUE" or "CHECK" or "NOT" or "DEFAULT" or "COLLATE") name = null;
        }
        return names;
    }

    /// <summary>What stands after WHERE outside parentheses, or null.</summary>
    public static string? IndexCondition(string? sql)
    {
        if (sql is null) return null;
        foreach (var (text, isQuoted, depth, end) in TokensWithEnds(sql))
            if (!isQuoted && depth == 0 && text.Equals("WHERE", StringComparison.OrdinalIgnoreCase))
                return sql[end..].Trim().TrimEnd(';').Trim();
        return null;
    }

    private static IEnumerable<(string Text, bool IsQuoted, int Depth)> Tokens(string sql)
        => TokensWithEnds(sql).Select(token => (token.Text, token.IsQuoted, token.Depth));

    private static IEnumerable<(string Text, bool IsQuoted, int Depth, int End)> TokensWithEnds(string sql)
    {
        var depth = 0;
        for (var at = 0; at < sql.Length;)
        {
            var c = sql[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }
            if (c == '-' && at + 1 < sql.Length && sql[at + 1] == '-')
            {
                var end = sql.IndexOf('\n', at);
                at = end < 0 ? sql.Length : end + 1;
                continue;
            }
            if (c == '/' && at + 1 < sql.Length && sql[at + 1] == '*')
            {
                var end = sql.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? sql.Length : end + 2;
                continue;
            }
            if (c is '"' or '\'' or '`' or '[')
            {
                var close = c == '[' ? ']' : c;
                var end = at + 1;
                while (end < sql.Length && (sql[end] != close || c != '[' && end + 1 < sql.Length && sql[end + 1] == close))
                    end += sql[end] == close ? 2 : 1;
                var text = sql[(at + 1)..Math.Min(end, sql.Length)].Replace($"{close}{close}", close.ToString(), StringComparison.Ordinal);
                at = Math.Min(end + 1, sql.Length);
                yield return (text, true, depth, at);
                continue;
            }
            var start = at;
            if (char.IsAsciiLetterOrDigit(c) || c == '_' || c > '\u007f')
                while (at < sql.Length && (char.IsAsciiLetterOrDigit(sql[at]) || sql[at] is '_' or '$' || sql[at] > '\u007f')) at++;
            else at++;
            if (c == ')') depth--;
            yield return (sql[start..at], false, depth, at);
            if (c == '(') depth++;
        }
    }
}
