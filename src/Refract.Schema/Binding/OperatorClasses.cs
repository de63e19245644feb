namespace Refract.Schema.Binding;

/// <summary>The operator classes that the language knows by name; every other one is written <c>raw("…")</c>.</summary>
public static class OperatorClasses
{
    private static readonly string[] BrinFamilies =
    [
        "Bpchar", "Bytea", "Date", "Float4", "Float8", "Inet", "Int2", "Int4", "Int8", "Numeric", "Oid", "Text",
        "Timestamp", "TimestampTz",
        "Time",
        "TimeTz", "Uuid",
    ];

    /// <summary>Families without a multi-range variant.</summary>
    private static readonly string[] WithoutMulti = ["Bpchar", "Bytea", "Text"];

    private static readonly Dictionary<string, string[]> AlgorithmsByName = Build();

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => AlgorithmsByName.Keys;

    internal static bool IsKnown(string name) => AlgorithmsByName.ContainsKey(name);

    /// <summary>True when an index of that type can use the class.</summary>
    /// <param name="name">The class, <c>JsonbPathOps</c>.</param>
    /// <param name="algorithm">The index's type, <c>Gin</c>.</param>
    public static bool Supports(string name, string algorithm) =>
        AlgorithmsByName.TryGetValue(name, out var algorithms) && algorithms.Contains(algorithm);

    private static Dictionary<string, string[]> Build()
    {
        string[] brin = ["Brin"];
        var classes = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["InetOps"] = ["Gist", "SpGist"],
            ["JsonbOps"] = ["Gin"],
            ["JsonbPathOps"] = ["Gin"],
            ["ArrayOps"] = ["Gin"],
            ["TextOps"] = ["SpGist"],
            ["BitMinMaxOps"] = brin,
            ["VarBitMinMaxOps"] = brin,
            ["InetInclusionOps"] = brin,
        };
        foreach (var family in BrinFamilies)
        {
            classes[family + "BloomOps"] = brin;
            classes[family + "MinMaxOps"] = brin;
            if (!WithoutMulti.Contains(family)) classes[family + "MinMaxMultiOps"] = brin;
        }

        return classes;
    }
}
