using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>The migrations that are squashed, and the name of the one that takes their place.</summary>
internal static class SquashRange
{
    private const string Code = "RFR3016";

    /// <exception cref="MigrationException">
    /// <c>P3017</c> there is no such migration; <c>RFR3016</c> there are fewer than two.
    /// </exception>
    public static IReadOnlyList<MigrationFile> Of(MigrationSet set, string? until)
    {
        var last = until is null ? set.Migrations.Count - 1
            : set.Migrations.Select(migration => migration.Name).ToList().IndexOf(until);
        if (until is not null && last < 0)
            throw new MigrationException("P3017", $"There is no migration {until} in {set.Description}.",
                "Give the whole name of its folder, with the time in front.");
        if (last < 1)
            throw new MigrationException(Code,
                $"There is nothing to squash: it takes two migrations, and {set.Description} has "
                    + (last < 0 ? "none." : "one up to there."));
        return [.. set.Migrations.Take(last + 1)];
    }

    /// <summary>
    /// The time of the last one of them, so that it comes before the migrations that stay, and a name of its own.
    /// </summary>
    /// <exception cref="MigrationException"><c>RFR3016</c>: the name does not fit.</exception>
    public static string NameOf(MigrationSet set, IReadOnlyList<MigrationFile> replaced, string? name)
    {
        var last = replaced[^1].Name;
        var slug = MigrationName.Slug(name ?? "squashed");
        var result = last.Split('_')[0] + "_" + slug;
        var next = set.Migrations.Skip(replaced.Count).FirstOrDefault();
        if (slug.Length == 0 || set.Find(result) is not null
            || next is not null && string.CompareOrdinal(result, next.Name) >= 0)
            throw new MigrationException(Code,
                $"The new migration cannot be called {result}: there is one of that name, or it would come after "
                    + "migrations that build on it.",
                "Give it another name with --name.");
        return result;
    }
}
