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
        var indexes = actual.Tables.SelectMany((table, at) => table.Indexes.Except(narrow.Tables[at].Indexes, ReferenceEqualityComparer.Instance)
            .Cast<CatalogIndex>()
            .Select(index => new CatalogLeftOut(index.Condition is null ? "index" : "partial index", index.Name, table.Name, table.Namespace)));
        return [.. actual.LeftOut.Where(thing => thing.Table is not null || !modelled.Contains(thing.Name!)).Concat(indexes)
            .Select(thing => $"The schema has no words for this, and migrations leave it as it is: {thing}.").Distinct(StringComparer.Ordinal)];
    }
}
