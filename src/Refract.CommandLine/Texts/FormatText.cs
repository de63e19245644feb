namespace Refract.CommandLine;

/// <summary>The text of <see cref="FormatReport"/>.</summary>
internal static class FormatText
{
    public static void Write(FormatReport report, TextLines lines)
    {
        if (report.Mode == FormatMode.Print)
        {
            WriteTexts(report, lines);
            return;
        }

        foreach (var path in report.Changed)
            if (report.Mode == FormatMode.Check) lines.DataLine(path);
            else lines.Say("Formatted " + path);
        if (!report.IsComplete) return;
        var files = Words.Count(report.Files, "file");
        if (report.Changed.Count == 0) lines.Done($"{files} already formatted.");
        else if (report.IsWritten) lines.Done($"{report.Changed.Count} of {files} rewritten.");
        else lines.Say($"{report.Changed.Count} of {files} not formatted. Fix that with: refract format");
    }

    /// <summary>The text of all files, one after the other.</summary>
    private static void WriteTexts(FormatReport report, TextLines lines)
    {
        foreach (var file in report.Texts ?? [])
        {
            if (report.Files > 1) lines.Note("// " + file.Path);
            lines.Data(file.Text);
        }
    }
}
