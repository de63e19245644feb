using System.Text;
using Refract.Benchmarks.Harness;

namespace Refract.Benchmarks.Reports;

/// <summary>
/// Draws a few cases as an SVG: for each database a panel, for each case a bar of Refract, Dapper and EF Core that
/// begins at hand-written code. Widths are logarithmic, so twice as slow looks as far away as twice as fast. Colours
/// follow the reader's light or dark mode.
/// </summary>
internal static class Chart
{
    private const int PanelWidth = 440;
    private const int LabelWidth = 128;
    private const int ValueWidth = 40;
    private const int Top = 84;
    private const int BarHeight = 9;
    private const int BarGap = 2;
    private const int CaseGap = 12;
    private const int CaseHeight = (3 * (BarHeight + BarGap)) + CaseGap;

    private static readonly double[] s_marks = [0.5, 1, 2, 4, 8, 16];

    private static readonly (string Case, string Label)[] s_cases =
    [
        ("findUnique-id", "find one by id"), ("findMany-100", "find 100, sorted"), ("findMany-10000", "find 10,000"),
        ("include-50-500-1500", "three levels"),
        ("create", "create"), ("update", "update"), ("nested-create-1-10", "create 1 + 10"),
        ("createMany-1000", "create 1,000"),
    ];

    private static readonly (string Class,
        string Label)[] s_series = [("refract", "Refract"), ("dapper", "Dapper"), ("ef", "EF Core, its best")];

    public static Task Write(string path, FigureSet figures) => File.WriteAllTextAsync(path, Draw(figures));

    private static string Draw(FigureSet figures)
    {
        var databases = figures.Databases.ToArray();
        var (width, height) = (databases.Length * PanelWidth, Top + (s_cases.Length * CaseHeight) + 10);
        var svg = new StringBuilder(Units.Format($$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}" role="img" aria-label="Time compared with hand-written code">
            <style>
              text { font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #3d4451; }
              .title { font-size: 14px; font-weight: 600; } .small { font-size: 10px; fill: #6b7280; }
              .grid { stroke: #d5d9e0; } .one { stroke: #3d4451; stroke-width: 1.5; }
              .refract { fill: #2563eb; } .dapper { fill: #d97706; } .ef { fill: #8b5cf6; }
              @media (prefers-color-scheme: dark) {
                text { fill: #d5d9e0; } .small { fill: #9aa3b2; } .grid { stroke: #3a404b; } .one { stroke: #d5d9e0; }
                .refract { fill: #60a5fa; } .dapper { fill: #fbbf24; } .ef { fill: #a78bfa; }
              }
            </style>

            """));
        Legend(svg);
        for (var n = 0; n < databases.Length; n++) Panel(svg, figures, databases[n], n * PanelWidth, height);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg)
    {
        var x = 12;
        foreach (var (style, label) in s_series)
        {
            svg.Append(Units.Format($"<rect class=\"{style}\" x=\"{x}\" y=\"10\" width=\"11\" height=\"11\" "))
                .Append("rx=\"2\"/>")
                .Append(Units.Format($"<text x=\"{x + 16}\" y=\"20\">{label}</text>\n"));
            x += 32 + (label.Length * 7);
        }

        svg.Append(Units.Format($"<text class=\"small\" x=\"{x + 8}\" y=\"20\">"))
            .Append("time compared with hand-written ADO.NET; left of 1× is faster</text>\n");
    }

    private static void Panel(StringBuilder svg, FigureSet figures, string database, int left, int height)
    {
        svg.Append(Units.Format($"<text class=\"title\" x=\"{left + 12}\" "))
            .Append(Units.Format($"y=\"{Top - 32}\">{(database == "postgresql" ? "PostgreSQL" : "SQLite")}</text>\n"));
        foreach (var mark in s_marks)
        {
            var x = left + X(mark);
            svg.Append(Units.Format($"<line class=\"{(mark == 1 ? "one" : "grid")}\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" "))
                .Append(Units.Format($"y1=\"{Top - 8}\" y2=\"{height - 10}\"/>"));
            svg.Append(Units.Format(
                $"<text class=\"small\" x=\"{x:0.#}\" y=\"{Top - 14}\" text-anchor=\"middle\">{mark:0.#}×</text>\n"));
        }

        for (var n = 0; n < s_cases.Length; n++)
        {
            var (work, label) = s_cases[n];
            var top = Top + (n * CaseHeight);
            svg.Append(Units.Format(
                $"<text x=\"{left + LabelWidth - 14}\" y=\"{top + 20}\" text-anchor=\"end\">{label}</text>\n"));
            Figure?[] bars = [figures.Of(database, work, Contenders.Refract),
                figures.Of(database, work, Contenders.Dapper), figures.BestOfEf(database, work)];
            for (var bar = 0; bar < bars.Length; bar++)
                if (bars[bar]?.RatioToRaw is { } ratio)
                    Bar(svg, s_series[bar].Class, left, top + (bar * (BarHeight + BarGap)), ratio);
        }
    }

    private static void Bar(StringBuilder svg, string style, int left, int top, double ratio)
    {
        var (from, to) = (X(Math.Min(1, ratio)), X(Math.Max(1, ratio)));
        svg.Append(Units.Format($"<rect class=\"{style}\" x=\"{left + from:0.#}\" y=\"{top}\" "))
            .Append(Units.Format($"width=\"{Math.Max(1, to - from):0.#}\" height=\"{BarHeight}\" rx=\"1\"/>"));
        svg.Append(Units.Format($"<text class=\"small\" x=\"{left + to + 4:0.#}\" "))
            .Append(Units.Format($"y=\"{top + BarHeight - 1}\">{Units.Ratio(ratio)}</text>\n"));
    }

    /// <summary>Where a ratio lies within its panel; those beyond the marks at their edge.</summary>
    private static double X(double ratio)
    {
        var share = Math.Log2(Math.Clamp(ratio, s_marks[0], s_marks[^1]) / s_marks[0]) / Math.Log2(
            s_marks[^1] / s_marks[0]);
        return LabelWidth + (share * (PanelWidth - LabelWidth - ValueWidth));
    }
}
