namespace Refract.CommandLine;

/// <summary>The text of <see cref="SeedReport"/>, and of the seed of other reports.</summary>
internal static class SeedText
{
    public static void Write(SeedReport report, TextLines lines) => Write(report.Seed, report.IsComplete, lines);

    /// <summary>The line before the seed's own output, and the one behind it.</summary>
    public static void Write(SeedRun? seed, bool isComplete, TextLines lines)
    {
        if (seed is null) return;
        lines.Say($"Seeding: {seed.Source}");
        if (isComplete) lines.Done("The database is seeded.");
    }
}
