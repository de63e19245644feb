namespace Refract.CommandLine;

/// <summary>The text of <see cref="DevReport"/>.</summary>
internal static class DevText
{
    public static void Write(DevReport report, TextLines lines)
    {
        foreach (var reason in report.ResetReasons) lines.Warn(reason);
        if (report.Drift.Count > 0) ChangeText.Drift(report.Drift, lines);
        ChangeText.DatabaseCreated(report.DatabaseCreated, lines);
        ChangeText.WasReset(report.WasReset, lines);
        ChangeText.Resumed(report.Resumed, lines);
        foreach (var name in report.TakenOver)
            lines.Say($"{name} has taken the place of those that it replaces; its script was not run.");
        ChangeText.Applied(report.Applied, lines);
        if (report.Applied.Count > 0) lines.Done($"{Words.Count(report.Applied.Count, "pending migration")} applied.");
        if (report.Unwritten is { Count: > 0 } unwritten)
            lines.Say($"The schema has something that no migration makes ({ChangeText.Summary(unwritten)}).");
        ChangeText.Renames(report.Renames, lines);
        ChangeText.Risks(report.Risks, lines);
        ChangeText.Contractions(report.Contractions, lines);
        foreach (var hint in report.Hints) lines.Say(hint);
        WriteEnd(report, lines);
        SeedText.Write(report.Seed, report.IsComplete, lines);
    }

    private static void WriteEnd(DevReport report, TextLines lines)
    {
        if (report.Created is { } created)
        {
            lines.DataLine(created.Path);
            if (created.DownPath is { } down) lines.DataLine(down);
            foreach (var sentence in created.NotRestored)
                lines.Warn($"The down script does not bring back: {sentence}");
            lines.Done(created.IsApplied ? $"Migration {created.Name} written and applied."
                : $"Migration {created.Name} written, not applied. Edit it, then run: refract migrate dev");
        }
        else if (report.IsComplete && report.Unwritten is { Count: 0 })
            lines.Done("Schema, migrations and database agree.");
        else if (report.IsComplete && report.Unwritten is null)
            lines.Done("The schema has nothing that the migrations do not make; no migration was written.");
    }
}
