namespace Refract.Schema.Syntax;

/// <summary>A value: a literal, a constant, a list or a function call.</summary>
public abstract class ExpressionSyntax : SyntaxNode
{
    private protected ExpressionSyntax(SyntaxElement first, SyntaxElement last)
        : base(first, last)
    {
    }
}
