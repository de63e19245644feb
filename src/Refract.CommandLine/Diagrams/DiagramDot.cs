using System.Globalization;
using System.Net;
using System.Text;

namespace Refract.CommandLine.Diagrams;

/// <summary>A diagram in the language of Graphviz (https://graphviz.org/doc/info/lang.html).</summary>
internal static class DiagramDot
{
    public static string Write(Diagram diagram)
    {
        var text = new StringBuilder("digraph schema {\n  rankdir=LR;\n  node [shape=plain, fontname=\"Helvetica\"];\n"
            + "  edge [dir=both];\n");
        for (var i = 0; i < diagram.Boxes.Count; i++)
        {
            var box = diagram.Boxes[i];
            var colour = box.Kind == DiagramBoxKind.Enum ? "#f3e8ff" : "#e0f2fe";
            text.Append(CultureInfo.InvariantCulture, $"  n{i} [label=<<table border=\"0\" cellborder=\"1\" ")
                .Append("cellspacing=\"0\" cellpadding=\"4\">")
                .Append(CultureInfo.InvariantCulture,
                    $"<tr><td port=\"h\" bgcolor=\"{colour}\"><b>{WebUtility.HtmlEncode(box.Name)}</b></td></tr>");
            for (var row = 0; row < box.Rows.Count; row++)
                text.Append(CultureInfo.InvariantCulture, $"<tr><td port=\"r{row}\" align=\"left\">")
                    .Append(WebUtility.HtmlEncode($"{box.Rows[row].Name} {box.Rows[row].Type} {box.Rows[row].Keys}"
                        .TrimEnd())).Append("</td></tr>");
            text.Append("</table>>];\n");
        }

        foreach (var link in diagram.Links)
            text.Append(CultureInfo.InvariantCulture, $"  n{link.From}:{Port(link.FromRow)} -> ")
                .Append(CultureInfo.InvariantCulture, $"n{link.To}:{Port(link.ToRow)} ")
                .Append(CultureInfo.InvariantCulture,
                    $"[arrowtail={Arrow(link.FromEnd)}, arrowhead={Arrow(link.ToEnd)}];\n");
        return text.Append("}\n").ToString();
    }

    private static string Port(int? row) =>
        row is { } number ? "r" + number.ToString(CultureInfo.InvariantCulture) : "h";

    private static string Arrow(DiagramEnd end) => end switch
    {
        DiagramEnd.One => "teetee",
        DiagramEnd.ZeroOrOne => "teeodot",
        DiagramEnd.Many => "crowodot",
        _ => throw new ArgumentOutOfRangeException(nameof(end)),
    };
}
