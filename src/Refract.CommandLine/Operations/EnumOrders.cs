using Refract.Relational.Catalog;

namespace Refract.CommandLine;

/// <summary>What is said of enum types whose values stand in another order than in the schema.</summary>
internal static class EnumOrders
{
    public static IReadOnlyList<string> Notes(IReadOnlyList<CatalogEnum> types) =>
    [
        .. types.Select(type => $"The enum {type.Name} sorts as {string.Join(", ", type.Values)}, which is not the "
            + "order of the schema. --enum-order changes that."),
    ];
}
