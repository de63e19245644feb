namespace Refract.CommandLine;

/// <summary>The text of <see cref="DoctorReport"/>.</summary>
internal static class DoctorText
{
    private const int NameWidth = 12;

    public static void Write(DoctorReport report, TextLines lines)
    {
        foreach (var check in report.Checks) Write(check, lines);
        if (!report.IsComplete) return;
        lines.Say("");
        if (report.ErrorCount + report.WarningCount == 0) lines.Done("Nothing is wrong.");
        else lines.Say($"{Words.Count(report.ErrorCount, "error")}, {Words.Count(report.WarningCount, "warning")}.");
    }

    private static void Write(DoctorCheck check, TextLines lines)
    {
        var margin = new string(' ', 8);
        var text = $"{check.State,-7} {check.Name.PadRight(NameWidth)} "
            + check.Message.Replace("\n", $"\n{margin}{new string(' ', NameWidth)} ", StringComparison.Ordinal);
        switch (check.State)
        {
            case DoctorCheck.Ok: lines.Done(text); break;
            case DoctorCheck.Skipped: lines.Note(text); break;
            default: lines.Finding(text); break;
        }

        if (check.Next is { } next)
            lines.Say($"{margin}{"next",-NameWidth} "
                + next.Replace("\n", $"\n{margin}{new string(' ', NameWidth)} ", StringComparison.Ordinal));
    }
}
