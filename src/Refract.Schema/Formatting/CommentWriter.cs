using System.Text;
using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>Writes comments that stand in front of something, each from a line of its own.</summary>
internal static class CommentWriter
{
    /// <summary>
    /// Writes a comment. The reference formatter is not followed on purpose where a block comment follows another
    /// comment: it takes the space between them for part of the comment and drops the first two characters of it all,
    /// so that such a comment grows each time it is formatted.
    /// </summary>
    /// <param name="target">Where to write.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="indent">What each line begins with.</param>
    internal static void Write(StringBuilder target, SyntaxToken comment, string indent)
    {
        if (comment.Kind == TokenKind.BlockComment) WriteFramed(target, comment.Text, start: 2, indent);
        else target.Append(indent).Append(comment.Text).Append('\n');
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
