using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations.Review;

/// <summary>A place in the tokens of a statement, which moves on.</summary>
/// <param name="tokens">The tokens without comments.</param>
internal sealed class SqlTokenReader(IReadOnlyList<SqlToken> tokens)
{
    private int _at;

    public bool IsAtEnd => _at >= tokens.Count;

    public SqlToken Current => tokens[_at];

    /// <summary>Where the token here begins in the statement's text.</summary>
    public int Start => IsAtEnd ? tokens[^1].End : tokens[_at].Start;

    public IEnumerable<SqlToken> Rest => tokens.Skip(_at);

    public void Step() => _at++;

    /// <summary>Steps over words when they are here.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (_at + i >= tokens.Count || !tokens[_at + i].Is(words[i])) return false;
        _at += words.Length;
        return true;
    }

    /// <summary>The name here without its quotes and without that of its database, and the place behind it.</summary>
    public string Name()
    {
        if (IsAtEnd) return "";
        var name = tokens[_at++].Text;
        if (_at + 1 >= tokens.Count || !tokens[_at].Is('.')) return name;
        name = tokens[_at + 1].Text;
        _at += 2;
        return name;
    }
}
