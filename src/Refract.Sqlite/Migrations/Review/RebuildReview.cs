using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.Sqlite.Migrations.Review;

/// <summary>What a rebuilt table takes away from programs that know it as it was.</summary>
internal static class RebuildReview
{
    public static IEnumerable<ReviewFinding> Compare(string table, IReadOnlyList<KnownColumn> before,
        IReadOnlyList<KnownColumn> after, RetiredParts retired)
    {
        foreach (var old in before)
        {
            var isRetired = retired.Has(null, table, old.Name);
            var column = $"{table}.{old.Name}";
            if (after.FirstOrDefault(each => each.Name.Equals(old.Name, StringComparison.OrdinalIgnoreCase))
                is not { } now)
            {
                if (!isRetired) yield return Dropped(column);
                continue;
            }

            if (now.IsRequired && !old.IsRequired)
                yield return Breaks($"A program that still writes rows without a value in {column} fails from now on.",
                    "First release a program that always writes the column, then make it required in a later "
                        + "migration.");
            else if (now is { IsRequired: true, HasDefault: false } && old.HasDefault)
                yield return Breaks(
                    $"A program that leaves {column} to its default cannot insert rows from now on.",
                    "First release a program that always writes the column, then drop the default in a later "
                        + "migration.");
            if (!isRetired && !now.Type.Equals(old.Type, StringComparison.OrdinalIgnoreCase))
                yield return Breaks($"A program that is running reads and writes {column} as {old.Type}, and may fail "
                        + $"now that it is {now.Type}.",
                    "Add a second column of the new type and release a program that writes both; when the rows are "
                        + "filled and the program reads the new one, drop the old one in a later migration.");
        }

        foreach (var added in after.Where(column => column is { IsRequired: true, HasDefault: false }
            && !before.Any(old => old.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase))))
            yield return Breaks($"A program that does not know {table}.{added.Name} cannot insert rows from now on.",
                "Add the column with a default, or as optional; require it in a later migration, when all programs "
                    + "write it.");
    }

    /// <summary>Something goes that a running program may use.</summary>
    public static ReviewFinding Dropped(string what) => new(ReviewRules.Drops, DiagnosticSeverity.Warning,
        $"A program that still uses {what} fails from now on, and what it holds is lost.",
        "First release a program that does not use it, then drop it in a later migration.") { IsContraction = true };

    private static ReviewFinding Breaks(string message, string safer) =>
        new(ReviewRules.BreaksPrograms, DiagnosticSeverity.Warning, message, safer) { IsContraction = true };
}
