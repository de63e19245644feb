using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>
/// A quick look at the syntax alone. Most schemas have all parts of all relations, and to see that takes a fraction of
/// the time of binding every name.
/// </summary>
internal static class RelationScan
{
    /// <summary>False when certainly no relation misses a part; true when it takes a closer look to know.</summary>
    internal static bool MayMissParts(IReadOnlyList<SchemaSyntaxTree> trees)
    {
        var blocks = trees.SelectMany(tree => tree.Root.Blocks)
            .Where(block => block.Kind is BlockKind.Model or BlockKind.View).ToList();
        var models = new HashSet<string>(blocks.Select(block => block.Name.Text), StringComparer.Ordinal);
        var sides = new Dictionary<(string From, string To, string Name), List<FieldSyntax>>();
        foreach (var block in blocks)
        {
            foreach (var member in block.Members)
            {
                if (member is not FieldSyntax { Type: { UnsupportedText: null } type } field
                    || !models.Contains(type.Name.Text)) continue;
                var key = (block.Name.Text, type.Name.Text, NameOf(field));
                if (!sides.TryGetValue(key, out var fields)) sides.Add(key, fields = new List<FieldSyntax>(1));
                fields.Add(field);
            }
        }

        foreach (var side in sides)
        {
            var (from, to, name) = side.Key;
            var fields = side.Value;
            if (!sides.TryGetValue((to, from, name), out var opposites) || fields.Count != opposites.Count) return true;
            if (fields.Count != (from == to ? 2 : 1) || !IsComplete(fields[0], opposites[opposites.Count - 1]))
                return true;
        }

        return false;
    }

    private static bool IsComplete(FieldSyntax field, FieldSyntax opposite) =>
        (IsList(field) && IsList(opposite)) || HoldsKeyFor(field, opposite) || HoldsKeyFor(opposite, field);

    /// <summary>
    /// Where neither side is a list, the required one should hold the key; where it is otherwise, the fields are looked
    /// at.
    /// </summary>
    private static bool HoldsKeyFor(FieldSyntax field, FieldSyntax opposite) =>
        !IsList(field) && HasArgument(field, "fields") && HasArgument(field, "references")
            && !HasArgument(opposite, "fields")
        && (IsList(opposite) || opposite.Type!.Optional is not null);

    private static bool IsList(FieldSyntax field) => field.Type!.List is not null;

    private static AttributeSyntax? RelationOf(FieldSyntax field)
    {
        foreach (var attribute in field.Attributes)
            if (attribute.Name.Text == "relation") return attribute;
        return null;
    }

    private static bool HasArgument(FieldSyntax field, string name)
    {
        if (RelationOf(field) is not { } relation) return false;
        foreach (var argument in relation.Arguments)
            if (argument.Name?.Text == name) return true;
        return false;
    }

    /// <summary>Where two names are given neither counts.</summary>
    private static string NameOf(FieldSyntax field)
    {
        if (RelationOf(field) is not { } relation) return "";
        ArgumentSyntax? name = null;
        foreach (var argument in relation.Arguments)
        {
            if (argument.Name is not null && !argument.Name.Is("name")) continue;
            if (name is not null) return "";
            name = argument;
        }

        return name?.Value?.ToString() ?? "";
    }
}
