using System.Globalization;
using System.Runtime.InteropServices;

namespace Refract.Benchmarks.Reports;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>One sentence: processor, cores, system and runtime.</summary>
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"Measured on {Processor() ?? "an unknown processor"}, {Environment.ProcessorCount} cores, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");

    private static string? Processor() => File.Exists(ProcessorFile)
        ? File.ReadLines(ProcessorFile)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        : null;
}
