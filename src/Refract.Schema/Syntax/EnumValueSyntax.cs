namespace Refract.Schema.Syntax;

/// <summary>A value of an enum: <c>NAME @map("name") // comment</c>.</summary>
public sealed class EnumValueSyntax : LineSyntax
{
    internal EnumValueSyntax(SyntaxToken name, IReadOnlyList<AttributeSyntax> attributes, SyntaxToken? trailingComment,
        SyntaxToken newLine)
        : base(name, attributes.Count > 0 ? attributes[attributes.Count - 1] : (SyntaxElement)name, newLine)
    {
        Name = name;
        Attributes = attributes;
        TrailingComment = trailingComment;
        NewLine = newLine;
    }

    /// <summary>Its name.</summary>
    public SyntaxToken Name { get; }

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([Name], Attributes, [TrailingComment, NewLine]);
}
