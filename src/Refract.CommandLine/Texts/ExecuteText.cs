namespace Refract.CommandLine;

/// <summary>The text of <see cref="ExecuteReport"/>.</summary>
internal static class ExecuteText
{
    public static void Write(ExecuteReport report, TextLines lines)
    {
        if (report.IsDone) lines.Done("The script was run.");
    }
}
