using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Turns operations into what SQLite can do. Its ALTER TABLE adds plain columns and no more; every other change of a
/// table rebuilds it, which brings its indexes and foreign keys along, so that steps of their own for those fall
/// away.
/// </summary>
internal static class RebuildPlanner
{
    public static IReadOnlyList<MigrationOperation> Plan(
        IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to)
    {
        var tables = TablesOf(operations, from, to);
        var rebuilt = tables.Where(NeedsRebuild).ToArray();
        var names = rebuilt.Select(table => table.To.Name).ToHashSet(StringComparer.Ordinal);
        var rebuilds = rebuilt.Select(table => new RebuildTable(table.From, table.To, table.Changes,
            [.. table.Steps.OfType<CreateIndex>().Select(create => create.Index).Where(index => index.IsUnique)]));

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
            .. DroppedIndexes(kept, from, names.Count > 0),
            .. inPlace,
            .. kept.Where(operation => operation is not (DropIndex or CreateIndex or RenameIndex)),
            .. rebuilds,
            .. kept.Where(operation => operation is CreateIndex or RenameIndex),
        ];
    }

    /// <summary>The tables that are there and stay, in the order in which they were made.</summary>
    private static ChangedTable[] TablesOf(
        IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to)
    {
        var wanted = to.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        var steps = operations.ToLookup(TableOf, StringComparer.Ordinal);
        return [.. from.Tables.Where(table => wanted.ContainsKey(table.Name))
            .Select(table => new ChangedTable(table, wanted[table.Name], [.. steps[table.Name]]))];
    }

    private static string? TableOf(MigrationOperation operation) => operation switch
    {
        AlterTable alter => alter.From.Name,
        AddForeignKey add => add.Table.Name,
        DropForeignKey drop => drop.Table.Name,
        CreateIndex create => create.Table.Name,
        DropIndex drop => drop.Table.Name,
        _ => null,
    };

    /// <summary>
    /// Beside a rebuild the real Prisma drops the indexes of tables that go before the tables themselves; the scripts
    /// are exactly the same.
    /// </summary>
    private static IEnumerable<DropIndex> DroppedIndexes(
        MigrationOperation[] kept, DatabaseCatalog from, bool hasRebuilds)
    {
        var dropped = kept.OfType<DropIndex>();
        if (!hasRebuilds) return dropped;
        var order = from.Tables.Select((table, at) => (table.Name, at))
            .ToDictionary(table => table.Name, table => table.at);
        var gone = kept.OfType<DropTable>().SelectMany(drop => drop.Table.Indexes
            .Where(index => !index.IsConstraint).Select(index => new DropIndex(drop.Table, index)));
        return dropped.Concat(gone).OrderBy(drop => order[drop.Table.Name]);
    }

    /// <summary>
    /// The index of a UNIQUE constraint goes with the constraint, which is part of the table's own text.
    /// </summary>
    private static bool NeedsRebuild(ChangedTable table) =>
        table.Steps.Any(step => step is AddForeignKey or DropForeignKey or DropIndex { Index.IsConstraint: true })
        || table.Changes.Any(change => change is not AddColumn { Column: var column } || !CanBeAdded(column));

    /// <summary>
    /// SQLite adds a column to rows that are there only when it may be null and its default, if any, is a constant.
    /// </summary>
    private static bool CanBeAdded(CatalogColumn column) =>
        column.Type.IsNullable
            && column.Default is null or ConstantDefault or ConstantListDefault or ExpressionDefault { Sql: null };

    /// <summary>A table on both sides, with what is to be done to it.</summary>
    private sealed class ChangedTable(CatalogTable from, CatalogTable to, MigrationOperation[] steps)
    {
        public CatalogTable From => from;

        public CatalogTable To => to;

        public MigrationOperation[] Steps => steps;

        /// <summary>
        /// Its columns and primary key. A generated column is neither added nor dropped: the schema language cannot say
        /// that it is one, so one side does not know of it.
        /// </summary>
        public IReadOnlyList<TableChange> Changes { get; } =
            [.. steps.OfType<AlterTable>().SelectMany(alter => alter.Changes).Where(change
                => change is not (AddColumn { Column.IsGenerated: true } or DropColumn { Column.IsGenerated: true }))];
    }
}
