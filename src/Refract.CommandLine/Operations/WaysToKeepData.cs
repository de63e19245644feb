using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>
/// What to do about a development database that does not fit its migrations, other than dropping everything in it.
/// </summary>
internal static class WaysToKeepData
{
    private const string Resolve = "refract migrate resolve";

    public static string Of(MigrationDiagnosis diagnosis)
    {
        List<string> ways = ["To keep what is in it:"];
        if (diagnosis.IsUnmanaged) ways.Add(Baseline(diagnosis));
        else
        {
            ways.AddRange(diagnosis.History.Failed.Select(row => OfFailed(row, diagnosis)));
            if (diagnosis.History.Edited.Count > 0)
                ways.Add("Bring the scripts back as they were applied, and write a new migration for the change.\n"
                    + "Or, where the database has what they say now:\n" + string.Join("\n",
                        diagnosis.History.Edited.Select(name => $"{Resolve} --applied {name}")));
            if (diagnosis.History.MissingOnDisk.Count > 0)
                ways.Add("Bring the folders of the missing migrations back, from version control or a colleague.");
            // A migration that failed halfway is drift of its own making.
            if (diagnosis is { Drift.IsEmpty: false, History.Failed.Count: 0 })
                ways.Add("Undo by hand what was changed, or put it into a migration and mark that with: "
                    + $"{Resolve} --applied NAME");
        }

        return string.Join("\n", ways);
    }

    private static string Baseline(MigrationDiagnosis diagnosis)
    {
        if (diagnosis.History.Pending.Count == 0)
            return "Make it the first migration, a baseline: docs/guide/migrations.md says how.";
        var commands = diagnosis.History.Pending.Select(migration => $"{Resolve} --applied {migration.Name}");
        return "Say which migrations its tables are those of:\n" + string.Join("\n", commands);
    }

    private static string OfFailed(MigrationRecord row, MigrationDiagnosis diagnosis)
    {
        if (row.IsHalfUndone)
            return $"If all of {row.Name} is in the database, run: {Resolve} --applied {row.Name}\n"
                + $"If nothing of it is, run: {Resolve} --rolled-back {row.Name}";
        if (row.AppliedSteps > 0)
            return $"The script of {row.Name} ran to its end, so run: {Resolve} --applied {row.Name}";
        return diagnosis.Drift is { IsEmpty: true }
            ? $"{row.Name} has changed no table. If it changed no rows, either, fix it and run: {Resolve} "
                + $"--rolled-back {row.Name}"
            : $"If all of {row.Name} is in the database, run: {Resolve} --applied {row.Name}\n"
                + $"If not, undo what is there, fix it and run: {Resolve} --rolled-back {row.Name}";
    }
}
