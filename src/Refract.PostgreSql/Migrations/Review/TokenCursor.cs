namespace Refract.PostgreSql.Migrations.Review;

/// <summary>A place in the tokens of a statement, or of a part of one.</summary>
internal sealed class TokenCursor(IReadOnlyList<ScriptToken> tokens)
{
    private int _at;

    public IReadOnlyList<ScriptToken> All => tokens;

    public bool IsAtEnd => _at >= tokens.Count;

    /// <summary>The token at the place; a sign that is in no statement at the end.</summary>
    public ScriptToken Current => _at < tokens.Count ? tokens[_at] : new ScriptToken(ScriptTokenKind.Sign, "\0");

    /// <summary>What is left.</summary>
    public IReadOnlyList<ScriptToken> Rest => [.. tokens.Skip(_at)];

    public void Step() => _at++;

    public bool Is(string word) => Current.Is(word);

    /// <summary>Goes past these words if all of them are here, in this order.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (_at + i >= tokens.Count || !tokens[_at + i].Is(words[i])) return false;
        _at += words.Length;
        return true;
    }

    public bool Take(char sign)
    {
        if (!Current.Is(sign)) return false;
        _at++;
        return true;
    }

    /// <summary>Goes past a name of up to three parts and returns the last two of them; null without one.</summary>
    public TableName? TakeTable()
    {
        if (!Current.IsName) return null;
        string? schema = null;
        var name = TakeName();
        while (Current.Is('.'))
        {
            Step();
            schema = name;
            name = TakeName();
        }

        return TableName.Of(schema, name);
    }

    /// <summary>Goes past one name and returns it as the server keeps it.</summary>
    public string TakeName()
    {
        var name = Current.Name;
        Step();
        return name;
    }

    /// <summary>What is between the parenthesis here and the one that closes it, which it goes past.</summary>
    public IReadOnlyList<ScriptToken> TakeParentheses()
    {
        if (!Take('(')) return [];
        var inside = new List<ScriptToken>();
        for (var depth = 1; !IsAtEnd; Step())
        {
            if (Current.Is('(')) depth++;
            else if (Current.Is(')') && --depth == 0)
            {
                Step();
                break;
            }

            inside.Add(Current);
        }

        return inside;
    }

    /// <summary>Whether a word is in what is left, outside parentheses.</summary>
    public bool Contains(string word)
    {
        var depth = 0;
        foreach (var token in tokens.Skip(_at))
        {
            if (token.Is('(')) depth++;
            else if (token.Is(')')) depth--;
            else if (depth == 0 && token.Is(word)) return true;
        }

        return false;
    }

    /// <summary>Whether some words follow each other in what is left, outside parentheses.</summary>
    public bool ContainsInOrder(params ReadOnlySpan<string> words)
    {
        var start = _at;
        var depth = 0;
        try
        {
            for (; !IsAtEnd; _at++)
            {
                if (Current.Is('(')) depth++;
                else if (Current.Is(')')) depth--;
                else if (depth == 0 && Take(words)) return true;
            }

            return false;
        }
        finally
        {
            _at = start;
        }
    }

    /// <summary>What is left, cut at the commas outside parentheses.</summary>
    public IEnumerable<IReadOnlyList<ScriptToken>> SplitRest() => Split([.. tokens.Skip(_at)]);

    /// <summary>Tokens cut at the commas outside parentheses.</summary>
    public static IEnumerable<IReadOnlyList<ScriptToken>> Split(IReadOnlyList<ScriptToken> tokens)
    {
        var part = new List<ScriptToken>();
        var depth = 0;
        foreach (var token in tokens)
        {
            if (token.Is('(') || token.Is('[')) depth++;
            else if (token.Is(')') || token.Is(']')) depth--;
            if (depth == 0 && token.Is(','))
            {
                yield return part;
                part = [];
            }
            else part.Add(token);
        }

        if (part.Count > 0) yield return part;
    }
}
