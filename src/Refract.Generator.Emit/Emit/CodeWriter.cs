using System.Text;

namespace Refract.Generator.Emit;

/// <summary>Writes lines of C# with indentation and <c>\n</c> on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
    }

    /// <summary>A line without indentation: a directive.</summary>
    public void Directive(string line) => _text.Append(line).Append('\n');

    /// <summary>Opens a block after a header.</summary>
    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close(string end = "}")
    {
        _depth--;
        Line(end);
    }

    /// <summary>Documentation from the schema as an XML comment; nothing when there is none.</summary>
    public void Documentation(string? text)
    {
        if (text is null) return;
        var lines = DocumentationText.Lines(text);
        if (lines.Count == 1)
        {
            Line($"/// <summary>{lines[0]}</summary>");
            return;
        }

        Line("/// <summary>");
        foreach (var line in lines) Line($"/// {line}".TrimEnd());
        Line("/// </summary>");
    }

    public override string ToString() => _text.ToString();
}
