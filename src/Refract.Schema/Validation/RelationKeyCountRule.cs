using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A foreign key has as many columns as the key that it refers to.</summary>
internal static class RelationKeyCountRule
{
    internal static readonly SchemaRule Rule = new("RFR1407", "Relation with unequal numbers of columns");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation.Forward is not { Relation: { Fields: { } fields, References: { } references } attribute } field
                || fields.Count == references.Count)
                continue;
            context.Report(Rule, field.Model, attribute.Syntax,
                $"`fields` has {fields.Count} and `references` has {references.Count}: each column that "
                + "holds the key refers to one "
                + "of the other model.");
        }
    }
}
