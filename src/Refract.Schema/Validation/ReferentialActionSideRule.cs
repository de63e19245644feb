using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Referential actions stand on the side that holds the key.</summary>
internal static class ReferentialActionSideRule
{
    internal static readonly SchemaRule Rule = new("RFR1415", "Referential action on the wrong side");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (!relation.IsComplete) continue;
            var (forward, back) = (relation.Forward!, relation.Back!);
            if (!HasAction(back)) continue;
            context.Report(Rule, back,
                "`onDelete` and `onUpdate` belong to the side that holds the key. Move them to "
                    + $"`{forward.Model.Name}.{forward.Name}`.");
            if (relation.Kind == RelationKind.OneToOne && HasAction(forward))
                context.Report(Rule, forward,
                    "`onDelete` and `onUpdate` stand on both sides of this relation. Keep them on the side "
                    + "that holds the key, and "
                    + $"remove them from `{back.Model.Name}.{back.Name}` or here.");
        }
    }

    private static bool HasAction(FieldSymbol field) =>
        field.Relation is { } relation && (relation.OnDelete ?? relation.OnUpdate) is not null;
}
