namespace Refract.CommandLine;

/// <summary>The text of <see cref="UndoReport"/>.</summary>
internal static class UndoText
{
    public static void Write(UndoReport report, TextLines lines)
    {
        lines.List("To be undone", report.Migrations);
        ChangeText.Risks(report.Risks, lines);
        if (report.IsComplete)
            lines.Done($"{Words.Count(report.Migrations.Count, "migration")} undone and pending again.\n"
                + string.Join('\n', report.Hints));
    }
}
