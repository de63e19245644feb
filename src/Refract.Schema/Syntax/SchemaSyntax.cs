namespace Refract.Schema.Syntax;

/// <summary>A whole file: blocks, comments, blank lines and what could not be read.</summary>
public sealed class SchemaSyntax : SyntaxNode
{
    internal SchemaSyntax(SyntaxToken? byteOrderMark, IReadOnlyList<LineSyntax> members, SyntaxToken endOfFile)
        : base(byteOrderMark ?? (members.Count > 0 ? members[0] : (SyntaxElement)endOfFile), endOfFile)
    {
        ByteOrderMark = byteOrderMark;
        Members = members;
        EndOfFile = endOfFile;
    }

    /// <summary>A byte order mark at the start of the text, or null.</summary>
    public SyntaxToken? ByteOrderMark { get; }

    /// <summary>
    /// Its parts: <see cref="BlockSyntax"/>, <see cref="CommentSyntax"/>, <see cref="BlankLineSyntax"/> and the invalid
    /// ones.
    /// </summary>
    public IReadOnlyList<LineSyntax> Members { get; }

    /// <summary>The end, with the white space before it.</summary>
    public SyntaxToken EndOfFile { get; }

    /// <summary>The blocks, in the order of the text.</summary>
    public IEnumerable<BlockSyntax> Blocks => Members.OfType<BlockSyntax>();

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([ByteOrderMark], Members, [EndOfFile]);
}
