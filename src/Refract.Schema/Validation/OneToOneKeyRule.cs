using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>In a one-to-one relation the key is unique, or it would be one-to-many.</summary>
internal static class OneToOneKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1411", "One-to-one relation with a key that is not unique");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation is not { Kind: RelationKind.OneToOne, Forward: { Relation.Fields: { } fields } field })
                continue;
            var keys = field.Model.UniqueKeyLookup;
            if (keys.HasBroken || keys.InOrder(fields).Any()) continue;
            var names = string.Join(", ", fields.Select(column => column.Name));
            var fix = fields.Count switch
            {
                0 => "Name its columns in `fields`",
                1 => $"Mark `{names}` with `@unique`",
                _ => $"Add `@@unique([{names}])`",
            };
            context.Report(Rule, field,
                $"Both sides of the relation hold one row, so the key must be unique. {fix}, or make the "
                + "other side a list, "
                + $"`{field.Model.Name}[]`.");
        }
    }
}
