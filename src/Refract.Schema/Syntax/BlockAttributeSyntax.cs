namespace Refract.Schema.Syntax;

/// <summary>A line with an attribute of the whole block: <c>@@index([a, b]) // comment</c>.</summary>
public sealed class BlockAttributeSyntax : LineSyntax
{
    internal BlockAttributeSyntax(AttributeSyntax attribute, SyntaxToken? trailingComment, SyntaxToken newLine)
        : base(attribute, attribute, newLine)
    {
        Attribute = attribute;
        TrailingComment = trailingComment;
        NewLine = newLine;
    }

    /// <summary>The attribute.</summary>
    public AttributeSyntax Attribute { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([Attribute, TrailingComment, NewLine]);
}
