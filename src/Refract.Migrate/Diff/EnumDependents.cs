using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// What speaks of an enum type in an expression, and so cannot go along when the columns change to the type that
/// replaces it.
/// </summary>
internal static class EnumDependents
{
    /// <summary>
    /// Indexes with such a condition or expression: dropped before and created again after, unless the migration drops
    /// them anyhow.
    /// </summary>
    public static IEnumerable<EnumIndex> Indexes(QualifiedName key, IReadOnlyList<EnumColumn> columns, CatalogPair pair,
        IReadOnlyList<TableDifference> tables)
    {
        foreach (var (table, names) in TablesOf(columns, pair))
        {
            var difference = tables.FirstOrDefault(candidate => ReferenceEquals(candidate.From, table));
            foreach (var index in table.Indexes.Where(
                index => index.Condition is not null && SpeaksOf(index, table, names, key, pair)))
            {
                var isDropped = difference is null
                    || difference.Indexes.DroppedFirst.Concat(difference.Indexes.DroppedLast)
                    .Any(drop => ReferenceEquals(drop.Index, index));
                var definition = table.Unmodelled.FirstOrDefault(thing => thing.Name == index.Name)?.IndexDefinition;
                yield return isDropped ? new EnumIndex(table, index.Name)
                    : new EnumIndex(table, index.Name) { Index = definition is null ? index : null,
                        Definition = definition };
            }

            foreach (var thing in table.Unmodelled.Where(
                thing => thing.IndexDefinition is not null && IsAbout(thing, key, pair)
                && table.Indexes.All(index => index.Name != thing.Name)))
                yield return new EnumIndex(table, thing.Name) { Definition = thing.IndexDefinition };
        }
    }

    /// <summary>
    /// Everything else that the database can only keep by refusing. Views and the like it names by itself.
    /// </summary>
    public static IEnumerable<string> Obstacles(QualifiedName key, IReadOnlyList<EnumColumn> columns,
        CatalogPair pair) =>
        from table in TablesOf(columns, pair)
        from thing in table.Table.Unmodelled
        where thing.IndexDefinition is null && IsAbout(thing, key, pair)
        select $"{thing.Description} speaks of the type `{key}`, which is to be replaced by one with other values";

    private static IEnumerable<(CatalogTable Table, IReadOnlyList<string> Columns)> TablesOf(
        IReadOnlyList<EnumColumn> columns, CatalogPair pair) =>
        columns.GroupBy(column => column.Table)
            .Select(group => (pair.From.Tables.First(table => table.QualifiedName == group.Key),
            (IReadOnlyList<string>)[.. group.Select(column => column.From.Name)]));

    /// <summary>
    /// What a database tells, or, for a catalog that was made from a schema, the text of the condition.
    /// </summary>
    private static bool SpeaksOf(CatalogIndex index, CatalogTable table, IReadOnlyList<string> columns,
        QualifiedName key, CatalogPair pair) =>
        table.Unmodelled.FirstOrDefault(thing => thing.Name == index.Name) is { } known
            ? IsAbout(known, key, pair)
            : columns.Any(column => index.Condition!.Contains(column, StringComparison.Ordinal));

    private static bool IsAbout(CatalogUnmodelled thing, QualifiedName key, CatalogPair pair) =>
        thing.Enums.Any(type => pair.Key(type.Namespace, type.Name, pair.From) == key);
}
