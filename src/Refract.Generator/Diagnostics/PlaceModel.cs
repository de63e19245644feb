using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Refract.Generator.Diagnostics;

/// <summary>A place in a source file as plain data: a Location holds on to its syntax tree.</summary>
internal sealed record PlaceModel(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static PlaceModel Of(Location location)
    {
        var lines = location.GetLineSpan();
        return new PlaceModel(lines.Path, location.SourceSpan, lines.Span);
    }

    /// <summary>The place as a directive <c>#line</c> says it.</summary>
    public string ToDirective() => $"({Lines.Start.Line + 1}, {Lines.Start.Character + 1}) - "
        + $"({Lines.End.Line + 1}, {Lines.End.Character + 1})";

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
