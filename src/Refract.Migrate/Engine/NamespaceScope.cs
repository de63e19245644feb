using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.Migrate.Engine;

/// <summary>
/// Which database schemas a piece of work concerns. This is the only place that decides it, for every command.
/// </summary>
/// <param name="Compared">
/// Those that are read and compared: what the datasources' <c>schemas</c> list, or without such a list the one that the
/// URL names.
/// </param>
/// <param name="Emptied">
/// Those that a reset empties: the same, and always the one that the URL names, because the history of migrations is
/// kept there. A history that outlives the tables would say that nothing is left to apply.
/// </param>
internal sealed record NamespaceScope(IReadOnlyList<string> Compared, IReadOnlyList<string> Emptied)
{
    public static NamespaceScope Of(IReadOnlyList<PrismaSchema> schemas, DatabaseUrl url, StructureRules rules)
    {
        if (!rules.HasNamespaces) return new NamespaceScope([], []);
        // As the server keeps them: it cuts longer names.
        var names = new ConstraintNames(rules.Language);
        var named = names.Kept(url.Schema ?? "public");
        var listed = schemas.SelectMany(schema => schema.Datasource?.Schemas ?? []).Select(names.Kept)
            .Distinct(StringComparer.Ordinal).ToArray();
        return listed.Length == 0
            ? new NamespaceScope([named], [named])
            : new NamespaceScope(listed, [.. listed.Prepend(named).Distinct(StringComparer.Ordinal)]);
    }
}
