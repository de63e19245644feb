using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>In a one-to-one relation the key is unique, or it would be one-to-many.</summary>
internal static class OneToOneKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1411", "One-to-one relation with a key that is not unique");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations.Where(relation => relation.Kind == RelationKind.OneToOne))
        {
            if (relation.Forward is not { Relation.Fields: { } fields } field || field.Model.UniqueKeys.Any(key => key.IsBroken)) continue;
            if (field.Model.UniqueKeys.Any(key => key.Fields.Select(part => part.Field).SequenceEqual(fields))) continue;
            var names = string.Join(", ", fields.Select(column => column.Name));
            var mend = fields.Count == 0 ? "Name its columns in `fields`" : fields.Count == 1 ? $"Mark `{names}` with "
                + $"`@unique`" : $"Add `@@unique([{names}])`";
            context.Report(Rule, field,
                $"Both sides of the relation hold one row, so the key must be unique. {mend}, or make the other side a list, "
                + $"`{field.Model.Name}[]`.");
        }
    }
}
