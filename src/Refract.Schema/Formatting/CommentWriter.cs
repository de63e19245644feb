using System.Text;
using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>Writes comments that stand in front of something, each from a line of its own.</summary>
internal static class CommentWriter
{
    internal static void Write(StringBuilder target, SyntaxToken comment, string indent)
    {
        if (comment.Kind == TokenKind.BlockComment) WriteBlock(target, comment.Text, indent);
        else target.Append(indent).Append(comment.Text).Append('\n');
    }

    /// <summary>
    /// The one place where the reference formatter is not followed on purpose: it takes the space before a block comment that follows
    /// another comment for part of that comment, so that such a comment grows by one line each time it is formatted.
    /// </summary>
    private static void WriteBlock(StringBuilder target, string text, string indent)
    {
        var start = 2;
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
