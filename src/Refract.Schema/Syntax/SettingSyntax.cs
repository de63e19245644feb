namespace Refract.Schema.Syntax;

/// <summary>A setting of a datasource or generator: <c>name = value // comment</c>.</summary>
public sealed class SettingSyntax : LineSyntax
{
    internal SettingSyntax(SyntaxToken name, SyntaxToken equalsSign, ExpressionSyntax? value,
        SyntaxToken? trailingComment,
        SyntaxToken newLine)
        : base(name, value ?? (SyntaxElement)equalsSign, newLine)
    {
        Name = name;
        EqualsSign = equalsSign;
        Value = value;
        TrailingComment = trailingComment;
        NewLine = newLine;
    }

    /// <summary>Its name.</summary>
    public SyntaxToken Name { get; }

    /// <summary><c>=</c></summary>
    public SyntaxToken EqualsSign { get; }

    /// <summary>Its value, or null when it is missing (an error).</summary>
    public ExpressionSyntax? Value { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children =>
        Concatenate([Name, EqualsSign, Value, TrailingComment, NewLine]);
}
