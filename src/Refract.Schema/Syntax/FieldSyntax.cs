namespace Refract.Schema.Syntax;

/// <summary>A field of a model, view or type: <c>name Type? @attribute(…) // comment</c>.</summary>
public sealed class FieldSyntax : LineSyntax
{
    internal FieldSyntax(
        SyntaxToken name, SyntaxToken? colon, TypeSyntax? type, IReadOnlyList<AttributeSyntax> attributes,
        SyntaxToken? trailingComment,
        SyntaxToken newLine)
        : base(name, attributes.Count > 0 ? attributes[attributes.Count - 1] : type ?? (SyntaxElement?)colon ?? name,
            newLine)
    {
        Name = name;
        Colon = colon;
        Type = type;
        Attributes = attributes;
        TrailingComment = trailingComment;
        NewLine = newLine;
    }

    /// <summary>Its name.</summary>
    public SyntaxToken Name { get; }

    /// <summary>A colon behind the name (not allowed any more), or null.</summary>
    public SyntaxToken? Colon { get; }

    /// <summary>Its type, or null when it is missing (an error).</summary>
    public TypeSyntax? Type { get; }

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children =>
        Concatenate([Name, Colon, Type], Attributes, [TrailingComment, NewLine]);
}
