using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A relation whose key may be null is optional.</summary>
internal static class RelationArityRule
{
    internal static readonly SchemaRule Rule = new("RFR1410", "Required relation with an optional key");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation.Forward is not { Arity: FieldArity.Required, Relation.Fields: { } fields } field) continue;
            if (fields.Find(column => column.Arity == FieldArity.Optional) is { } optional)
                context.Report(Rule, field,
                    $"`{optional.Name}` may be null, and so may the relation. Write `{field.Name} "
                    + $"{field.TypeName}?`, or make "
                    + $"`{optional.Name}` required.");
        }
    }
}
