using System.Globalization;
using System.Net;
using System.Text;
using Refract.CommandLine.Diagrams.Layout;

namespace Refract.CommandLine.Diagrams;

/// <summary>A diagram as SVG: no script, no font of its own, light and dark by the reader's setting.</summary>
internal sealed class DiagramSvg
{
    private const double RowHeight = 20;
    private const double HeaderHeight = 28;
    private const double Padding = 10;
    private const double CharWidth = 7.25;
    private const double KeyWidth = 24;
    private const double Border = 24;
    private const double Corner = 6;

    private const string Style = """
        <style>
        svg { background: #ffffff; font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        .box { fill: #ffffff; stroke: #94a3b8; }
        .view { stroke-dasharray: 5 3; }
        .head { fill: #e0ecff; } .enum .head { fill: #f1e6fd; } .view .head { fill: #e6f5ec; }
        .name { fill: #0f172a; font-weight: bold; font-size: 13px; }
        .row { fill: #1e293b; } .type { fill: #64748b; } .of-enum { fill: #7c3aed; }
        .key { fill: #b45309; font-size: 10px; } .line { fill: none; stroke: #64748b; stroke-width: 1.4; }
        .ring { fill: #ffffff; stroke: #64748b; stroke-width: 1.4; }
        @media (prefers-color-scheme: dark) {
          svg { background: #0f172a; } .box { fill: #1e293b; stroke: #475569; }
          .head { fill: #1e3a5f; } .enum .head { fill: #3b2a5c; } .view .head { fill: #1f4030; }
          .name { fill: #f1f5f9; } .row { fill: #e2e8f0; } .type { fill: #94a3b8; } .of-enum { fill: #c4a7fb; }
          .key { fill: #fbbf24; } .line { stroke: #94a3b8; } .ring { fill: #0f172a; stroke: #94a3b8; }
        }
        </style>

        """;

    private readonly Diagram _diagram;
    private readonly PlacedBox[] _boxes;
    private readonly PlacedLink[] _links;
    private readonly StringBuilder _text = new();

    private DiagramSvg(Diagram diagram)
    {
        _diagram = diagram;
        _boxes = [.. diagram.Boxes.Select(box => new PlacedBox(WidthOf(box), HeightOf(box)))];
        _links = [.. diagram.Links.Select(link => new PlacedLink(link.From, At(link, link.From, link.FromRow, -1),
            link.To, At(link, link.To, link.ToRow, 1)))];
    }

    public static string Write(Diagram diagram) => new DiagramSvg(diagram).Write();

    private static double WidthOf(DiagramBox box) => Math.Ceiling(2 * Padding + Math.Max(
        box.Name.Length * CharWidth * 13 / 12,
        box.Rows.Select(row => (row.Keys.Length > 0 || row.Type.Length > 0 ? KeyWidth : 0)
            + (row.Name.Length + (row.Type.Length > 0 ? row.Type.Length + 2 : 0)) * CharWidth).DefaultIfEmpty().Max()));

    private static double HeightOf(DiagramBox box) =>
        HeaderHeight + (box.Rows.Count > 0 ? box.Rows.Count * RowHeight + 6 : 0);

    /// <summary>
    /// Where a link is, from the top of its box: the middle of a row; of the header for a box as a whole, spread when
    /// several links are there.
    /// </summary>
    /// <param name="link">The link.</param>
    /// <param name="box">The box at one of its ends.</param>
    /// <param name="row">The row there.</param>
    /// <param name="side">-1 or 1: which way the two ends of a link move that is at one place with both.</param>
    private double At(DiagramLink link, int box, int? row, int side)
    {
        if (link.From == link.To && link.FromRow == link.ToRow) return HeaderHeight / 2 + side * 7;
        if (row is { } number) return HeaderHeight + 3 + (number + 0.5) * RowHeight + Beside(link, box, number);
        var others = _diagram.Links.Where(other => (other.From == box && other.FromRow is null)
            || (other.To == box && other.ToRow is null)).ToList();
        var spread = Math.Min(6, (HeaderHeight - 8) / Math.Max(1, others.Count));
        return HeaderHeight / 2 + (others.IndexOf(link) - (others.Count - 1) / 2.0) * spread;
    }

    /// <summary>A row that is required by some links and optional for others has a place for each kind.</summary>
    private double Beside(DiagramLink link, int box, int row)
    {
        var ends = _diagram.Links.Where(other => other.From == box && other.FromRow == row)
            .Select(other => other.FromEnd).Distinct().Count();
        return ends < 2 || link.From != box || link.FromRow != row ? 0 : link.FromEnd == DiagramEnd.One ? -4.5 : 4.5;
    }

    private string Write()
    {
        var (width, height) = DiagramLayout.Place(_boxes, _links);
        var (w, h) = (N(width + 2 * Border), N(height + 2 * Border));
        _text.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">\n")
            .Append(Style)
            .Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({N(Border)} {N(Border)})\">\n");
        for (var i = 0; i < _links.Length; i++) Line(_diagram.Links[i], _links[i].Points);
        for (var i = 0; i < _boxes.Length; i++) Box(_diagram.Boxes[i], _boxes[i]);
        return _text.Append("</g>\n</svg>\n").ToString();
    }

    private void Box(DiagramBox box, PlacedBox at)
    {
        var kind = box.Kind switch
        {
            DiagramBoxKind.Model => "model",
            DiagramBoxKind.View => "view",
            DiagramBoxKind.Enum => "enum",
            _ => throw new InvalidOperationException(),
        };
        var (w, h) = (N(at.Width), N(at.Height));
        _text.Append(CultureInfo.InvariantCulture,
            $"<g class=\"{kind}\" transform=\"translate({N(at.X)} {N(at.Y)})\">\n")
            .Append(CultureInfo.InvariantCulture,
                $"<rect class=\"box\" width=\"{w}\" height=\"{h}\" rx=\"{Corner}\"/>\n")
            .Append(CultureInfo.InvariantCulture,
                $"<path class=\"head\" d=\"{Head(at.Width, box.Rows.Count == 0)}\"/>\n");
        Text("name", Padding, 19, null, box.Name);
        for (var i = 0; i < box.Rows.Count; i++)
        {
            var (row, y) = (box.Rows[i], HeaderHeight + 3 + (i + 0.5) * RowHeight + 4);
            if (row.Keys.Length > 0) Text("key", Padding, y, null, row.Keys);
            Text("row", row.Type.Length > 0 ? Padding + KeyWidth : Padding, y, null, row.Name);
            if (row.Type.Length > 0)
                Text(row.IsOfEnum ? "of-enum" : "type", at.Width - Padding, y, "end", row.Type);
        }

        _text.Append("</g>\n");
    }

    private void Text(string kind, double x, double y, string? anchor, string text) =>
        _text.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\"")
            .Append(anchor is null ? "" : $" text-anchor=\"{anchor}\"")
            .Append('>').Append(WebUtility.HtmlEncode(text)).Append("</text>\n");

    /// <summary>The upper part of a box, whose lower corners are round only when nothing is below.</summary>
    private static string Head(double width, bool isAlone)
    {
        var (left, right) = (N(0.5 + Corner), N(width - 0.5 - Corner));
        var (w, h) = (N(width - 0.5), N(HeaderHeight - (isAlone ? 0.5 : 0)));
        var low = N(HeaderHeight - 0.5 - Corner);
        return $"M{left} 0.5H{right}Q{w} 0.5 {w} {left}" + (isAlone
            ? $"V{low}Q{w} {h} {right} {h}H{left}Q0.5 {h} 0.5 {low}V{left}Q0.5 0.5 {left} 0.5Z"
            : $"V{h}H0.5V{left}Q0.5 0.5 {left} 0.5Z");
    }

    private void Line(DiagramLink link, IReadOnlyList<(double X, double Y)> points)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<g><title>{Title(link)}</title><path class=\"line\" d=\"")
            .Append(Rounded(points)).Append("\"/>");
        End(points[0], points[1].X >= points[0].X ? 1 : -1, link.FromEnd);
        End(points[^1], points[^2].X >= points[^1].X ? 1 : -1, link.ToEnd);
        _text.Append("</g>\n");
    }

    private string Title(DiagramLink link) => WebUtility.HtmlEncode(
        $"{_diagram.Boxes[link.To].Name}.{link.Name} - {_diagram.Boxes[link.From].Name}");

    /// <summary>The mark of an end, which reaches from the box in the given direction.</summary>
    private void End((double X, double Y) at, int direction, DiagramEnd end)
    {
        var (x, y) = at;
        string X(double distance) => N(x + direction * distance);
        string Y(double distance) => N(y + distance);
        switch (end)
        {
            case DiagramEnd.Many:
                _text.Append($"<path class=\"line\" d=\"M{X(0)} {Y(-6)}L{X(11)} {Y(0)}L{X(0)} {Y(6)}\"/>");
                Ring(15);
                break;
            case DiagramEnd.One:
                _text.Append($"<path class=\"line\" d=\"M{X(6)} {Y(-5)}V{Y(5)}M{X(11)} {Y(-5)}V{Y(5)}\"/>");
                break;
            case DiagramEnd.ZeroOrOne:
                _text.Append($"<path class=\"line\" d=\"M{X(6)} {Y(-5)}V{Y(5)}\"/>");
                Ring(14);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(end));
        }

        void Ring(double distance) =>
            _text.Append($"<circle class=\"ring\" cx=\"{X(distance)}\" cy=\"{Y(0)}\" r=\"3.5\"/>");
    }

    /// <summary>The line with round corners.</summary>
    private static string Rounded(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder($"M{N(points[0].X)} {N(points[0].Y)}");
        for (var i = 1; i + 1 < points.Count; i++)
        {
            var (before, at, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(Corner, Math.Min(Distance(before, at), Distance(at, after)) / 2);
            var (start, end) = (Towards(at, before, radius), Towards(at, after, radius));
            path.Append($"L{N(start.X)} {N(start.Y)}Q{N(at.X)} {N(at.Y)} {N(end.X)} {N(end.Y)}");
        }

        return path.Append($"L{N(points[^1].X)} {N(points[^1].Y)}").ToString();
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double length)
    {
        var distance = Distance(from, to);
        return distance < 0.001 ? from
            : (from.X + (to.X - from.X) * length / distance, from.Y + (to.Y - from.Y) * length / distance);
    }

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
