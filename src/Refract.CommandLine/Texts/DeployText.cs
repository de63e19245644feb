namespace Refract.CommandLine;

/// <summary>The text of <see cref="DeployReport"/>.</summary>
internal static class DeployText
{
    public static void Write(DeployReport report, TextLines lines)
    {
        ChangeText.DatabaseCreated(report.DatabaseCreated, lines);
        ChangeText.Resumed(report.Resumed, lines);
        Warn(report.Edited, "Changed after they were applied, and not applied again", lines);
        Warn(report.Missing, $"Applied to the database, but not in {report.Folder}", lines);
        if (report.IsOtherHistory)
            lines.Warn("The database has no migration of this folder from earlier runs. Is it another project's?");
        foreach (var name in report.TakenOver)
            lines.Say(report.DryRun ? $"{name} would take the place of those that it replaces, without a run."
                : $"{name} has taken the place of those that it replaces; its script was not run.");
        ChangeText.Applied(report.Applied, lines);
        if (!report.IsComplete) return;
        if (report.Pending.Count > 0)
        {
            if (report.Script is { } script) lines.Data(script.TrimEnd() + "\n");
            lines.List("Would be applied", report.Pending);
            lines.Done($"{Words.Count(report.Pending.Count, "migration")} would be applied; nothing was changed.");
            return;
        }

        lines.Done(report.Applied.Count > 0 ? $"{Words.Count(report.Applied.Count, "migration")} applied."
            : report.Total == 0 ? $"There are no migrations in {report.Folder}; nothing was changed."
            : $"No migration is pending ({Words.Count(report.Total, "migration")} in {report.Folder}); "
                + "nothing was changed.");
    }

    private static void Warn(IReadOnlyList<string> names, string title, TextLines lines)
    {
        if (names.Count > 0) lines.Warn($"{title}:\n" + string.Join('\n', names.Select(name => "  " + name)));
    }
}
