namespace Refract.Schema.Binding;

/// <summary>The built-in types and how they are written.</summary>
internal static class ScalarTypes
{
    private static readonly Dictionary<string, ScalarType> ByName = new(StringComparer.Ordinal)
    {
        ["String"] = ScalarType.String,
        ["Boolean"] = ScalarType.Boolean,
        ["Int"] = ScalarType.Int,
        ["BigInt"] = ScalarType.BigInt,
        ["Float"] = ScalarType.Float,
        ["Decimal"] = ScalarType.Decimal,
        ["DateTime"] = ScalarType.DateTime,
        ["Json"] = ScalarType.Json,
        ["Bytes"] = ScalarType.Bytes,
    };

    internal static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    internal static bool TryParse(string name, out ScalarType type) => ByName.TryGetValue(name, out type);

    internal static bool IsReserved(string name) => ByName.ContainsKey(name);
}
