using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// <c>fields</c> and <c>references</c> stand together, on the side that holds the key: not on a list, and not opposite
/// a required field.
/// </summary>
internal static class RelationKeySideRule
{
    internal static readonly SchemaRule Rule = new("RFR1405", "Key of a relation on the wrong side");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (!relation.IsComplete) continue;
            var (forward, back) = (relation.Forward!, relation.Back!);
            if (relation.Kind == RelationKind.OneToMany)
            {
                if (MissingRelationKeyRule.IsGiven(back.Relation?.Fields)
                    || MissingRelationKeyRule.IsGiven(back.Relation?.References))
                    context.Report(Rule, back,
                        "The list side of a relation holds no key. Move `fields` and `references` to "
                        + $"`{forward.Model.Name}.{forward.Name}`.");
                continue;
            }

            if (IsMixed(forward, back) || IsMixed(back, forward))
            {
                foreach (var field in new[] { forward, back })
                    context.Report(Rule, field,
                        "`fields` and `references` stand on different sides of this relation. Put both on "
                            + "the side that holds the key.");
            }
            else if (forward.Arity == FieldArity.Required && back.Arity == FieldArity.Optional
                && back.Relation is { } wrong
                && (wrong.Fields ?? wrong.References) is not null)
            {
                context.Report(Rule, back,
                    $"`{forward.Model.Name}.{forward.Name}` is required, so `{forward.Model.Name}` must "
                    + "hold the key. Move `fields` "
                    + "and `references` there, or make that field optional and this one required.");
            }
        }
    }

    private static bool IsMixed(FieldSymbol one, FieldSymbol other) =>
        MissingRelationKeyRule.IsGiven(one.Relation?.Fields)
            && !MissingRelationKeyRule.IsGiven(one.Relation?.References)
        && MissingRelationKeyRule.IsGiven(other.Relation?.References)
        && !MissingRelationKeyRule.IsGiven(other.Relation?.Fields);
}
