namespace Refract.CommandLine;

/// <summary>The lines of a report for display, as its printer writes them.</summary>
internal sealed class TextLines
{
    private readonly List<TextLine> _lines = [];

    public IReadOnlyList<TextLine> All => _lines;

    public void Say(string text) => _lines.Add(new TextLine(TextLineKind.Say, text));

    public void Done(string text) => _lines.Add(new TextLine(TextLineKind.Done, text));

    public void Note(string text) => _lines.Add(new TextLine(TextLineKind.Note, text));

    public void Finding(string text) => _lines.Add(new TextLine(TextLineKind.Finding, text));

    public void Warn(string text) => _lines.Add(new TextLine(TextLineKind.Warn, text));

    public void Error(CommandException error) =>
        _lines.Add(new TextLine(TextLineKind.Error, error.Message, error));

    public void Data(string text) => _lines.Add(new TextLine(TextLineKind.Data, text));

    public void DataLine(string text) => _lines.Add(new TextLine(TextLineKind.DataLine, text));

    /// <summary>A table without lines, its columns aligned, two blanks before each row.</summary>
    /// <param name="rows">The rows; all of the same length.</param>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0) return;
        var last = rows[0].Count - 1;
        var widths = Enumerable.Range(0, last + 1).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            Say("  " + string.Join("  ",
                row.Select((cell, column) => column == last ? cell : cell.PadRight(widths[column]))));
    }

    /// <summary>A title with a line below it for each name; nothing when there are none.</summary>
    public void List(string title, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return;
        Say(title + ":");
        foreach (var name in names) Say("  " + name);
    }
}
