using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Scaffolding;

/// <summary>Names what a pull leaves out, each thing once: a schema without it looks complete and is not.</summary>
internal static class LeftOutNotes
{
    /// <param name="actual">All that was read.</param>
    /// <param name="narrow">What of it is compared with the schema.</param>
    /// <param name="schema">The schema, which may say of a view what the database does.</param>
    public static IReadOnlyList<string> Of(DatabaseCatalog actual, DatabaseCatalog narrow, PrismaSchema schema)
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
            .Select(thing => $"The schema has no words for this, and migrations leave it as it is: {thing}.")
            .Distinct(StringComparer.Ordinal)];
    }

    private static string Kind(CatalogIndex index) =>
        index.ForeignAlgorithm is { } method ? $"{method} index" : "partial index";
}
