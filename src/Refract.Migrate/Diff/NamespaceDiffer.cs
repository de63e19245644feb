using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>Database schemas that are missing. One that is no longer wanted stays: it may hold what the schema does not know.</summary>
internal static class NamespaceDiffer
{
    public static IEnumerable<MigrationOperation> Diff(CatalogPair pair) =>
        pair.To.Namespaces.Except(pair.From.Namespaces, StringComparer.Ordinal).Select(name => new CreateNamespace(name));
}
