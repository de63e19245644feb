using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Introspection;

/// <summary>What only the text of a CREATE INDEX tells.</summary>
internal static class SqliteIndexText
{
    /// <summary>What stands after WHERE outside parentheses, or null.</summary>
    public static string? Condition(string? sql)
    {
        if (sql is null)
            return null;
        var depth = 0;
        foreach (var token in SqlTokenizer.Read(sql))
        {
            if (token.Is('('))
                depth++;
            else if (token.Is(')'))
                depth--;
            else if (depth == 0 && token.Is("WHERE"))
                return sql[token.End..].Trim().TrimEnd(';').Trim();
        }

        return null;
    }

    /// <summary>Whether a column of it has a collation of its own.</summary>
    public static bool HasCollation(string sql)
    {
        var condition = Condition(sql);
        var columns = condition is null ? sql : sql[..sql.LastIndexOf(condition, StringComparison.Ordinal)];
        return SqlTokenizer.Read(columns).Any(token => token.Is("COLLATE"));
    }
}
