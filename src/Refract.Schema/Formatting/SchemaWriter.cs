using System.Text;
using Refract.Schema.Parsing;
using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>
/// Rewrites one file from its syntax. What stands between blocks is written as it comes: a run of blank lines
/// becomes one line break, and since a block ends with one of its own, that leaves one blank line.
/// </summary>
internal sealed partial class SchemaWriter(string text)
{
    internal const string Indent = "  ";

    private readonly StringBuilder _target = new(text.Length + (text.Length / 4));
    private readonly StringBuilder _scratch = new();
    private readonly AlignedRows _rows = new();

    /// <summary>Writes <paramref name="root"/>, which is the syntax of the text and holds no unclosed block.</summary>
    internal string Write(SchemaSyntax root)
    {
        if (root.ByteOrderMark is not null) _target.Append(root.ByteOrderMark.Text);
        var first = _target.Length;
        var members = root.Members;
        for (var i = 0; i < members.Count; i++)
        {
            // What follows a block on its line is written as if it followed on the next one, where the line break
            // counts as a blank line.
            if (i > 0 && members[i - 1] is BlockSyntax && members[i] is not BlankLineSyntax) _target.Append('\n');
            switch (members[i])
            {
                case BlankLineSyntax:
                    while (i + 1 < members.Count && members[i + 1] is BlankLineSyntax) i++;
                    if (_target.Length > first && i + 1 < members.Count) _target.Append('\n');
                    break;
                case CommentSyntax comment:
                    CommentWriter.Write(_target, comment.Comment, "");
                    break;
                case BlockSyntax block:
                    Write(block);
                    break;
                case TypeAliasSyntax alias:
                    WriteRaw(alias);
                    break;
                case UnknownBlockSyntax unknown:
                    _target.Append(text, unknown.Span.Start, unknown.Span.Length);
                    break;
                case InvalidLineSyntax invalid:
                    _target.Append(text, invalid.Span.Start, invalid.FullSpan.End - invalid.Span.Start);
                    break;
            }
        }

        if (_target.Length == 0 || _target[_target.Length - 1] != '\n') _target.Append('\n');
        return _target.ToString();
    }

    /// <summary>The reference grammar counts the space behind a type without arguments as part of it.</summary>
    private void WriteRaw(TypeAliasSyntax alias)
    {
        var end = alias.Span.End;
        if (alias.Attributes.Count == 0 || alias.Attributes[alias.Attributes.Count - 1].ArgumentList is null)
            while (end < text.Length && SchemaParser.IsSpace(text[end])) end++;
        _target.Append(text, alias.Span.Start, end - alias.Span.Start);
    }
}
