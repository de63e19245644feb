using System.Text;

namespace Refract.CommandLine.Diagrams;

/// <summary>
/// A diagram as Mermaid's <c>erDiagram</c> (https://mermaid.js.org/syntax/entityRelationshipDiagram.html).
/// </summary>
internal static class DiagramMermaid
{
    public static string Write(Diagram diagram)
    {
        var text = new StringBuilder("erDiagram\n");
        foreach (var box in diagram.Boxes)
        {
            text.Append("    ").Append(box.Name);
            if (box.Rows.Count == 0)
            {
                text.Append('\n');
                continue;
            }

            text.Append(" {\n");
            foreach (var row in box.Rows) text.Append("        ").Append(Line(row)).Append('\n');
            text.Append("    }\n");
        }

        foreach (var link in diagram.Links)
            text.Append("    ").Append(diagram.Boxes[link.From].Name).Append(' ')
                .Append(Mark(link.FromEnd, isLeft: true)).Append("--")
                .Append(Mark(link.ToEnd, isLeft: false)).Append(' ')
                .Append(diagram.Boxes[link.To].Name).Append(" : ").Append(link.Name).Append('\n');
        return text.ToString();
    }

    /// <summary>A type may hold neither ? nor brackets without letters before them.</summary>
    private static string Line(DiagramRow row)
    {
        var keys = row.Keys switch { "PF" => " PK,FK", "" => "", var key => " " + key };
        var type = row.Type.Length == 0 ? "value" : row.Type.TrimEnd('?');
        return $"{type} {row.Name}{keys}{(row.Type.EndsWith('?') ? " \"optional\"" : "")}";
    }

    private static string Mark(DiagramEnd end, bool isLeft) => (end, isLeft) switch
    {
        (DiagramEnd.One, _) => "||",
        (DiagramEnd.ZeroOrOne, true) => "|o",
        (DiagramEnd.ZeroOrOne, false) => "o|",
        (DiagramEnd.Many, true) => "}o",
        (DiagramEnd.Many, false) => "o{",
        _ => throw new ArgumentOutOfRangeException(nameof(end)),
    };
}
