using System.Globalization;
using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>The migrations that an undo undoes, the one that was applied last first.</summary>
internal static class UndoTargets
{
    private const string Code = "RFR3015";

    /// <param name="applied">The rows of applied migrations, in the order in which they were applied.</param>
    /// <param name="set">The migrations that there are.</param>
    /// <param name="options">How many.</param>
    /// <exception cref="MigrationException"><c>RFR3015</c>: one of them cannot be undone.</exception>
    public static IReadOnlyList<(MigrationRecord Row, MigrationFile Migration)> Of(
        IReadOnlyList<MigrationRecord> applied, MigrationSet set, UndoOptions options)
    {
        var first = options.To is { } name ? AfterOf(name, applied) : applied.Count - options.Steps;
        if (options.Steps < 1 || first < 0)
            throw new MigrationException(Code,
                $"{options.Steps.ToString(CultureInfo.InvariantCulture)} migrations cannot be undone: "
                    + $"{applied.Count.ToString(CultureInfo.InvariantCulture)} are applied. Nothing was undone.",
                "`refract migrate status` lists them.");
        if (first == applied.Count)
            throw new MigrationException(Code, "No migration was applied after that one; there is nothing to undo.");
        return [.. applied.Skip(first).Reverse().Select(row => (row, Undoable(row, set)))];
    }

    private static int AfterOf(string name, IReadOnlyList<MigrationRecord> applied)
    {
        for (var at = 0; at < applied.Count; at++)
            if (applied[at].Name == name) return at + 1;
        throw new MigrationException("P3017", $"The migration {name} is not applied to the database.",
            "Give the whole name of its folder, with the time in front; `refract migrate status` lists them.");
    }

    private static MigrationFile Undoable(MigrationRecord row, MigrationSet set)
    {
        if (set.Find(row.Name) is not { } migration)
            throw new MigrationException(Code,
                $"The migration {row.Name} is not in {set.Description}, so its script that undoes it is not known. "
                    + "Nothing was undone.",
                "Bring its folder back from version control.");
        if (!migration.Matches(row.Checksum))
            throw new MigrationException(Code,
                $"The migration {row.Name} was changed after it was applied, so its {MigrationFolder.DownName} may not "
                    + "undo what is in the database. Nothing was undone.",
                "Bring the script back as it was applied; or, if the database has what it says now, run "
                    + $"`refract migrate resolve --applied {row.Name}`.");
        if (migration.Down is null)
            throw new MigrationException(Code,
                $"The migration {row.Name} has no {MigrationFolder.DownName}. Nothing was undone.",
                $"Write the statements that undo it into {MigrationFolder.DownName} in its folder, and run this again. "
                    + "For new migrations, `refract migrate dev --with-down` writes it.");
        return migration;
    }
}
