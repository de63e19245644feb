namespace Refract.CommandLine;

/// <summary>The text of <see cref="CompletionReport"/>.</summary>
internal static class CompletionText
{
    public static void Write(CompletionReport report, TextLines lines) => lines.Data(report.Script);
}
