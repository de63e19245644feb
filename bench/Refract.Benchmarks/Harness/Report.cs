using System.Globalization;

namespace Refract.Benchmarks.Harness;

/// <summary>Prints figures as a table: a row for each case, a column for each contender.</summary>
internal static class Report
{
    public static void Header(TextWriter output, string database)
    {
        output.WriteLine();
        output.WriteLine($"{database,-26}" + string.Concat(Runner.Contenders.Select(name => $"{name,20}")));
        output.WriteLine(new string('-', 26 + (20 * Runner.Contenders.Length)));
    }

    public static void Row(TextWriter output, IReadOnlyList<Figure> figures)
    {
        output.Write($"{figures[0].Case,-26}");
        foreach (var figure in figures)
            output.Write(figure.MedianMicroseconds is { } time
                ? string.Create(CultureInfo.InvariantCulture, $"{Time(time),8} {Ratio(figure.RatioToRaw),5} {Bytes(figure.BytesPerOperation),5}")
                : $"{"-",20}");
        output.WriteLine();
        output.Flush();
    }

    private static string Time(double microseconds) => microseconds >= 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000:0.0}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{microseconds:0.0}us");

    private static string Ratio(double? ratio) => ratio is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00}") : "";

    private static string Bytes(double? count) => count is not { } bytes ? "" : bytes >= 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000:0.0}M")
        : bytes >= 10_000 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:0}K") : string.Create(CultureInfo.InvariantCulture, $"{bytes:0}");
}
