namespace Refract.Schema.Text;

/// <summary>One <c>.prisma</c> file: where it came from and its whole text.</summary>
/// <param name="Path">The path as the user knows it; shown in diagnostics and never opened.</param>
/// <param name="Text">The text, as decoded; a byte order mark may still stand at its start.</param>
public sealed record SourceFile(string Path, string Text)
{
    private int[]? _lineStarts;

    /// <summary>Line and column (both from 1, in UTF-16 code units) of an offset into <see cref="Text"/>.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <inheritdoc/>
    public bool Equals(SourceFile? other) => other is not null && Path == other.Path && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Path.GetHashCode() * 397) ^ Text.GetHashCode());

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') starts.Add(i + 1);
        return [.. starts];
    }
}
