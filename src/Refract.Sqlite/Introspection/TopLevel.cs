using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Introspection;

/// <summary>The tokens of a statement that stand in no brackets, without comments.</summary>
internal static class TopLevel
{
    public static List<SqlToken> Of(string statement)
    {
        var (tokens, depth) = (new List<SqlToken>(), 0);
        foreach (var token in SqlTokenizer.Read(statement))
        {
            if (token.Is(')')) depth--;
            if (depth == 0 && !token.IsComment) tokens.Add(token);
            if (token.Is('(')) depth++;
        }

        return tokens;
    }
}
