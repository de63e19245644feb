using System.Text.Json;
using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>Says how the folder of migrations and the database stand to one another. Changes nothing.</summary>
public static class MigrateStatusOperation
{
    private const int MostDriftLines = 20;

    /// <summary>Looks.</summary>
    /// <param name="project">The project.</param>
    /// <param name="lookForDrift">Whether to try the applied migrations on a shadow database and compare.</param>
    /// <param name="asJson">Whether to write a JSON object to the output instead of sentences.</param>
    /// <param name="terminal">Where to talk.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns><see cref="ExitCode.Findings"/> when anything is pending, failed, edited, missing or drifted.</returns>
    public static async Task<int> Run(Project project, bool lookForDrift, bool asJson, Terminal terminal,
        CancellationToken ct)
    {
        project.RequireDatasource(terminal);
        var target = MigrationTarget.Of(project);
        var diagnosis = await target.Run(terminal, "Comparing migrations and history", lookForDrift,
            engine => lookForDrift ? engine.Diagnose(ct) : engine.Status(ct)).ConfigureAwait(false);
        if (asJson) WriteJson(diagnosis, terminal);
        else Show(diagnosis, project.Shown(target.Folder!.Path), terminal);
        return diagnosis.IsUpToDate ? ExitCode.Done : ExitCode.Findings;
    }

    /// <summary>Says it to a person.</summary>
    internal static void Show(MigrationDiagnosis diagnosis, string folder, Terminal terminal)
    {
        var history = diagnosis.History;
        terminal.Say(
            $"{Words.Count(diagnosis.Migrations.Migrations.Count, "migration")} in {folder}, "
                + $"{history.Applied.Count} applied.");
        if (!diagnosis.DatabaseExists) terminal.Say("The database does not exist yet.");
        if (diagnosis.IsUnmanaged)
            terminal.Warn("The database holds tables, but no record of migrations.\n"
                + "If they are those of the first migrations, mark each of these with: refract migrate "
                + "resolve --applied NAME");
        List(terminal, "Failed or cut off", history.Failed.Select(row => row.Name));
        List(terminal, "Begun and not finished; at work, or cut off before anything of it was kept",
            history.CutOff.Select(row => row.Name));
        List(terminal, "Changed after they were applied", history.Edited);
        List(terminal, "Applied, but not in the folder", history.MissingOnDisk);
        List(terminal, "Pending", history.Pending.Select(migration => migration.Name));
        if (diagnosis.Drift is { IsEmpty: false } drift) ShowDrift(terminal, drift);
        if (diagnosis is { IsUpToDate: true, IsUnmanaged: false }) terminal.Done("The database is up to date.");
        else if (history.Failed.Count > 0) terminal.Say("Fix what failed, then run: refract migrate resolve");
        else if (history.Pending.Count > 0 && diagnosis.DatabaseExists && !diagnosis.IsUnmanaged)
            terminal.Say("Apply what is pending with: refract migrate deploy");
    }

    private static void ShowDrift(Terminal terminal, MigrationScript drift)
    {
        terminal.Warn("The database is not in the state that its migrations give.");
        ListDrift(terminal, drift);
    }

    internal static void ListDrift(Terminal terminal, MigrationScript drift)
    {
        terminal.Say("It differs by:");
        var lines = ChangeText.Lines(drift).ToArray();
        foreach (var line in lines.Take(MostDriftLines)) terminal.Say("  " + line);
        if (lines.Length > MostDriftLines)
            terminal.Say($"  ... and {Words.Count(lines.Length - MostDriftLines, "more difference")}");
    }

    private static void List(Terminal terminal, string title, IEnumerable<string> names)
    {
        var lines = names.ToArray();
        if (lines.Length == 0) return;
        terminal.Say(title + ":");
        foreach (var line in lines) terminal.Say("  " + line);
    }

    private static void WriteJson(MigrationDiagnosis diagnosis, Terminal terminal) => JsonText.Write(terminal, json =>
    {
        json.WriteBoolean("upToDate", diagnosis.IsUpToDate);
        json.WriteBoolean("databaseExists", diagnosis.DatabaseExists);
        json.WriteBoolean("hasHistory", diagnosis.HasHistory);
        Names(json, "applied", diagnosis.History.Applied.Select(migration => migration.Name));
        Names(json, "pending", diagnosis.History.Pending.Select(migration => migration.Name));
        Names(json, "failed", diagnosis.History.Failed.Select(row => row.Name));
        Names(json, "cutOff", diagnosis.History.CutOff.Select(row => row.Name));
        Names(json, "edited", diagnosis.History.Edited);
        Names(json, "missing", diagnosis.History.MissingOnDisk);
        if (diagnosis.Drift is { } drift) Names(json, "drift", ChangeText.Lines(drift));
    });

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
