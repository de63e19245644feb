using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>
/// Names of indexes and primary keys are unique in their database schema. When tables have swapped names, an index of
/// one has the name that an index of the other needs, so it is renamed first.
/// </summary>
internal sealed class NamesAside
{
    private readonly DatabaseCatalog _from;
    private readonly CatalogPair _pair;
    private readonly Dictionary<QualifiedName, List<QualifiedName>> _wanted = [];
    private readonly List<MigrationOperation> _operations = [];

    private NamesAside(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules)
    {
        (_from, _pair) = (from, new CatalogPair(from, to, rules));
        foreach (var table in to.Tables)
            foreach (var name in NamesOf(table))
            {
                var key = _pair.Key(table.Namespace, name, to);
                if (!_wanted.TryGetValue(key, out var owners)) _wanted[key] = owners = [];
                owners.Add(_pair.Key(table.Namespace, table.Name, to));
            }
    }

    /// <summary>What is done first, and what is there after it.</summary>
    /// <param name="from">What is there, under the new names of tables.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="renames">The renames that were made.</param>
    /// <param name="rules">The database.</param>
    public static (IReadOnlyList<MigrationOperation> Operations, DatabaseCatalog From) Of(DatabaseCatalog from,
        DatabaseCatalog to, IReadOnlyList<RenameOperation> renames, StructureRules rules)
    {
        return renames.Any(rename => rename is RenameTable) ? new NamesAside(from, to, rules).Find() : ([], from);
    }

    private (IReadOnlyList<MigrationOperation> Operations, DatabaseCatalog From) Find()
    {
        var tables = _from.Tables.Select(WithoutWanted).ToArray();
        return (_operations, _from with { Tables = tables });
    }

    private static IEnumerable<string> NamesOf(CatalogTable table) => table.Indexes
        .Where(index => !index.IsUnnamed).Select(index => index.Name)
        .Concat(table.PrimaryKey is { Name: { } key } ? [key] : []);

    private CatalogTable WithoutWanted(CatalogTable table)
    {
        var owner = _pair.Key(table.Namespace, table.Name, _from);
        if (table.PrimaryKey is { Name: { } key } primary && _pair.Rules.HasNamedKeys && IsWanted(key))
        {
            var aside = RenameOrder.Between(key);
            _operations.Add(new AlterTable(table, table, [new RenamePrimaryKey(key, aside)]));
            table = table with { PrimaryKey = primary with { Name = aside } };
        }

        var indexes = new List<CatalogIndex>();
        foreach (var index in table.Indexes)
        {
            if (index.IsUnnamed || !IsWanted(index.Name))
            {
                indexes.Add(index);
            }
            else if (_pair.Rules.RebuildsTables)
            {
                // Without a way to rename an index it is recreated in any case.
                _operations.Add(new DropIndex(table, index));
            }
            else
            {
                var aside = index with { Name = RenameOrder.Between(index.Name) };
                _operations.Add(new RenameIndex(table, index, aside));
                indexes.Add(aside);
            }
        }

        return indexes.Count == table.Indexes.Count && indexes.SequenceEqual(table.Indexes) ? table
            : table with { Indexes = indexes };

        bool IsWanted(string name) => _wanted.TryGetValue(_pair.Key(table.Namespace, name, _from), out var owners)
            && owners.Exists(other => other != owner);
    }
}
