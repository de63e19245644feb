using System.Globalization;
using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>Changes and migrations in a few words.</summary>
internal static class ChangeText
{
    /// <summary><c>3 changes: 2 CreateTable, 1 CreateIndex</c></summary>
    public static string Summary(MigrationScript script)
        => $"{Words.Count(script.Steps.Count, "change")}: "
            + string.Join(", ",
                script.Steps.GroupBy(step => step.Comment).Select(group => $"{group.Count()} {group.Key}"));

    /// <summary>One line for each step: its kind and how its statement begins.</summary>
    public static IEnumerable<string> Lines(MigrationScript script)
        => script.Steps.Select(step => $"{step.Comment}: {FirstLine(step.Sql)}");

    /// <summary>Shows warnings about rows.</summary>
    public static void Show(Terminal terminal, IEnumerable<DataWarning> warnings)
    {
        foreach (var warning in warnings) terminal.Warn(warning.Message);
    }

    /// <summary>Shows migrations that were applied, with how long each took.</summary>
    public static void Show(Terminal terminal, IReadOnlyList<AppliedMigration> applied)
        => terminal.Rows("  ", [.. applied.Select(migration => new[] { migration.Name, Took(migration.Duration) })]);

    /// <summary>Says which migrations an earlier run had left unfinished.</summary>
    public static void ShowResumed(Terminal terminal, IReadOnlyList<string> resumed)
    {
        foreach (var name in resumed)
            terminal.Note($"An earlier run was cut off in {name}; this run went on from there.");
    }

    private static string Took(TimeSpan time)
        => time.TotalSeconds < 1
            ? time.TotalMilliseconds.ToString("0 'ms'", CultureInfo.InvariantCulture)
            : time.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture);

    private static string FirstLine(string sql)
    {
        var line = sql.Split('\n').Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        return line.TrimEnd('(', ' ', ';');
    }
}
