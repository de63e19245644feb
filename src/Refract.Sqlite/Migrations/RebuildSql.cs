using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Sqlite.Definitions;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Tables rebuilt beside the old ones, filled from them, and put in their place. What the schema language has no
/// words for comes along:
/// the table's own text is edited, its triggers and indexes are made again from theirs, and the numbers that were given
/// out stay so.
/// </summary>
internal static class RebuildSql
{
    /// <param name="rebuilds">The tables, in order.</param>
    /// <param name="from">The database as it is.</param>
    public static string Write(IReadOnlyList<RebuildTable> rebuilds, DatabaseCatalog from)
    {
        // Renaming checks every view and trigger, and one on a table that is just then away would stop it; the old
        // behaviour of ALTER
        // TABLE does not look.
        var isLookedAt = from.Views.Count > 0
            || from.Tables.Any(table => table.Dependents.Any(dependent => dependent.IsTrigger));
        var readsRowIds = isLookedAt || from.LeftOut.Any(thing => thing.IsVirtualTable);
        List<string> text = ["PRAGMA defer_foreign_keys=ON;", "PRAGMA foreign_keys=OFF;"];
        if (isLookedAt)
            text.Add("PRAGMA legacy_alter_table=ON;");
        foreach (var rebuild in rebuilds)
            Add(text, rebuild, readsRowIds);
        if (isLookedAt)
            text.Add("PRAGMA legacy_alter_table=OFF;");
        text.Add("PRAGMA foreign_keys=ON;");
        text.Add("PRAGMA defer_foreign_keys=OFF;");
        return string.Join('\n', text);
    }

    private static void Add(List<string> text, RebuildTable rebuild, bool readsRowIds)
    {
        var old = SqliteNames.Quote(rebuild.From.Name);
        var fresh = "new_" + rebuild.To.Name;
        var had = DefinitionOf(rebuild.From);
        var made = had is null ? null : RebuiltTable.Edit(had, rebuild);
        text.Add(made?.Write(fresh) ?? TableSql.Create(rebuild.To, fresh));
        if (GivesNumbers(rebuild.From, had) && GivesNumbers(rebuild.To, made))
            text.Add(CarrySequence(rebuild.From.Name, fresh));

        var copied = rebuild.To.Columns
            .Select(column => (To: column, From: rebuild.From.FindColumn(column.Name)))
            .Where(column =>
                column.From is { IsGenerated: false } || (column.From is null && column.To.Default is NowDefault))
            .OrderBy(column => column.To.Name, StringComparer.Ordinal)
            .Select(column => (Name: SqliteNames.Quote(column.To.Name), Value: Copy(column.From, column.To)))
            .ToList();
        if (readsRowIds && RowId.NameToCopy(rebuild, had, made) is { } rowId)
            copied.Insert(0, (rowId, rowId));
        if (copied.Count > 0)
        {
            text.Add($"INSERT INTO {SqliteNames.Quote(fresh)} "
                + $"({string.Join(", ", copied.Select(column => column.Name))})"
                + $" SELECT {string.Join(", ", copied.Select(column => column.Value))} FROM {old};");
        }

        text.Add($"DROP TABLE {old};");
        text.Add($"ALTER TABLE {SqliteNames.Quote(fresh)} RENAME TO {SqliteNames.Quote(rebuild.To.Name)};");
        text.AddRange(
            rebuild.To.Indexes.Where(index => !KeptConstraints.Makes(rebuild.From, index))
                .Select(index => Index(rebuild, index)));
        text.AddRange(Carried(rebuild).Select(dependent => End(dependent.Sql)));
    }

    private static TableDefinition? DefinitionOf(CatalogTable table)
    {
        if (table.Definition is null)
            return null;
        return TableDefinitionParser.Parse(table.Definition) ?? throw new MigrationException("RFR3011",
            $"The table {table.Name} would have to be rebuilt, but the text that made it cannot be "
                + $"read:\n\n{table.Definition}",
            "Rebuild it by hand (`refract db execute`), so that nothing of it is lost.");
    }

    /// <summary>An index that stays is made from its own text, which may say more than the schema: a collation, a
    /// condition.</summary>
    private static string Index(RebuildTable rebuild, CatalogIndex index)
    {
        var isKept = rebuild.From.Indexes.FirstOrDefault(had => had.Name == index.Name) is { } same
            && IndexSql.AreSame(same, index);
        var text = isKept
            ? rebuild.From.Dependents.FirstOrDefault(had => !had.IsTrigger && had.Name == index.Name)?.Sql : null;
        return text is null || IndexSql.SaysNoMore(text, rebuild.To, index)
            ? IndexSql.Create(rebuild.To, index) : End(text);
    }

    /// <summary>Triggers, and indexes of which neither side of the comparison knows.</summary>
    private static IEnumerable<CatalogDependent> Carried(RebuildTable rebuild) =>
        rebuild.From.Dependents.Where(dependent =>
        dependent.IsTrigger
            || !rebuild.From.Indexes.Concat(rebuild.To.Indexes).Any(index => index.Name == dependent.Name));

    private static string End(string sql) =>
        SqlTokenizer.Read(sql) is [.., { IsLineComment: true }] ? sql + "\n;" : sql + ";";

    private static bool GivesNumbers(CatalogTable table, TableDefinition? definition) =>
        definition?.IsAutoIncrement ?? table.Columns.Any(column => column.IsAutoIncrement);

    /// <summary>
    /// Without it the new table goes on from its highest id, and the numbers of rows that are gone would be given out
    /// again. It comes before
    /// the rows, which then find a number that is high enough.
    /// </summary>
    private static string CarrySequence(string from, string to) =>
        $"INSERT INTO \"sqlite_sequence\" (\"name\", \"seq\") SELECT {SqliteNames.Literal(to)}, \"seq\""
        + $" FROM \"sqlite_sequence\" WHERE \"name\" = {SqliteNames.Literal(from)};";

    /// <summary>
    /// A null that the new column would refuse becomes its default, and a new column that has the time as its default
    /// gets it in the form that clients write.
    /// </summary>
    private static string Copy(CatalogColumn? from, CatalogColumn to)
    {
        var name = SqliteNames.Quote(to.Name);
        if (from is null) return $"{SqliteDefaults.FillingOf(to.Default, to.Type)} AS {name}";
        return from.Type.IsNullable && !to.Type.IsNullable && SqliteDefaults.FillingOf(to.Default, to.Type) is { } value
            ? $"coalesce({name}, {value}) AS {name}"
            : name;
    }
}
