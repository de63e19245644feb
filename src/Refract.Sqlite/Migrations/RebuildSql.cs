using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>Tables built anew beside the old ones, filled from them, and put in their place.</summary>
internal static class RebuildSql
{
    /// <param name="rebuilds">The tables, in order.</param>
    /// <param name="hasViews">Whether the database has views. Renaming checks every one of them, and one on a table that is just then away
    /// would stop it; the old behaviour of ALTER TABLE does not look.</param>
    public static string Write(IReadOnlyList<RebuildTable> rebuilds, bool hasViews)
    {
        List<string> text = ["PRAGMA defer_foreign_keys=ON;", "PRAGMA foreign_keys=OFF;"];
        if (hasViews)
            text.Add("PRAGMA legacy_alter_table=ON;");
        foreach (var rebuild in rebuilds)
            Add(text, rebuild);
        if (hasViews)
            text.Add("PRAGMA legacy_alter_table=OFF;");
        text.Add("PRAGMA foreign_keys=ON;");
        text.Add("PRAGMA defer_foreign_keys=OFF;");
        return string.Join('\n', text);
    }

    private static void Add(List<string> text, RebuildTable rebuild)
    {
        var old = SqliteNames.Quote(rebuild.From.Name);
        var fresh = "new_" + rebuild.To.Name;
        text.Add(TableSql.Create(rebuild.To, fresh));

        var copied = rebuild.To.Columns
            .Select(column => (To: column, From: rebuild.From.FindColumn(column.Name)))
            .Where(column => column.From is not null || column.To.Default is NowDefault)
            .OrderBy(column => column.To.Name, StringComparer.Ordinal)
            .ToArray();
        if (copied.Length > 0)
        {
            text.Add($"INSERT INTO {SqliteNames.Quote(fresh)} ({SqliteNames.Quote(copied.Select(column => column.To.Name))})"
                + $" SELECT {string.Join(", ", copied.Select(column => Copy(column.From, column.To)))} FROM {old};");
        }

        text.Add($"DROP TABLE {old};");
        text.Add($"ALTER TABLE {SqliteNames.Quote(fresh)} RENAME TO {SqliteNames.Quote(rebuild.To.Name)};");
        text.AddRange(rebuild.To.Indexes.Select(index => IndexSql.Create(rebuild.To, index)));
    }

    /// <summary>A null that the new column would refuse becomes its default, and a new column that has the time as its default gets it in the form that clients write.</summary>
    private static string Copy(CatalogColumn? from, CatalogColumn to)
    {
        var name = SqliteNames.Quote(to.Name);
        if (from is null) return $"{SqliteDefaults.FillingOf(to.Default, to.Type)} AS {name}";
        return from.Type.IsNullable && !to.Type.IsNullable && SqliteDefaults.FillingOf(to.Default, to.Type) is { } value
            ? $"coalesce({name}, {value}) AS {name}"
            : name;
    }
}
