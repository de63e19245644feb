namespace Refract.Schema.Syntax;

/// <summary>A line that could not be read where it stands.</summary>
public sealed class InvalidLineSyntax : LineSyntax
{
    internal InvalidLineSyntax(SyntaxToken skipped, SyntaxToken? newLine)
        : base(skipped, skipped, newLine ?? skipped)
    {
        Skipped = skipped;
        NewLine = newLine;
    }

    /// <summary>Its text up to the line break.</summary>
    public SyntaxToken Skipped { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([Skipped, NewLine]);
}
