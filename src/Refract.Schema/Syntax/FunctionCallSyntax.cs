namespace Refract.Schema.Syntax;

/// <summary>
/// A function call: <c>now()</c>, <c>env("NAME")</c>, or a column with arguments: <c>title(sort: Desc)</c>.
/// </summary>
public sealed class FunctionCallSyntax : ExpressionSyntax
{
    internal FunctionCallSyntax(SyntaxToken name, ArgumentListSyntax arguments)
        : base(name, arguments)
    {
        Name = name;
        ArgumentList = arguments;
    }

    /// <summary>The function's name; may have dots.</summary>
    public SyntaxToken Name { get; }

    /// <summary>The parenthesised arguments.</summary>
    public ArgumentListSyntax ArgumentList { get; }

    /// <summary>The arguments, in the order of the text.</summary>
    public IReadOnlyList<ArgumentSyntax> Arguments => ArgumentList.Arguments;

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => [Name, ArgumentList];
}
