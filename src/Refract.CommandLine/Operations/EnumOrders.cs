using Refract.Relational.Catalog;

namespace Refract.CommandLine;

/// <summary>What is said of enum types whose values stand in another order than in the schema.</summary>
internal static class EnumOrders
{
    private const int MostNames = 5;

    /// <summary>One note for all of them: a project that has them has them at every run.</summary>
    public static IReadOnlyList<string> Notes(IReadOnlyList<CatalogEnum> types)
    {
        if (types.Count == 0) return [];
        var names = string.Join(", ", types.Take(MostNames).Select(type => type.Name));
        if (types.Count > MostNames) names += $" and {types.Count - MostNames} more";
        return [$"The database sorts {Words.Count(types.Count, "enum")} in another order than the schema has: {names}. "
            + "--enum-order changes that."];
    }
}
