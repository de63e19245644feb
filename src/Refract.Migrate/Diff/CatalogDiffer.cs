using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>Finds the way from one catalog to another. Things are matched by name; only indexes and foreign keys are
/// recognised under a new one.</summary>
public static class CatalogDiffer
{
    /// <summary>The operations that turn <paramref name="from"/> into <paramref name="to"/>, in an order in which a
    /// database takes them.</summary>
    /// <param name="from">What is there.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="rules">
    /// Whose rules apply: which types are one, which change needs a table to be rebuilt.
    /// </param>
    /// <param name="parts">What is compared beyond the usual; null for nothing.</param>
    /// <returns>Empty when both mean the same. Views, and extensions and database schemas that are no longer wanted,
    /// are left alone.</returns>
    public static IReadOnlyList<MigrationOperation> Diff(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules,
        ComparedParts? parts = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(rules);
        var pair = new CatalogPair(from, to, rules, parts);
        var tables = Tables(pair);
        var operations = new List<MigrationOperation>();

        operations.AddRange(NamespaceDiffer.Diff(pair));
        operations.AddRange(ExtensionDiffer.Diff(pair));
        operations.AddRange(EnumDiffer.Created(pair));
        var enums = EnumDiffer.Changed(pair, tables).ToArray();
        var away = enums.OfType<ReplaceEnum>().SelectMany(replace => replace.Indexes)
            .Select(index => (index.Table.QualifiedName, index.Name)).ToHashSet();
        operations.AddRange(enums);
        operations.AddRange(pair.FromOrder.SelectMany(table => ForeignKeyDiffer.Dropped(table, tables)));
        operations.AddRange(tables.SelectMany(table => table.Indexes.DroppedFirst)
            .Where(drop => !away.Contains((drop.Table.QualifiedName, drop.Index.Name))));
        operations.AddRange(tables.SelectMany(InPlace));
        operations.AddRange(pair.DroppedTables.Select(table => new DropTable(table)));
        operations.AddRange(EnumDiffer.Dropped(pair));
        operations.AddRange(pair.CreatedTables.Select(table => new CreateTable(table)));
        CreateIndex[] indexes =
        [
            .. pair.CreatedTables.SelectMany(table =>
                table.Indexes.Select(index => new CreateIndex(table, index, IsOnNewTable: true))),
            .. tables.SelectMany(table => table.Indexes.Created),
        ];
        // An index that leaves its name to a new one, on whichever table, gets its own first.
        var renamed = tables.SelectMany(table => table.Indexes.Renamed)
            .ToLookup(rename => indexes.Any(create => create.Index.Name == rename.From.Name));
        operations.AddRange(renamed[true]);
        operations.AddRange(indexes);
        operations.AddRange(pair.ToOrder.SelectMany(table => ForeignKeyDiffer.Added(table, tables)));
        operations.AddRange(tables.SelectMany(table => table.ForeignKeys.Renamed));
        operations.AddRange(renamed[false]);

        return rules.Plan(operations, from, to);
    }

    /// <summary>What differs in the tables that are on both sides, before it is planned for a database.</summary>
    internal static TableDifference[] Tables(CatalogPair pair)
    {
        var differences = pair.Tables.Select(table => new TableDiffer(table, pair).Diff()).ToArray();
        return [.. differences.Select(
            table => table with { ForeignKeys = ForeignKeyDiffer.Diff(table, differences, pair) })];
    }

    /// <summary>A unique index that a primary key on the same columns takes over from goes only once that key is there:
    /// a foreign key may need it.</summary>
    private static IEnumerable<MigrationOperation> InPlace(TableDifference table)
    {
        if (table.Changes.Count > 0)
            yield return new AlterTable(table.From, table.To, table.Changes);
        foreach (var index in table.Indexes.DroppedLast)
            yield return index;
    }
}
