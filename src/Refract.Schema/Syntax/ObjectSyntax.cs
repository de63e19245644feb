namespace Refract.Schema.Syntax;

/// <summary>An object: <c>{ active: true, deletedAt: { not: null } }</c>, the condition of a partial index.</summary>
public sealed class ObjectSyntax : ExpressionSyntax
{
    private readonly IReadOnlyList<SyntaxElement> _children;

    internal ObjectSyntax(IReadOnlyList<SyntaxElement> children, IReadOnlyList<ObjectMemberSyntax> members)
        : base(children[0], children[children.Count - 1])
    {
        _children = children;
        Members = members;
    }

    /// <summary>Its members, in the order of the text.</summary>
    public IReadOnlyList<ObjectMemberSyntax> Members { get; }

    /// <summary>Braces, commas and members, in the order of the text.</summary>
    public override IEnumerable<SyntaxElement> Children => _children;
}
