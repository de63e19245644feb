using System.Globalization;

namespace Refract.Benchmarks.Http.Load;

/// <summary>Prints what was measured, as a table in Markdown.</summary>
internal static class LoadTable
{
    public static void Write(TextWriter output, IReadOnlyList<HttpServer> servers, IReadOnlyList<string> cases)
    {
        output.WriteLine("| case | server | requests/s | of raw | p99 ms | server µs/request | of raw |");
        output.WriteLine("|---|---|--:|--:|--:|--:|--:|");
        foreach (var work in cases)
            foreach (var server in servers)
            {
                var (own, raw) = (server.Slices[work], servers[0].Slices[work]);
                var rate = Median(own.Zip(raw, (slice, other) => slice.PerSecond / other.PerSecond));
                var processor = Median(own.Zip(raw, (slice, other) => slice.Processor / other.Processor));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {work} | {server.Name} | {Median(own.Select(slice => slice.PerSecond)):0} | "
                    + $"**{rate:0.00}** | {Median(own.Select(slice => slice.P99)):0.00} | "
                    + $"{Median(own.Select(slice => slice.Processor)):0.0} | {processor:0.00} |"));
            }

        output.WriteLine();
        output.WriteLine("| server | starts in ms | MB after the load |");
        output.WriteLine("|---|--:|--:|");
        foreach (var server in servers)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {server.Name} | {server.StartUp.TotalMilliseconds:0} | "
                + $"{server.Slices[cases[^1]][^1].Megabytes:0} |"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
