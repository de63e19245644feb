namespace Refract.Schema.Syntax;

/// <summary>Arguments in parentheses.</summary>
public sealed class ArgumentListSyntax : SyntaxNode
{
    private readonly IReadOnlyList<SyntaxElement> _children;

    internal ArgumentListSyntax(IReadOnlyList<SyntaxElement> children, IReadOnlyList<ArgumentSyntax> arguments,
        SyntaxToken? trailingComma)
        : base(children[0], children[children.Count - 1])
    {
        _children = children;
        Arguments = arguments;
        TrailingComma = trailingComma;
    }

    /// <summary>The arguments, in the order of the text.</summary>
    public IReadOnlyList<ArgumentSyntax> Arguments { get; }

    /// <summary>A comma before the closing parenthesis (an error), or null.</summary>
    public SyntaxToken? TrailingComma { get; }

    /// <summary>Parentheses, commas and arguments, in the order of the text.</summary>
    public override IEnumerable<SyntaxElement> Children => _children;
}
