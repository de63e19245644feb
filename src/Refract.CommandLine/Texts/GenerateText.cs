namespace Refract.CommandLine;

/// <summary>The text of <see cref="GenerateReport"/>.</summary>
internal static class GenerateText
{
    public static void Write(GenerateReport report, TextLines lines)
    {
        if (!report.IsComplete) return;
        lines.Done(
            $"{Words.Count(report.Files.Count, "file")} in {report.Folder}: {report.Written.Count} written, "
                + $"{report.Files.Count - report.Written.Count} unchanged, {report.Deleted.Count} deleted.");
    }
}
