namespace Refract.Schema.Syntax;

/// <summary>A member of an object: <c>name: value</c>.</summary>
public sealed class ObjectMemberSyntax : SyntaxNode
{
    internal ObjectMemberSyntax(SyntaxToken name, SyntaxToken colon, ExpressionSyntax value)
        : base(name, value)
    {
        Name = name;
        Colon = colon;
        Value = value;
    }

    /// <summary>Its name.</summary>
    public SyntaxToken Name { get; }

    /// <summary><c>:</c></summary>
    public SyntaxToken Colon { get; }

    /// <summary>Its value.</summary>
    public ExpressionSyntax Value { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => [Name, Colon, Value];
}
