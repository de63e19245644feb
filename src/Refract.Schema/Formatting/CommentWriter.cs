using System.Text;
using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>Writes comments that stand in front of something, each from a line of its own.</summary>
internal static class CommentWriter
{
    /// <summary>
    /// Writes a comment in a block. Here the reference formatter is not followed on purpose where a block comment follows another comment:
    /// what <see cref="WriteBetweenBlocks"/> describes makes such a comment grow by one line each time it is formatted.
    /// </summary>
    internal static void WriteInBlock(StringBuilder target, SyntaxToken comment)
    {
        if (comment.Kind == TokenKind.BlockComment) WriteFramed(target, comment.Text, start: 2, SchemaWriter.Indent);
        else target.Append(SchemaWriter.Indent).Append(comment.Text).Append('\n');
    }

    /// <summary>
    /// Writes a comment outside of blocks. The reference formatter takes the space before a block comment that follows another comment for
    /// part of that comment, and drops the first two bytes of it all: behind two spaces the <c>/*</c> is left and becomes text.
    /// </summary>
    internal static void WriteBetweenBlocks(StringBuilder target, SyntaxToken comment, bool followsComment)
    {
        if (comment.Kind != TokenKind.BlockComment)
        {
            target.Append(comment.Text).Append('\n');
            return;
        }

        var text = followsComment ? comment.LeadingSpace + comment.Text : comment.Text;
        WriteFramed(target, text, start: text[0] > '\u007F' ? 1 : 2, "");
    }

    private static void WriteFramed(StringBuilder target, string text, int start, string indent)
    {
        target.Append(indent).Append("/**\n");
        while (start < text.Length - 2)
        {
            var end = text.IndexOf('\n', start, text.Length - 2 - start);
            if (end < 0) end = text.Length - 2;
            WriteLine(target, text, start, end, indent);
            start = end + 1;
        }

        target.Append(indent).Append(" */\n");
    }

    /// <summary>The star that may start a line is part of the frame; empty lines go.</summary>
    private static void WriteLine(StringBuilder target, string text, int start, int end, string indent)
    {
        Trim(text, ref start, ref end);
        if (start < end && text[start] == '*')
        {
            start++;
            Trim(text, ref start, ref end);
        }

        if (start < end) target.Append(indent).Append(" * ").Append(text, start, end - start).Append('\n');
    }

    private static void Trim(string text, ref int start, ref int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (start < end && char.IsWhiteSpace(text[end - 1])) end--;
    }
}
