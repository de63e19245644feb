namespace Refract.Schema.Syntax;

/// <summary>A list: <c>[a, b]</c>.</summary>
public sealed class ListSyntax : ExpressionSyntax
{
    private readonly IReadOnlyList<SyntaxElement> _children;

    internal ListSyntax(IReadOnlyList<SyntaxElement> children, IReadOnlyList<ExpressionSyntax> items)
        : base(children[0], children[children.Count - 1])
    {
        _children = children;
        Items = items;
    }

    /// <summary>Its items, in the order of the text.</summary>
    public IReadOnlyList<ExpressionSyntax> Items { get; }

    /// <summary>Brackets, commas and items, in the order of the text.</summary>
    public override IEnumerable<SyntaxElement> Children => _children;
}
