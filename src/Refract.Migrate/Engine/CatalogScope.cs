using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Engine;

/// <summary>Leaves out of a database's structure what the schema has no say in, so that no comparison wants it dropped.</summary>
internal static class CatalogScope
{
    private const string PartialIndexes = "partialIndexes";

    /// <summary>
    /// Without the preview feature the schema language has no words for a partial index, so one that was made by hand in a migration stays,
    /// as it does with the real Prisma. One that the schema itself names is compared.
    /// </summary>
    public static DatabaseCatalog Narrow(DatabaseCatalog actual, DatabaseCatalog desired, PrismaSchema? schema)
    {
        if (schema is not null && schema.Generators.Any(generator => generator.PreviewFeatures.Contains(PartialIndexes))) return actual;
        var wanted = desired.Tables.SelectMany(table => table.Indexes, (table, index)
            => (table.Namespace, table.Name, index.Name)).ToHashSet();
        return actual with
        {
            Tables = [.. actual.Tables.Select(table => table with
            {
                Indexes = [.. table.Indexes.Where(index => index.Condition is null
                    || wanted.Contains((table.Namespace, table.Name, index.Name)))],
            })],
        };
    }
}
