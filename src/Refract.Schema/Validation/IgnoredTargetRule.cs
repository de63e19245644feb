using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>The client cannot follow a relation to a model that it does not know.</summary>
internal static class IgnoredTargetRule
{
    internal static readonly SchemaRule Rule = new("RFR1419", "Relation to an ignored model");

    internal static void Check(ValidationContext context)
    {
        foreach (var field in context.Fields)
        {
            if (field is { Kind: FieldKind.Relation, IsIgnored: false, Model.IsIgnored: false, Target.IsIgnored: true }
                && !context.AmbiguousFields.Contains(field))
                context.Report(Rule, field,
                    $"`{field.Target!.Name}` is ignored by `@@ignore`, and so must this relation be. Add `@ignore`.");
        }
    }
}
