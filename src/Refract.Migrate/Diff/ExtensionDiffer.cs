using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Extensions that are missing, or not in the version or database schema that is asked for. Others stay.
/// </summary>
internal static class ExtensionDiffer
{
    public static IEnumerable<MigrationOperation> Diff(CatalogPair pair)
    {
        foreach (var to in pair.To.Extensions)
        {
            var from = pair.From.Extensions.FirstOrDefault(
                extension => string.Equals(extension.Name, to.Name, StringComparison.Ordinal));
            if (from is null)
                yield return new CreateExtension(to);
            else if ((to.Version is not null && to.Version != from.Version)
                || (to.Namespace is not null && to.Namespace != from.Namespace))
                yield return new AlterExtension(from, to);
        }
    }
}
