using System.Globalization;

namespace Refract.CommandLine;

/// <summary>What several reports have in common, in a few words.</summary>
internal static class ChangeText
{
    private const int MostDriftLines = 20;

    /// <summary><c>3 changes: 2 CreateTable, 1 CreateIndex</c></summary>
    public static string Summary(IReadOnlyList<Change> changes)
        => $"{Words.Count(changes.Count, "change")}: "
            + string.Join(", ", changes.GroupBy(change => change.Kind).Select(group => $"{group.Count()} {group.Key}"));

    /// <summary>One line for each change.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Change> changes)
        => changes.Select(change => $"{change.Kind}: {change.Line}");

    /// <summary>How a database differs from its migrations.</summary>
    public static void Drift(IReadOnlyList<Change> drift, TextLines lines)
    {
        lines.Say("It differs by:");
        foreach (var line in Lines(drift).Take(MostDriftLines)) lines.Say("  " + line);
        if (drift.Count > MostDriftLines)
            lines.Say($"  ... and {Words.Count(drift.Count - MostDriftLines, "more difference")}");
    }

    /// <summary>What is renamed, and what may be meant to be.</summary>
    public static void Renames(IReadOnlyList<RenamedThing> renames, TextLines lines)
    {
        foreach (var rename in renames)
            if (rename.IsMade) lines.Say($"Renamed: {rename.From} -> {rename.To}");
            else
                lines.Note($"{rename.From} goes and {rename.To} is new. If they are one, keep what is in it with: "
                    + rename.Option);
    }

    /// <summary>What a change does to the rows.</summary>
    public static void Risks(IEnumerable<RowRisk> risks, TextLines lines)
    {
        foreach (var risk in risks) lines.Warn(risk.Message);
    }

    /// <summary>What a migration takes away from running programs.</summary>
    public static void Contractions(IEnumerable<TakenAway> contractions, TextLines lines)
    {
        foreach (var found in contractions)
        {
            lines.Warn($"{found.Code}: {found.Message}");
            if (found.Steps.Length > 0) lines.Note($"  {found.Steps}");
        }
    }

    public static void DatabaseCreated(bool isCreated, TextLines lines)
    {
        if (isCreated) lines.Say("The database was missing and has been created.");
    }

    public static void WasReset(bool wasReset, TextLines lines)
    {
        if (wasReset) lines.Say("Everything in the database was dropped first.");
    }

    /// <summary>Which migrations an earlier run had left unfinished.</summary>
    public static void Resumed(IEnumerable<string> resumed, TextLines lines)
    {
        foreach (var name in resumed)
            lines.Note($"An earlier run was cut off in {name}; this run went on from there.");
    }

    /// <summary>Migrations that were applied, with how long each took.</summary>
    public static void Applied(IEnumerable<MigrationRun> applied, TextLines lines)
        => lines.Table([.. applied.Select(migration => new[] { migration.Name, Took(migration.Milliseconds) })]);

    private static string Took(double milliseconds)
        => milliseconds < 1000
            ? milliseconds.ToString("0 'ms'", CultureInfo.InvariantCulture)
            : (milliseconds / 1000).ToString("0.0 's'", CultureInfo.InvariantCulture);
}
