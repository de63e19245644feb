namespace Refract.CommandLine;

/// <summary>The text of <see cref="SquashReport"/>.</summary>
internal static class SquashText
{
    public static void Write(SquashReport report, TextLines lines)
    {
        if (report.Name is not { } name || report.Path is not { } path) return;
        if (report.WasResumed) lines.Note("An earlier squash was cut off; this run finished it.");
        lines.List("Replaced", report.Replaced);
        if (report.Kept.Count > 0)
            lines.Note("The scripts stand in it one after another, because they do more than a comparison can tell:\n"
                + string.Join('\n', report.Kept.Select(line => "  " + line)));
        lines.DataLine(path);
        lines.Done($"{name} takes the place of {Words.Count(report.Replaced.Count, "migration")}.\n"
            + string.Join('\n', report.Hints));
    }
}
