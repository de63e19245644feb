namespace Refract.CommandLine;

/// <summary>The text of <see cref="StatusReport"/>.</summary>
internal static class StatusText
{
    public static void Write(StatusReport report, TextLines lines)
    {
        if (!report.IsComplete) return;
        lines.Say($"{Words.Count(report.Total, "migration")} in {report.Folder}, {report.Applied.Count} applied.");
        if (!report.DatabaseExists) lines.Say("The database does not exist yet.");
        if (report.IsUnmanaged)
            lines.Warn("The database holds tables, but no record of migrations.\n" + string.Join("\n", report.Hints));
        lines.List("Failed or cut off", report.Failed);
        lines.List("Begun and not finished; at work, or cut off before anything of it was kept", report.CutOff);
        lines.List("Changed after they were applied", report.Edited);
        lines.List("Applied, but not in the folder", report.Missing);
        lines.List("Pending", report.Pending);
        if (report.Drift is { Count: > 0 } drift)
        {
            lines.Warn("The database is not in the state that its migrations give.");
            ChangeText.Drift(drift, lines);
        }

        if (report.IsUnmanaged) return;
        if (report.UpToDate) lines.Done("The database is up to date.");
        foreach (var hint in report.Hints) lines.Say(hint);
    }
}
