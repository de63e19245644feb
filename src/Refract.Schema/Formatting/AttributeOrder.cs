using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>
/// The order of attributes, on fields and blocks alike. Those that it does not name come last and stay in the order of
/// the text.
/// </summary>
internal static class AttributeOrder
{
    private static readonly string[] Known = ["id", "unique", "default", "updatedAt", "index", "fulltext", "map",
        "relation", "ignore"];

    internal static IReadOnlyList<AttributeSyntax> Sort(IReadOnlyList<AttributeSyntax> attributes) =>
        attributes.Count < 2 ? attributes : [.. attributes.OrderBy(RankOf)];

    internal static int RankOf(AttributeSyntax attribute)
    {
        var rank = Array.IndexOf(Known, attribute.Name.Text);
        return rank >= 0 ? rank : Known.Length;
    }
}
