using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A foreign key refers to an id or a unique key.</summary>
internal static class ReferencedKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1409", "Relation to columns that are not unique");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation.Forward is not { Relation.References: { Count: > 0 } references } field) continue;
            var target = field.Target!;
            if (target.PrimaryKey is { } id && id.Covers(references)) continue;
            var keys = target.UniqueKeyLookup;
            if (keys.HasBroken) continue;
            var matching = keys.InAnyOrder(references);
            if (matching.Count == 0)
            {
                var names = string.Join(", ", references.Select(reference => reference.Name));
                var fix = references.Count == 1
                    ? $"Mark `{target.Name}.{names}` with `@unique`"
                    : $"Add `@@unique([{names}])` to `{target.Name}`";
                context.Report(Rule, field,
                    $"The relation refers to {names} of `{target.Name}`, which do not identify a row there. "
                        + $"{fix}, or refer to its id.");
            }
            else if (!context.Traits.AllowsReferencesInAnyOrder && !matching.Exists(key => key.Covers(references)))
            {
                var order = string.Join(", ", matching[0].Fields.Select(part => part.Path));
                context.Report(Rule, field,
                    $"`references` must have the columns in the order of the key: `[{order}]`. Change `fields` along.");
            }
        }
    }
}
