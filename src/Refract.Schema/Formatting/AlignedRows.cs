using System.Text;

namespace Refract.Schema.Formatting;

/// <summary>
/// Consecutive definitions whose columns start at the same place. Widths are counted in UTF-8 bytes, as the reference
/// formatter does; it shows in names and <c>Unsupported("…")</c> types with letters beyond ASCII.
/// </summary>
internal sealed class AlignedRows
{
    private readonly List<Row> _rows = [];
    private int _firstWidth;
    private int _secondWidth;

    /// <summary>Adds a row of two columns.</summary>
    internal void Add(string first, string last, string? comment) => Add(first, null, last, comment);

    /// <summary>Adds a row; the middle column is null in tables that have two columns only.</summary>
    internal void Add(string first, string? second, string last, string? comment)
    {
        _rows.Add(new Row(first, second, last, comment));
        _firstWidth = Math.Max(_firstWidth, ByteCount(first));
        if (second is not null) _secondWidth = Math.Max(_secondWidth, ByteCount(second));
    }

    /// <summary>
    /// Adds text that stands between the rows and has no part in their columns; ends with a line break.
    /// </summary>
    internal void AddLines(string lines) => _rows.Add(new Row(lines, null, null, null));

    /// <summary>Writes the rows and forgets them.</summary>
    internal void WriteTo(StringBuilder target)
    {
        foreach (var row in _rows) Write(row, target);
        _rows.Clear();
        _firstWidth = _secondWidth = 0;
    }

    private void Write(in Row row, StringBuilder target)
    {
        if (row.Last is null)
        {
            target.Append(row.First);
            return;
        }

        target.Append(SchemaWriter.Indent).Append(row.First);
        if (!string.IsNullOrEmpty(row.Second) || row.Last.Length > 0)
            target.Append(' ', _firstWidth - ByteCount(row.First) + 1);
        if (row.Second is not null)
        {
            target.Append(row.Second);
            if (row.Last.Length > 0) target.Append(' ', _secondWidth - ByteCount(row.Second) + 1);
        }

        target.Append(row.Last);
        if (row.Comment is not null) target.Append(' ').Append(row.Comment);
        target.Append('\n');
    }

    private static int ByteCount(string text)
    {
        foreach (var c in text)
            if (c > '\u007F') return Encoding.UTF8.GetByteCount(text);
        return text.Length;
    }

    private readonly record struct Row(string First, string? Second, string? Last, string? Comment);
}
