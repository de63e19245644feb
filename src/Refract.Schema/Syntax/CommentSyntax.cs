namespace Refract.Schema.Syntax;

/// <summary>A comment in front of what follows: a line of its own, or (<c>/* … */</c>) the beginning of one.</summary>
public sealed class CommentSyntax : LineSyntax
{
    internal CommentSyntax(SyntaxToken comment, SyntaxToken? newLine)
        : base(comment, comment, newLine ?? comment)
    {
        Comment = comment;
        NewLine = newLine;
    }

    /// <summary>The comment with its slashes.</summary>
    public SyntaxToken Comment { get; }

    /// <summary>True for <c>///</c>.</summary>
    public bool IsDocumentation => Comment.Kind == TokenKind.DocComment;

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([Comment, NewLine]);
}
