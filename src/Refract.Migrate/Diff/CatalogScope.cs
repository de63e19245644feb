using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Diff;

/// <summary>
/// Leaves out of a database's structure what the schema language has no words for, so that no comparison wants it
/// dropped or calls it drift.
/// </summary>
internal static class CatalogScope
{
    private const string PartialIndexes = "partialIndexes";

    /// <summary>
    /// Indexes with parts that the schema language has no words for stay, unless the other side has one of that name. A
    /// condition is such a part without the preview feature, as with the real Prisma.
    /// </summary>
    /// <param name="actual">What is narrowed.</param>
    /// <param name="desired">The other side.</param>
    /// <param name="schema">The schema, or null when there is none.</param>
    /// <param name="isPull">
    /// True when the schema is written after the database: as much as it can say of an index is said.
    /// </param>
    public static DatabaseCatalog Narrow(DatabaseCatalog actual, DatabaseCatalog desired, PrismaSchema? schema,
        bool isPull = false)
    {
        var hasConditions = HasConditions(schema);
        var wanted = desired.Tables.SelectMany(table => table.Indexes, (table, index)
            => (table.Namespace, table.Name, index.Name)).ToHashSet();
        return actual with
        {
            Tables = [.. actual.Tables.Select(table => table with
            {
                Indexes = [.. table.Indexes.Where(
                    index => (isPull ? index.ForeignAlgorithm is null : !index.HasUnmodelledParts)
                        && (index.Condition is null || hasConditions)
                    || wanted.Contains((table.Namespace, table.Name, index.Name)))
                    .Select(index => isPull && !hasConditions && index.Condition is not null
                        ? index with { Condition = null } : index)],
            })],
        };
    }

    /// <summary>
    /// What a schema wants, with the conditions that the database has under the same names where the schema cannot
    /// speak of conditions: such an index is the schema's own, made partial by hand.
    /// </summary>
    /// <param name="desired">What the schema wants.</param>
    /// <param name="actual">The database.</param>
    /// <param name="schema">The schema.</param>
    public static DatabaseCatalog WithConditions(DatabaseCatalog desired, DatabaseCatalog actual, PrismaSchema schema)
    {
        if (HasConditions(schema)) return desired;
        var conditions = actual.Tables.SelectMany(table => table.Indexes.Where(index => index.Condition is not null),
            (table, index) => (Table: (table.Namespace ?? actual.DefaultNamespace, table.Name), Index: index))
            .ToDictionary(index => (index.Table, index.Index.Name), index => index.Index.Condition);
        return conditions.Count == 0 ? desired : desired with
        {
            Tables = [.. desired.Tables.Select(table => table with
            {
                Indexes = [.. table.Indexes.Select(index => index.Condition is null
                    && conditions.TryGetValue(((table.Namespace ?? desired.DefaultNamespace, table.Name), index.Name),
                        out var condition) ? index with { Condition = condition } : index)],
            })],
        };
    }

    private static bool HasConditions(PrismaSchema? schema) => schema is not null
        && schema.Generators.Any(generator => generator.PreviewFeatures.Contains(PartialIndexes));

    /// <summary>
    /// A database with those of its extensions that a schema names, and of each what the schema speaks of: the others,
    /// and a version or a place that is left open, are the administrator's.
    /// </summary>
    public static DatabaseCatalog Named(DatabaseCatalog database, DatabaseCatalog schema) => database with
    {
        Extensions = [.. schema.Extensions.Join(database.Extensions, named => named.Name, there => there.Name,
            (named, there) => there with
            {
                Version = named.Version is null ? null : there.Version,
                Namespace = named.Namespace is null ? null : there.Namespace,
            })],
    };

    /// <summary>
    /// Both of two databases. Extensions are left out: those that no datasource names are the administrator's, and
    /// those that one names are made sure of by the comparison with the schema.
    /// </summary>
    public static (DatabaseCatalog From, DatabaseCatalog To) NarrowBoth(DatabaseCatalog from, DatabaseCatalog to,
        PrismaSchema? schema, StructureRules rules) =>
        (Narrow(from, to, schema) with { Extensions = [] },
            UnsayableKeys.Without(Narrow(to, from, schema), rules) with { Extensions = [] });

    /// <summary>What is wanted, with what is there and cannot be wanted for lack of words.</summary>
    public static DatabaseCatalog Carry(DatabaseCatalog wanted, DatabaseCatalog actual, StructureRules rules) =>
        UnsayableKeys.Carry(UnaskedNumbers.Carry(wanted, actual), actual, rules);
}
