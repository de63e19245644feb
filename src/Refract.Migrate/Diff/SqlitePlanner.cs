using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Turns operations into what SQLite can do. Its ALTER TABLE adds plain columns and no more; every other change of a
/// table builds it anew, which brings its indexes and foreign keys along, so that steps of their own for those fall
/// away.
/// </summary>
internal static class SqlitePlanner
{
    public static IReadOnlyList<MigrationOperation> Plan(IReadOnlyList<MigrationOperation> operations,
        IReadOnlyList<TableDifference> tables, CatalogPair pair)
    {
        tables = [.. tables.Select(WithoutGenerated)];
        var rebuilt = tables.Where(NeedsRebuild).ToArray();
        var names = rebuilt.Select(table => table.To.Name).ToHashSet(StringComparer.Ordinal);
        var rebuilds = rebuilt.Select(
            table => new RebuildTable(table.From, table.To, table.Changes, NewUniqueIndexes(table)));

        var inPlace = tables.Where(table => table.Changes.Count > 0 && !names.Contains(table.To.Name))
            .Select(table => new AlterTable(table.From, table.To, table.Changes));
        var kept = operations.Where(operation => operation switch
        {
            AddForeignKey or DropForeignKey or RenameForeignKey => false,
            AlterTable => false,
            CreateIndex index => !names.Contains(index.Table.Name),
            DropIndex index => !names.Contains(index.Table.Name),
            RenameIndex index => !names.Contains(index.Table.Name) && !index.From.IsConstraint,
            _ => true,
        }).ToArray();
        return
        [
            .. DroppedIndexes(kept, pair, names.Count > 0),
            .. inPlace,
            .. kept.Where(operation => operation is not (DropIndex or CreateIndex or RenameIndex)),
            .. rebuilds,
            .. kept.Where(operation => operation is CreateIndex or RenameIndex),
        ];
    }

    /// <summary>
    /// Beside a rebuild the real Prisma drops the indexes of tables that go before the tables themselves; the scripts
    /// are the same to the letter.
    /// </summary>
    private static IEnumerable<DropIndex> DroppedIndexes(MigrationOperation[] kept, CatalogPair pair, bool hasRebuilds)
    {
        var dropped = kept.OfType<DropIndex>();
        if (!hasRebuilds) return dropped;
        var order = pair.FromOrder.Select((table, at) => (table.Name, at))
            .ToDictionary(table => table.Name, table => table.at);
        return dropped.Concat(
            pair.DroppedTables.SelectMany(table => table.Indexes.Where(index => !index.IsConstraint), (table, index)
            => new DropIndex(table, index))).OrderBy(drop => order[drop.Table.Name]);
    }

    /// <summary>
    /// A generated column is neither added nor dropped: the schema language cannot say that it is one, so one side does
    /// not know of it.
    /// </summary>
    private static TableDifference WithoutGenerated(TableDifference table) => table with
    {
        Changes = [.. table.Changes.Where(change
            => change is not (AddColumn { Column.IsGenerated: true } or DropColumn { Column.IsGenerated: true }))],
    };

    /// <summary>The index of a UNIQUE constraint goes with the constraint, which is part of the table's own
    /// text.</summary>
    private static bool NeedsRebuild(TableDifference table) =>
        table.ForeignKeys.Added.Count > 0 || table.ForeignKeys.Dropped.Count > 0
        || table.Indexes.DroppedFirst.Concat(table.Indexes.DroppedLast).Any(drop => drop.Index.IsConstraint)
        || table.Changes.Any(change => change is not AddColumn { Column: var column } || !CanBeAdded(column));

    /// <summary>
    /// SQLite adds a column to rows that are there only when it may be null and its default, if any, is a constant.
    /// </summary>
    private static bool CanBeAdded(CatalogColumn column) =>
        column.Type.IsNullable
            && column.Default is null or ConstantDefault or ConstantListDefault or ExpressionDefault { Sql: null };

    private static CatalogIndex[] NewUniqueIndexes(TableDifference table) =>
        [.. table.Indexes.Created.Select(operation => operation.Index).Where(index => index.IsUnique)];
}
