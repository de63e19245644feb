namespace Refract.CommandLine;

/// <summary>The text of <see cref="DeployReport"/>.</summary>
internal static class DeployText
{
    public static void Write(DeployReport report, TextLines lines)
    {
        ChangeText.DatabaseCreated(report.DatabaseCreated, lines);
        ChangeText.Resumed(report.Resumed, lines);
        ChangeText.Applied(report.Applied, lines);
        if (!report.IsComplete) return;
        lines.Done(report.Applied.Count > 0 ? $"{Words.Count(report.Applied.Count, "migration")} applied."
            : report.Total == 0 ? $"There are no migrations in {report.Folder}; nothing was changed."
            : $"No migration is pending ({Words.Count(report.Total, "migration")} in {report.Folder}); "
                + "nothing was changed.");
    }
}
