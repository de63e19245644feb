namespace Refract.CommandLine;

/// <summary>The text of <see cref="ErdReport"/>.</summary>
internal static class ErdText
{
    public static void Write(ErdReport report, TextLines lines)
    {
        if (!report.IsComplete) return;
        if (report.Text is { } text) lines.Data(text);
        else lines.Done($"Wrote {report.Output}: {Words.Count(report.Models, "model")}, "
            + $"{Words.Count(report.Relations, "relation")}, {Words.Count(report.Enums, "enum")}.");
    }
}
