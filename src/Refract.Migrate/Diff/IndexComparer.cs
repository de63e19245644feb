using System.Collections.Frozen;
using Refract.Relational.Catalog;

namespace Refract.Migrate.Diff;

/// <summary>Whether two indexes are the same but for their name.</summary>
internal static class IndexComparer
{
    /// <summary>PostgreSQL's classes that a type gets when none is named, where their name does not follow from the
    /// algorithm alone.</summary>
    private static readonly FrozenDictionary<string, string[]> _defaults = new Dictionary<string, string[]>
    {
        ["gin"] = ["array_ops", "jsonb_ops", "tsvector_ops"],
        ["gist"] = ["point_ops", "box_ops", "poly_ops", "circle_ops", "tsvector_ops", "tsquery_ops", "range_ops",
            "multirange_ops"],
        ["spgist"] = ["text_ops", "inet_ops", "quad_point_ops", "range_ops", "box_ops", "poly_ops"],
    }.ToFrozenDictionary();

    public static bool AreSame(CatalogIndex a, CatalogIndex b) =>
        a.IsUnique == b.IsUnique
        && AlgorithmOf(a) == AlgorithmOf(b)
        && a.Columns.Count == b.Columns.Count
        && a.Columns.Zip(b.Columns).All(pair => AreSame(pair.First, pair.Second, AlgorithmOf(a)))
        && AreSameConditions(a.Condition, b.Condition);

    private static bool AreSame(CatalogIndexColumn a, CatalogIndexColumn b, string algorithm) =>
        a.Name == b.Name && a.IsDescending == b.IsDescending
            && (a.OperatorClass == b.OperatorClass || AreOneDefault(a.OperatorClass, b.OperatorClass, algorithm));

    private static bool AreSameConditions(string? a, string? b) =>
        a is null || b is null ? a == b : ExpressionText.Normalize(a) == ExpressionText.Normalize(b);

    private static string AlgorithmOf(CatalogIndex index) => index.Algorithm ?? "btree";

    /// <summary>
    /// A class that is named on one side, and on the other left to the database, which would take the same.
    /// </summary>
    private static bool AreOneDefault(string? a, string? b, string algorithm) =>
        (a is null) != (b is null) && IsDefault((a ?? b)!, algorithm);

    private static bool IsDefault(string name, string algorithm) => algorithm switch
    {
        "brin" => (name.EndsWith("_minmax_ops", StringComparison.Ordinal) && name != "inet_minmax_ops")
            || name.EndsWith("_inclusion_ops", StringComparison.Ordinal),
        "btree" or "hash" =>
            name.EndsWith("_ops", StringComparison.Ordinal) && !name.EndsWith("_pattern_ops", StringComparison.Ordinal),
        _ => _defaults.TryGetValue(algorithm, out var names) && names.Contains(name),
    };
}
