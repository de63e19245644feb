namespace Refract.Schema.Text;

/// <summary>A stretch of text in a given file.</summary>
public readonly record struct SourceLocation(SourceFile File, TextSpan Span)
{
    /// <summary>Line and column of the first code unit, from 1.</summary>
    public (int Line, int Column) Start => File.PositionOf(Span.Start);

    /// <summary>Line and column after the last code unit, from 1.</summary>
    public (int Line, int Column) End => File.PositionOf(Span.End);
}
