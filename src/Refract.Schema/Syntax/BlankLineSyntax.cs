namespace Refract.Schema.Syntax;

/// <summary>A line with nothing but white space.</summary>
public sealed class BlankLineSyntax : LineSyntax
{
    internal BlankLineSyntax(SyntaxToken newLine)
        : base(newLine, newLine, newLine) => NewLine = newLine;

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => [NewLine!];
}
