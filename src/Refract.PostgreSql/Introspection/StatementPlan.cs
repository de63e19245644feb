using System.Text.Json;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// How the server would run a statement, read for one question: which values may be null because an outer join or a
/// grouping found no row for them.
/// </summary>
internal sealed class StatementPlan
{
    /// <summary>The relations that are read, and whether one of their readings may give no row.</summary>
    private readonly Dictionary<QualifiedName, bool> _relations = [];
    private readonly Dictionary<string, bool> _expressions = new(StringComparer.Ordinal);
    private readonly List<(string Name, JsonElement Node)> _waiting = [];
    private readonly JsonElement _root;
    private bool _hasEmptySides;
    private bool _merges;

    private StatementPlan(JsonElement root) => _root = root;

    /// <summary>Reads the output of EXPLAIN (VERBOSE, FORMAT JSON).</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static StatementPlan? Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() != 1
            || !document.RootElement[0].TryGetProperty("Plan", out var root)) return null;
        var plan = new StatementPlan(root.Clone());
        plan.Visit(plan._root, mayBeEmpty: false);
        plan.VisitExpressions();
        return plan;
    }

    /// <summary>True when each row of the result has a row of the table that a column is of.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's place in the result.</param>
    public bool IsAlwaysThere(QualifiedName table, int column)
    {
        // RETURNING old.id: a row that is new has no old one.
        var isOfVersion = OutputsOf(_root) is var outputs && column < outputs.Count
            && (outputs[column].StartsWith("old.", StringComparison.Ordinal)
                || outputs[column].StartsWith("new.", StringComparison.Ordinal));
        return !_merges && !isOfVersion && _relations.TryGetValue(table, out var mayBeEmpty) && !mayBeEmpty;
    }

    /// <summary>True for an expression whose form alone says that it is never null.</summary>
    /// <param name="column">Its place among the columns.</param>
    public bool IsNeverNull(int column)
    {
        var outputs = OutputsOf(_root);
        if (column >= outputs.Count || _merges) return false;
        var (node, text) = (_root, outputs[column]);
        // What stands in brackets was computed below, perhaps on a side of a join that may have no row.
        while (NeverNull.Inner(text) is { } inner)
        {
            var below = ChildrenOf(node).Where(child => child.Relationship is "Outer").ToArray();
            if (below.Length != 1 || HasJoin(node)) return !_hasEmptySides && NeverNull.Is(text);
            var computed = OutputsOf(below[0].Node);
            if (computed.Contains(inner)) text = inner;
            else if (!computed.Contains(text)) return false;
            node = below[0].Node;
        }

        return NeverNull.Is(text);
    }

    private void Visit(JsonElement node, bool mayBeEmpty)
    {
        var kind = Text(node, "Node Type");
        if (kind == "ModifyTable") _merges |= Text(node, "Operation") == "Merge";
        if (Text(node, "Relation Name") is { } relation)
            Note(_relations, new QualifiedName(Text(node, "Schema"), relation), mayBeEmpty);
        if (kind == "CTE Scan" && Text(node, "CTE Name") is { } name) Note(_expressions, name, mayBeEmpty);
        foreach (var (child, relationship) in ChildrenOf(node))
        {
            if (relationship == "InitPlan" && Text(child, "Subplan Name") is { } subplan
                && subplan.StartsWith("CTE ", StringComparison.Ordinal))
            {
                // What it is read by comes first.
                _waiting.Add((subplan["CTE ".Length..], child));
                continue;
            }

            var isEmptySide = IsEmptySide(node, relationship);
            _hasEmptySides |= isEmptySide;
            Visit(child, mayBeEmpty || isEmptySide);
        }
    }

    private void VisitExpressions()
    {
        // One may read those before it; the last one is visited first.
        while (_waiting.Count > 0)
        {
            var (name, node) = _waiting[^1];
            _waiting.RemoveAt(_waiting.Count - 1);
            Visit(node, _expressions.GetValueOrDefault(name, true));
        }
    }

    /// <summary>Whether rows of a child may be missing where the node has a row.</summary>
    private static bool IsEmptySide(JsonElement node, string? relationship) =>
        node.TryGetProperty("Grouping Sets", out _) || Text(node, "Join Type") switch
        {
            "Left" or "Anti" => relationship == "Inner",
            "Right" or "Right Anti" => relationship == "Outer",
            "Full" => true,
            _ => false,
        };

    private static bool HasJoin(JsonElement node) => node.TryGetProperty("Join Type", out _);

    private static List<(JsonElement Node, string? Relationship)> ChildrenOf(JsonElement node) =>
        node.TryGetProperty("Plans", out var plans)
            ? [.. plans.EnumerateArray().Select(child => (child, Text(child, "Parent Relationship")))] : [];

    private static List<string> OutputsOf(JsonElement node) => node.TryGetProperty("Output", out var outputs)
        ? [.. outputs.EnumerateArray().Select(output => output.GetString() ?? "")] : [];

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Note<TKey>(Dictionary<TKey, bool> known, TKey key, bool mayBeEmpty) where TKey : notnull =>
        known[key] = known.GetValueOrDefault(key) || mayBeEmpty;
}
