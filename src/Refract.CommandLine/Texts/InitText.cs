namespace Refract.CommandLine;

/// <summary>The text of <see cref="InitReport"/>.</summary>
internal static class InitText
{
    public static void Write(InitReport report, TextLines lines)
    {
        foreach (var path in report.Files) lines.Say("Wrote " + path);
        foreach (var path in report.Kept) lines.Say($"Kept {path} as it is");
        if (!report.IsComplete) return;
        lines.Done($"{report.Name} is ready in {report.Folder}. Next:");
        foreach (var hint in report.Hints) lines.Say("  " + hint);
    }
}
