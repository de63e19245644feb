using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Compares foreign keys by what they do. A key whose columns change their type, on either side, or that loses
/// what it rests on, is dropped before and added after. SQLite
/// keeps no usable name of a foreign key, so names are not compared there.
/// </summary>
internal static class ForeignKeyDiffer
{
    public static ForeignKeyDifference Diff(TableDifference table, IReadOnlyList<TableDifference> tables,
        CatalogPair pair)
    {
        var old = table.From.ForeignKeys.ToList();
        var added = new HashSet<CatalogForeignKey>(ReferenceEqualityComparer.Instance);
        var renamed = new List<(CatalogForeignKey From, CatalogForeignKey To)>();
        var options = new Dictionary<CatalogForeignKey, string>(ReferenceEqualityComparer.Instance);
        foreach (var to in table.To.ForeignKeys.OrderByDescending(
            key => old.Any(candidate => candidate.Name == key.Name)))
        {
            var from = old.Find(key => key.Name == to.Name && AreSame(key, to, pair))
                ?? old.Find(key => AreSame(key, to, pair));
            if (from is null && pair.Parts.IgnoresNewDuplicates
                && table.From.ForeignKeys.Any(key => AreSame(key, to, pair))) continue;
            if (from is null || MustBeMadeAnew(from, table, tables, pair))
            {
                added.Add(to);
                // What the schema has no words for passes to the key that takes the place.
                if ((from ?? old.Find(
                    key => key.Name == to.Name
                        || key.Columns.SequenceEqual(to.Columns))) is { Options.Length: > 0 } kept)
                    options[to] = kept.Options;
                continue;
            }

            old.Remove(from);
            if (pair.Rules.HasNamedKeys && from.Name != to.Name)
                renamed.Add((from, to));
        }

        if (!pair.Parts.Duplicates)
            old.RemoveAll(key => !MustBeMadeAnew(key, table, tables, pair)
                && table.To.ForeignKeys.Any(to => !added.Contains(to) && AreSame(key, to, pair)));

        // A name that another key of the table still has cannot be taken over by renaming: two keys may be swapping
        // theirs.
        var taken = table.From.ForeignKeys.Select(key => key.Name).ToHashSet();
        foreach (var (from, to) in renamed.Where(key => taken.Contains(key.To.Name)))
        {
            old.Add(from);
            added.Add(to);
        }

        return new ForeignKeyDifference(
            [.. table.From.ForeignKeys.Where(old.Contains)],
            [.. table.To.ForeignKeys.Where(added.Contains)
                .Select(key => options.TryGetValue(key, out var kept) ? key with { Options = kept } : key)],
            [.. table.To.ForeignKeys.SelectMany(to => renamed.Where(key => key.To == to && !taken.Contains(to.Name)))
                .Select(key => new RenameForeignKey(table.To, key.From.Name, key.To.Name))]);
    }

    /// <summary>The keys of a table of the old catalog that are dropped: all of them when the table goes.</summary>
    public static IEnumerable<MigrationOperation> Dropped(CatalogTable table, IEnumerable<TableDifference> tables)
    {
        var keys = tables.FirstOrDefault(difference => ReferenceEquals(difference.From, table))?.ForeignKeys.Dropped
            ?? table.ForeignKeys;
        return keys.Select(key => new DropForeignKey(table, key));
    }

    /// <summary>The keys of a table of the new catalog that are added: all of them when the table is new.</summary>
    public static IEnumerable<MigrationOperation> Added(CatalogTable table, IEnumerable<TableDifference> tables)
    {
        var keys = tables.FirstOrDefault(difference => ReferenceEquals(difference.To, table))?.ForeignKeys.Added
            ?? table.ForeignKeys;
        return keys.Select(key => new AddForeignKey(table, key));
    }

    private static bool AreSame(CatalogForeignKey a, CatalogForeignKey b, CatalogPair pair) =>
        a.Columns.SequenceEqual(b.Columns)
        && a.ReferencedColumns.SequenceEqual(b.ReferencedColumns)
        && pair.Key(a.ReferencedNamespace, a.ReferencedTable, pair.From)
            == pair.Key(b.ReferencedNamespace, b.ReferencedTable, pair.To)
        && a.OnDelete == b.OnDelete
        && a.OnUpdate == b.OnUpdate;

    private static bool MustBeMadeAnew(CatalogForeignKey key, TableDifference table,
        IReadOnlyList<TableDifference> tables,
        CatalogPair pair)
    {
        // A rebuilt table brings its keys along, and those that point to it are looked up by name.
        if (pair.Rules.RebuildsTables)
            return false;
        var target = tables.FirstOrDefault(
            candidate => pair.Key(candidate.From.Namespace, candidate.From.Name, pair.From)
            == pair.Key(key.ReferencedNamespace, key.ReferencedTable, pair.From));
        return key.Columns.Any(name => IsRetyped(table.Pair, name, pair))
            || (target is not null
                && (target.LosesKeyOn(key.ReferencedColumns)
                    || key.ReferencedColumns.Any(name => IsRetyped(target.Pair, name, pair))));
    }

    private static bool IsRetyped(TablePair table, string name, CatalogPair pair) =>
        table.From.FindColumn(name) is { } from && table.To.FindColumn(name) is { } to
        && (pair.EnumOf(from, pair.From) != pair.EnumOf(to, pair.To) || !pair.Types.AreSame(from.Type, to.Type));
}
