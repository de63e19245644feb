using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Only one side of a one-to-one relation holds the key.</summary>
internal static class RelationKeyTwiceRule
{
    internal static readonly SchemaRule Rule = new("RFR1404", "Relation with a key on both sides");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation is not { IsComplete: true, Kind: RelationKind.OneToOne }) continue;
            foreach (var (field, other) in new[] { (relation.Forward!, relation.Back!),
                (relation.Back!, relation.Forward!) })
            {
                var (here, there) = (field.Relation, other.Relation);
                var both = MissingRelationKeyRule.IsGiven(here?.Fields) && MissingRelationKeyRule.IsGiven(there?.Fields)
                    ? "`fields`"
                    : MissingRelationKeyRule.IsGiven(here?.References)
                        && MissingRelationKeyRule.IsGiven(there?.References) ? "`references`"
                    : null;
                if (both is not null)
                    context.Report(Rule, field,
                        $"Both sides of the relation give {both}: this one and "
                        + $"`{other.Model.Name}.{other.Name}`. Keep `fields` and "
                        + "`references` on one side.");
            }
        }
    }
}
