namespace Refract.Sqlite.Definitions;

internal sealed partial class TableDefinitionParser
{
    private void Parentheses() => _at = MatchOf(_at) + 1;

    /// <summary>Where the parenthesis at a place closes.</summary>
    private int MatchOf(int open)
    {
        if (open >= _tokens.Count || !_tokens[open].Is('('))
            throw new FormatException();
        var depth = 0;
        for (var at = open; at < _tokens.Count; at++)
        {
            if (_tokens[at].Is('('))
                depth++;
            else if (_tokens[at].Is(')') && --depth == 0)
                return at;
        }

        throw new FormatException();
    }

    private string Name()
    {
        var token = Next;
        if (token.Kind is SqlTokenKind.Sign)
            throw new FormatException();
        _at++;
        return NameOf(token);
    }

    private static string NameOf(SqlToken token) => token.Kind == SqlTokenKind.Literal
        ? token.Text[1..^1].Replace("''", "'", StringComparison.Ordinal) : token.Text;

    private SqlToken Next => _at < _tokens.Count ? _tokens[_at] : throw new FormatException();

    private SqlToken Peek => _at + 1 < _tokens.Count ? _tokens[_at + 1] : throw new FormatException();

    private bool Take(string word)
    {
        if (!Next.Is(word))
            return false;
        _at++;
        return true;
    }

    private bool Take(char sign)
    {
        if (!Next.Is(sign))
            return false;
        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word))
            throw new FormatException();
    }

    private void Expect(char sign)
    {
        if (!Take(sign))
            throw new FormatException();
    }

    private string TextOf(int from, int to) => to > from ? _sql[_tokens[from].Start.._tokens[to - 1].End] : "";

    private string[] CommentsIn(int from, int to) => CommentsIn(from, to, out _);

    private string[] CommentsIn(int from, int to, out int end)
    {
        var found = _comments.Where(comment => comment.Start >= from && comment.Start < to).ToArray();
        end = found.Length > 0 ? found[^1].End : 0;
        return [.. found.Select(comment => comment.Text)];
    }
}
