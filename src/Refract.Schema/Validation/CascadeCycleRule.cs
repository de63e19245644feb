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
        var fields = new List<FieldSymbol>();
        foreach (var relation in context.KeyRelations)
            if (relation.IsComplete && Changes(relation)) fields.Add(relation.Forward!);
        var circles = new RelationCircles(fields);
        foreach (var field in fields)
        {
            if (ReferenceEquals(field.Model, field.Target))
                context.Report(Rule, field,
                    $"`{field.Model.Name}` refers to itself, and its actions would go on for ever. Set "
                    + "`onDelete` and `onUpdate` of this "
                    + "relation to `NoAction` or `Restrict`.");
            else if (circles.Contains(field))
                context.Report(Rule, field,
                    "The actions of this relation run in a "
                    + $"circle{(circles.PathOf(field) is { } path ? $": {path}" : "")}. Set `onDelete` "
                    + "and `onUpdate` of one relation in the circle to `NoAction` or `Restrict`.");
        }
    }

    private static bool Changes(RelationSymbol relation)
    {
        var (field, attribute) = (relation.Forward!, relation.Forward!.Relation);
        var isRequired = field.Arity == FieldArity.Required
            || attribute?.Fields?.Exists(static column => column.Arity == FieldArity.Required) == true;
        var onDelete = attribute?.OnDelete ?? ReferentialDefaults.OnDelete(isRequired);
        var onUpdate = attribute?.OnUpdate ?? ReferentialDefaults.OnUpdate;
        return onDelete is not (ReferentialAction.NoAction or ReferentialAction.Restrict)
            || onUpdate is not (ReferentialAction.NoAction or ReferentialAction.Restrict);
    }
}
