namespace Refract.CommandLine;

/// <summary>The text of <see cref="PushReport"/>.</summary>
internal static class PushText
{
    public static void Write(PushReport report, TextLines lines)
    {
        ChangeText.Renames(report.Renames, lines);
        ChangeText.Risks(report.Risks, lines);
        ChangeText.DatabaseCreated(report.DatabaseCreated, lines);
        ChangeText.WasReset(report.WasReset, lines);
        if (!report.IsComplete) return;
        lines.Done(
            report.Changes.Count == 0 ? "The database already matches the schema; nothing was changed."
            : $"The database matches the schema now ({ChangeText.Summary(report.Changes)}).");
    }
}
