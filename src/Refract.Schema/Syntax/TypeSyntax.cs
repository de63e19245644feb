namespace Refract.Schema.Syntax;

/// <summary>
/// The type of a field: <c>String</c>, <c>String?</c>, <c>String[]</c>, <c>Unsupported("…")</c>, and the old forms
/// <c>String!</c> and <c>[String]</c>.
/// </summary>
public sealed class TypeSyntax : SyntaxNode
{
    private readonly IReadOnlyList<SyntaxToken> _tokens;

    internal TypeSyntax(
        IReadOnlyList<SyntaxToken> tokens, SyntaxToken name, SyntaxToken? unsupportedText, SyntaxToken? list,
        SyntaxToken? optional,
        SyntaxToken? exclamation)
        : base(tokens[0], tokens[tokens.Count - 1])
    {
        _tokens = tokens;
        Name = name;
        UnsupportedText = unsupportedText;
        List = list;
        Optional = optional;
        Exclamation = exclamation;
    }

    /// <summary>The name; the word <c>Unsupported</c> where <see cref="UnsupportedText"/> is set.</summary>
    public SyntaxToken Name { get; }

    /// <summary>The string in <c>Unsupported("…")</c>, or null.</summary>
    public SyntaxToken? UnsupportedText { get; }

    /// <summary><c>[]</c>, or the <c>[</c> of the old form <c>[String]</c>; null for what is no list.</summary>
    public SyntaxToken? List { get; }

    /// <summary><c>?</c>, or null.</summary>
    public SyntaxToken? Optional { get; }

    /// <summary><c>!</c> (not allowed any more), or null.</summary>
    public SyntaxToken? Exclamation { get; }

    /// <summary>
    /// True for the old forms and for a list that is optional: what is meant is plain, and yet it is no type.
    /// </summary>
    internal bool IsMisspelt =>
        Exclamation is not null || List?.Kind == TokenKind.OpenBracket || (List is not null && Optional is not null);

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => _tokens;
}
