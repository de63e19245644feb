using System.Globalization;
using System.Runtime.InteropServices;

namespace Refract.Benchmarks.Reports;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>One sentence: processor, cores, system, runtime, and how busy it is.</summary>
    public static string Describe()
    {
        var busy = Line("/proc/loadavg", "") is { } load ? $"; load average {load.Split(' ')[0]}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"Measured on {Line("/proc/cpuinfo", "model name")?.Split(':')[1].Trim() ?? "an unknown processor"}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{busy}.");
    }

    private static string? Line(string file, string start) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;
}
