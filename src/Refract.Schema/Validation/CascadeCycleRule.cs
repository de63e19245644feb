using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Where the client plays the referential actions, a circle of them would never end.</summary>
internal static class CascadeCycleRule
{
    internal static readonly SchemaRule Rule = new("RFR1418", "Circle of referential actions");

    internal static void Check(ValidationContext context)
    {
        if (!context.EmulatesRelations) return;
        var relations = context.KeyRelations.Where(relation => relation.IsComplete && Changes(relation)).ToList();
        var from = relations.GroupBy(relation => relation.Forward!.Model).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var relation in relations)
        {
            var field = relation.Forward!;
            if (ReferenceEquals(field.Model, field.Target))
                context.Report(Rule, field,
                    $"`{field.Model.Name}` refers to itself, and its actions would go on for ever. Set `onDelete` and `onUpdate` of "
                    + $"this relation to `NoAction` or `Restrict`.");
            else if (PathBack(field, from) is { } path)
                context.Report(Rule, field,
                    $"The actions of this relation run in a circle: {path}. Set `onDelete` and `onUpdate` of one relation in the "
                    + $"circle to `NoAction` or `Restrict`.");
        }
    }

    private static bool Changes(RelationSymbol relation)
    {
        var attribute = relation.Forward!.Relation;
        var onDelete = attribute?.OnDelete
            ?? (relation.Forward.Arity == FieldArity.Required ? ReferentialAction.Restrict : ReferentialAction.SetNull);
        var onUpdate = attribute?.OnUpdate ?? ReferentialAction.Cascade;
        return onDelete is not (ReferentialAction.NoAction or ReferentialAction.Restrict)
            || onUpdate is not (ReferentialAction.NoAction or ReferentialAction.Restrict);
    }

    private static string? PathBack(FieldSymbol start, Dictionary<ModelSymbol, List<RelationSymbol>> from)
    {
        var seen = new HashSet<ModelSymbol> { start.Target! };
        var paths = new Queue<(ModelSymbol Model, string Path)>();
        paths.Enqueue((start.Target!, $"{start.Model.Name}.{start.Name} → {start.Target!.Name}"));
        while (paths.Count > 0)
        {
            var (model, path) = paths.Dequeue();
            if (!from.TryGetValue(model, out var relations)) continue;
            foreach (var field in relations.Select(relation => relation.Forward!))
            {
                var longer = $"{path}.{field.Name} → {field.Target!.Name}";
                // A model that refers to itself is a circle too, wherever the way there began.
                if (ReferenceEquals(field.Target, start.Model) || ReferenceEquals(field.Target, model)) return longer;
                if (seen.Add(field.Target!)) paths.Enqueue((field.Target!, longer));
            }
        }

        return null;
    }
}
