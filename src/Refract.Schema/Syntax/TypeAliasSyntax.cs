namespace Refract.Schema.Syntax;

/// <summary>
/// <c>type Name = String</c>: a form from the first version of the language that is not allowed any more.
/// </summary>
public sealed class TypeAliasSyntax : LineSyntax
{
    private readonly IReadOnlyList<SyntaxElement> _children;

    internal TypeAliasSyntax(SyntaxToken keyword, SyntaxToken name, SyntaxToken equalsSign, TypeSyntax type,
        IReadOnlyList<AttributeSyntax> attributes)
        : base(keyword, attributes.Count > 0 ? attributes[attributes.Count - 1] : type, attributes.Count > 0
        ? attributes[attributes.Count - 1] : type)
    {
        Name = name;
        Attributes = attributes;
        _children = [keyword, name, equalsSign, type, .. attributes];
    }

    /// <summary>The new type's name.</summary>
    public SyntaxToken Name { get; }

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => _children;
}
