using System.Text;
using Refract.Benchmarks.Harness;

namespace Refract.Benchmarks.Reports;

/// <summary>Writes figures as the tables of the README, with the machine that they came from.</summary>
internal static class MarkdownTables
{
    private const string Begin = "<!-- figures: written by run.sh --markdown -->";
    private const string End = "<!-- end of figures -->";

    /// <summary>Puts the tables between the two marks of a file, or makes the file.</summary>
    public static async Task Write(string path, FigureSet figures)
    {
        var tables = $"{Begin}\n\n{Text(figures)}\n{End}";
        var old = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var (from, to) = (old.IndexOf(Begin, StringComparison.Ordinal), old.IndexOf(End, StringComparison.Ordinal));
        await File.WriteAllTextAsync(path,
            from >= 0 && to > from ? old[..from] + tables + old[(to + End.Length)..] : tables + "\n");
    }

    private static string Text(FigureSet figures)
    {
        var text = new StringBuilder(Machine.Describe() + "\n\n");
        foreach (var database in figures.Databases) Append(text, figures, database);
        return text.ToString();
    }

    private static void Append(StringBuilder text, FigureSet figures, string database)
    {
        var cases = figures.Cases(database).ToArray();
        var hasPrisma = cases.Any(work => figures.Of(database, work, Contenders.Prisma) is not null);
        text.Append(
            $"### {(database == "postgresql" ? "PostgreSQL" : "SQLite")}\n\n| case | raw | Refract / raw | "
                + "Dapper / raw | EF Core, its best / raw |");
        text.Append(hasPrisma ? " Prisma / Refract |" : "").Append(" bytes: raw | Refract |\n|---|--:|--:|--:|--:|")
            .Append(hasPrisma ? "--:|" : "").Append("--:|--:|\n");
        foreach (var work in cases)
        {
            if (figures.Of(database, work, Contenders.Raw) is not { } raw) continue;
            var refract = figures.Of(database, work, Contenders.Refract);
            text.Append(
                $"| {work} | {Units.Time(raw.MedianMicroseconds!.Value)} | **{Cell(refract)}** | "
                    + $"{Cell(figures.Of(database, work, Contenders.Dapper))} | "
                    + $"{Cell(figures.BestOfEf(database, work))} |");
            if (hasPrisma) text.Append($" {Quotient(figures.Of(database, work, Contenders.Prisma), refract)} |");
            text.Append(
                $" {Dash(Units.Bytes(raw.BytesPerOperation))} | {Dash(Units.Bytes(refract?.BytesPerOperation))} |\n");
        }

        text.Append('\n');
    }

    private static string Cell(Figure? figure) => Dash(Units.Ratio(figure?.RatioToRaw));

    private static string Quotient(Figure? own, Figure? other) =>
        Dash(Units.Ratio(own?.RatioToRaw / other?.RatioToRaw));

    private static string Dash(string text) => text.Length == 0 ? "–" : text;
}
