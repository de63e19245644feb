using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Database schemas that are missing and that something lives in. One that is no longer wanted stays: it may hold what
/// the schema does not know.
/// </summary>
internal static class NamespaceDiffer
{
    public static IEnumerable<MigrationOperation> Diff(CatalogPair pair) =>
        pair.To.Namespaces.Except(pair.From.Namespaces, StringComparer.Ordinal)
            .Where(name =>
                pair.To.Tables.Any(table => table.Namespace == name)
                    || pair.To.Enums.Any(type => type.Namespace == name))
            .Select(name => new CreateNamespace(name));
}
