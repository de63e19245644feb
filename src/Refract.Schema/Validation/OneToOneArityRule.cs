using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>No database can demand that the side without the key is there.</summary>
internal static class OneToOneArityRule
{
    internal static readonly SchemaRule Rule = new("RFR1412", "One-to-one relation that is required on both sides");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations.Where(relation => relation is { IsComplete: true, Kind: RelationKind.OneToOne }))
        {
            var (forward, back) = (relation.Forward!, relation.Back!);
            if (forward.Arity != FieldArity.Required || back.Arity != FieldArity.Required) continue;
            // Which side is which is by name only when both are required: the one without the key is meant.
            var side = MissingRelationKeyRule.IsGiven(back.Relation?.Fields) && !MissingRelationKeyRule.IsGiven(forward.Relation?.Fields) ? forward : back;
            context.Report(Rule, side, $"Both sides of the relation are required, and the database cannot demand this one. Write `{side.Name} {side.TypeName}?`.");
        }
    }
}
