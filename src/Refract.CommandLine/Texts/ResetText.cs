namespace Refract.CommandLine;

/// <summary>The text of <see cref="ResetReport"/>.</summary>
internal static class ResetText
{
    public static void Write(ResetReport report, TextLines lines)
    {
        ChangeText.DatabaseCreated(report.DatabaseCreated, lines);
        ChangeText.Applied(report.Applied, lines);
        SeedText.Write(report.Seed, report.IsComplete, lines);
        if (!report.IsComplete) return;
        lines.Done(
            report.Applied.Count == 0
                ? $"The database is empty. There are no migrations in {report.Folder} to apply."
                : $"The database was emptied, and {Words.Count(report.Applied.Count, "migration")} applied.");
    }
}
