using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

internal sealed partial class SchemaWriter
{
    private readonly List<(int Rank, string Text)> _blockAttributes = [];

    /// <summary>
    /// What stands behind the opening brace on its line stays there. The reference formatter drops it, comments too.
    /// </summary>
    private void Write(BlockSyntax block)
    {
        _target.Append(block.Keyword.Text).Append(' ').Append(block.Name.Text).Append(" {");
        if (block.OpeningRest is { } rest) _target.Append(' ').Append(rest.Text.TrimEnd());
        _target.Append('\n');
        var members = block.Members;
        var hasWritten = false;
        for (var i = 0; i < members.Count; i++)
        {
            switch (members[i])
            {
                case BlankLineSyntax:
                    var start = i;
                    while (i + 1 < members.Count && members[i + 1] is BlankLineSyntax) i++;
                    // Block attributes move to the end, so what follows them may be the first of the block.
                    if (start == 0 || !hasWritten || i + 1 == members.Count || IsBlockAttribute(members, i + 1)) break;
                    _rows.WriteTo(_target);
                    _target.Append('\n');
                    break;
                case CommentSyntax or BlockAttributeSyntax:
                    i = WriteCommentsOrAttribute(members, i);
                    hasWritten |= members[i] is not BlockAttributeSyntax;
                    break;
                case FieldSyntax field:
                    hasWritten = true;
                    var attributes = Attributes(AttributeOrder.Sort(field.Attributes), " ");
                    _rows.Add(field.Name.Text, TypeOf(field), attributes, field.TrailingComment?.Text);
                    break;
                case EnumValueSyntax value:
                    hasWritten = true;
                    _rows.Add(value.Name.Text, Attributes(value.Attributes, ""), value.TrailingComment?.Text);
                    break;
                case SettingSyntax setting:
                    hasWritten = true;
                    _rows.Add(setting.Name.Text, ValueOf(setting), setting.TrailingComment?.Text);
                    break;
                case InvalidLineSyntax invalid:
                    hasWritten = true;
                    WriteInvalid(invalid);
                    break;
            }
        }

        _rows.WriteTo(_target);
        WriteBlockAttributes();
        _target.Append("}\n");
    }

    /// <summary>A carriage return that ends a line that makes no sense is kept as part of its text.</summary>
    private void WriteInvalid(InvalidLineSyntax line)
    {
        _scratch.Append(Indent).Append(line.Skipped.Text);
        if (line.NewLine?.Text[0] == '\r') _scratch.Append('\r');
        _scratch.Append('\n');
        _rows.AddLines(TakeScratch());
    }

    /// <summary>Comments right above a block attribute belong to it and move along with it.</summary>
    private int WriteCommentsOrAttribute(IReadOnlyList<LineSyntax> members, int index)
    {
        for (; index < members.Count && members[index] is CommentSyntax comment; index++)
            CommentWriter.Write(_scratch, comment.Comment, Indent);
        if (index < members.Count && members[index] is BlockAttributeSyntax attribute)
        {
            _scratch.Append(Indent);
            ExpressionWriter.Write(_scratch, attribute.Attribute);
            if (attribute.TrailingComment is { } comment) _scratch.Append(' ').Append(comment.Text);
            _scratch.Append('\n');
            _blockAttributes.Add((AttributeOrder.RankOf(attribute.Attribute), TakeScratch()));
            return index;
        }

        _rows.AddLines(TakeScratch());
        return index - 1;
    }

    private void WriteBlockAttributes()
    {
        if (_blockAttributes.Count == 0) return;
        _target.Append('\n');
        foreach (var (_, lines) in _blockAttributes.OrderBy(attribute => attribute.Rank)) _target.Append(lines);
        _blockAttributes.Clear();
    }

    private static bool IsBlockAttribute(IReadOnlyList<LineSyntax> members, int index)
    {
        while (index < members.Count && members[index] is CommentSyntax) index++;
        return index < members.Count && members[index] is BlockAttributeSyntax;
    }

    /// <summary>
    /// The forms <c>[Int]</c> and <c>Int!</c> of the first version of the language are brought up to date.
    /// </summary>
    private string TypeOf(FieldSyntax field)
    {
        if (field.Type is not { } type) return "";
        var name = type.UnsupportedText is null ? type.Name.Text : UnsupportedTypeOf(type);
        if (type.List is not null) name += "[]";
        return type.Optional is not null ? name + "?" : name;
    }

    private string UnsupportedTypeOf(TypeSyntax type)
    {
        var close = text.IndexOf(')', type.UnsupportedText!.Span.End);
        return text.Substring(type.Name.Span.Start, close + 1 - type.Name.Span.Start);
    }

    private string Attributes(IReadOnlyList<AttributeSyntax> attributes, string separator)
    {
        foreach (var attribute in attributes)
        {
            if (_scratch.Length > 0) _scratch.Append(separator);
            ExpressionWriter.Write(_scratch, attribute);
        }

        return TakeScratch();
    }

    private string ValueOf(SettingSyntax setting)
    {
        // A value that is missing is an error, which must not become another one.
        if (setting.Value is null) return "=";
        _scratch.Append("= ");
        ExpressionWriter.Write(_scratch, setting.Value);
        return TakeScratch();
    }

    private string TakeScratch()
    {
        if (_scratch.Length == 0) return "";
        var result = _scratch.ToString();
        _scratch.Clear();
        return result;
    }
}
