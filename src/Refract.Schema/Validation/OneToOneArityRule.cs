using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>No database can demand that the side without the key is there.</summary>
internal static class OneToOneArityRule
{
    internal static readonly SchemaRule Rule = new("RFR1412", "One-to-one relation that is required on both sides");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation is not { IsComplete: true, Kind: RelationKind.OneToOne }) continue;
            var (forward, back) = (relation.Forward!, relation.Back!);
            if (forward.Arity != FieldArity.Required || back.Arity != FieldArity.Required) continue;
            var isTurned = MissingRelationKeyRule.IsGiven(back.Relation?.Fields)
                && !MissingRelationKeyRule.IsGiven(forward.Relation?.Fields);
            var side = isTurned ? forward : back;
            var message =
                "Both sides of the relation are required, and the database can only demand the one with "
                + "the key. Write "
                + $"`{side.Name} {side.TypeName}?` in `{side.Model.Name}`.";
            context.Report(Rule, back, message);
            // Which side is which goes by name when both are required.
            if (isTurned) context.Report(Rule, forward, message);
        }
    }
}
