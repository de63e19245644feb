namespace Refract.Schema.Syntax;

/// <summary>
/// What a file or a block consists of: a definition on a line of its own with the comment and the line break that end
/// it, a comment, a blank line, or text
/// that could not be read; at the top level of a file also a whole block.
/// </summary>
public abstract class LineSyntax : SyntaxNode
{
    private protected LineSyntax(SyntaxElement first, SyntaxElement lastThatMatters, SyntaxElement last)
        : base(first, lastThatMatters, last)
    {
    }

    /// <summary>The comment behind it on the same line, or null.</summary>
    public SyntaxToken? TrailingComment { get; private protected init; }

    /// <summary>
    /// The line break that ends it; null at the end of the file and where something else follows on the same line.
    /// </summary>
    public SyntaxToken? NewLine { get; private protected init; }
}
