namespace Refract.Schema.Syntax;

/// <summary>
/// A block with its lines. Models, views and types hold <see cref="FieldSyntax"/> and
/// <see cref="BlockAttributeSyntax"/>; enums hold <see cref="EnumValueSyntax"/> and <see cref="BlockAttributeSyntax"/>;
/// datasources and generators hold <see cref="SettingSyntax"/>; all may hold
/// <see cref="CommentSyntax"/>, <see cref="BlankLineSyntax"/> and <see cref="InvalidLineSyntax"/>.
/// </summary>
public sealed class BlockSyntax : LineSyntax
{
    internal BlockSyntax(
        BlockKind kind, SyntaxToken keyword, SyntaxToken name, SyntaxToken openBrace, SyntaxToken? openingRest,
        SyntaxToken openingNewLine,
        IReadOnlyList<LineSyntax> members, SyntaxToken? closeBrace)
        : base(keyword, LastOf(openingNewLine, members, closeBrace), LastOf(openingNewLine, members, closeBrace))
    {
        Kind = kind;
        Keyword = keyword;
        Name = name;
        OpenBrace = openBrace;
        OpeningRest = openingRest;
        OpeningNewLine = openingNewLine;
        Members = members;
        CloseBrace = closeBrace;
    }

    /// <summary>Its kind.</summary>
    public BlockKind Kind { get; }

    /// <summary>The keyword.</summary>
    public SyntaxToken Keyword { get; }

    /// <summary>Its name.</summary>
    public SyntaxToken Name { get; }

    /// <summary><c>{</c></summary>
    public SyntaxToken OpenBrace { get; }

    /// <summary>
    /// Whatever stands behind the brace on its line, usually a comment and always ignored; null when there is nothing.
    /// </summary>
    public SyntaxToken? OpeningRest { get; }

    /// <summary>The line break after the brace.</summary>
    public SyntaxToken OpeningNewLine { get; }

    /// <summary>Its lines, in the order of the text.</summary>
    public IReadOnlyList<LineSyntax> Members { get; }

    /// <summary><c>}</c>, or null when the file ends before it.</summary>
    public SyntaxToken? CloseBrace { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children =>
        Concatenate([Keyword, Name, OpenBrace, OpeningRest, OpeningNewLine], Members, [CloseBrace]);

    private static SyntaxElement LastOf(SyntaxToken newLine, IReadOnlyList<LineSyntax> members,
        SyntaxToken? closeBrace) =>
        closeBrace ?? (members.Count > 0 ? members[members.Count - 1] : (SyntaxElement)newLine);
}
