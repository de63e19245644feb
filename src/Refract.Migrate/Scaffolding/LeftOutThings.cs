using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Scaffolding;

/// <summary>Finds what a pull leaves out, each thing once: a schema without it looks complete and is not.</summary>
internal static class LeftOutThings
{
    /// <param name="actual">All that was read.</param>
    /// <param name="narrow">What of it is compared with the schema.</param>
    /// <param name="schema">The schema, which may say of a view what the database does.</param>
    /// <param name="rules">The database's.</param>
    public static IReadOnlyList<CatalogLeftOut> Of(DatabaseCatalog actual, DatabaseCatalog narrow, PrismaSchema schema,
        StructureRules rules)
    {
        var modelled = schema.Models.Select(model => model.TableName).ToHashSet(StringComparer.Ordinal);
        var indexes = actual.Tables.SelectMany(
            (table, at) => table.Indexes.Except(narrow.Tables[at].Indexes, ReferenceEqualityComparer.Instance)
            .Cast<CatalogIndex>()
            .Select(index => new CatalogLeftOut(Kind(index), index.Name, table.Name, table.Namespace))).ToArray();

        // Parts of an index that is left out as a whole are left out with it.
        var whole = indexes.Select(index => (index.Namespace, index.Table, index.Name)).ToHashSet();
        return [.. actual.LeftOut.Where(thing => thing.Table is not null || !modelled.Contains(thing.Name!))
            .Where(thing =>
                !thing.Kind.EndsWith(" index", StringComparison.Ordinal)
                    || !whole.Contains((thing.Namespace, thing.Table, thing.Name)))
            .Concat(indexes)
            .Concat(actual.Tables.SelectMany(table => KeysOf(table, actual, rules)))
            .Distinct()];
    }

    private static string Kind(CatalogIndex index) =>
        index.ForeignAlgorithm is { } method ? $"{method} index" : "partial index";

    private static IEnumerable<CatalogLeftOut> KeysOf(CatalogTable table, DatabaseCatalog actual, StructureRules rules)
    {
        if (UnsayableKeys.HasList(table))
            yield return new CatalogLeftOut("primary key of a list", table.PrimaryKey!.Name, table.Name,
                table.Namespace);
        foreach (var key in table.ForeignKeys)
        {
            if (UnsayableKeys.ReasonAgainst(table, key, actual, rules) is { } reason)
                yield return new CatalogLeftOut("foreign key that no relation can stand for",
                    key.Name, table.Name, table.Namespace)
                {
                    Detail = $"to {key.ReferencedTable}: {reason}",
                };
        }
    }
}
