using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Compares a table's indexes: by name, and for those that are left over by what they are, which makes a rename. An
/// index on a column that is dropped and created again goes with it, and has to be created again.
/// </summary>
internal static class IndexDiffer
{
    public static IndexDifference Diff(TablePair table, IReadOnlyList<TableChange> changes, ComparedParts parts)
    {
        var old = table.From.Indexes.ToList();
        var wanted = table.To.Indexes.ToList();
        var created = new HashSet<CatalogIndex>(ReferenceEqualityComparer.Instance);
        var renamed = new List<RenameIndex>();
        var recreated = changes.OfType<RecreateColumn>().Select(change => change.To.Name).ToHashSet();

        foreach (var to in table.To.Indexes)
        {
            var from = old.Find(index => index.Name == to.Name && IndexComparer.AreSame(index, to));
            if (from is null)
                continue;
            old.Remove(from);
            wanted.Remove(to);
            if (GoesAlong(from))
                created.Add(to);
        }

        foreach (var to in wanted)
        {
            var from = old.Find(index => IndexComparer.AreSame(index, to));
            if (from is null && parts.IgnoresNewDuplicates
                && table.From.Indexes.Any(index => IndexComparer.AreSame(index, to))) continue;
            if (from is null || GoesAlong(from))
            {
                created.Add(to);
                if (from is not null)
                    old.Remove(from);
                continue;
            }

            old.Remove(from);
            if (!from.IsUnnamed && !to.IsUnnamed)
                renamed.Add(new RenameIndex(table.To, from, to));
        }

        // Migrations leave duplicates behind: a renamed table keeps its index, and a later migration creates another.
        if (!parts.Duplicates)
            old.RemoveAll(index =>
                table.To.Indexes.Any(to => !created.Contains(to) && IndexComparer.AreSame(index, to)));

        // Names that go round among a table's indexes cannot be handed on one by one: each would meet the one that
        // still has it.
        if (renamed.Any(rename => table.From.Indexes.Any(index => index.Name == rename.To.Name)))
        {
            old.AddRange(renamed.Select(rename => rename.From));
            created.UnionWith(renamed.Select(rename => rename.To));
            renamed.Clear();
        }

        var newKey = changes.OfType<AddPrimaryKey>().FirstOrDefault()?.PrimaryKey.Columns;
        var hadKey = table.From.PrimaryKey is not null;
        var dropped = old.Where(index => !GoesAlong(index))
            .ToLookup(index =>
            !hadKey && newKey is not null && index.IsUnique
                && index.Columns.Select(column => column.Name).SequenceEqual(newKey));
        return new IndexDifference(
            [.. dropped[false].Select(index => new DropIndex(table.From, index))],
            [.. dropped[true].Select(index => new DropIndex(table.From, index))],
            [.. table.To.Indexes.Where(created.Contains)
                .Select(index => new CreateIndex(table.To, index, IsOnNewTable: false))],
            renamed);

        // The condition of a partial index can speak of the column, too: a database knows, a schema has the text.
        bool GoesAlong(CatalogIndex index)
        {
            if (index.Columns.Any(column => recreated.Contains(column.Name))) return true;
            if (index.Condition is not { } condition) return false;
            return table.From.Unmodelled.FirstOrDefault(
                thing => thing.IndexDefinition is not null && thing.Name == index.Name) is { } known
                ? known.Columns.Any(recreated.Contains)
                : recreated.Any(name => ConditionText.Names(condition, name));
        }
    }
}
