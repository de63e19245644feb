using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// The join table of an implicit many-to-many relation holds one column for each side: both models need an id of one
/// column.
/// </summary>
internal static class ManyToManyIdRule
{
    internal static readonly SchemaRule Rule = new("RFR1416", "Many-to-many relation with a model without a single id");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.Relations.Where(relation => relation.Kind == RelationKind.ManyToMany))
        {
            foreach (var field in new[] { relation.Forward!, relation.Back! })
            {
                var target = field.Target!;
                if (field.Model.IsView || target.IsView)
                {
                    context.Report(Rule, field,
                        "A view takes no part in a join table, and "
                        + $"`{(field.Model.IsView ? field.Model : target).Name}` is one. Make "
                        + "one side single, or relate to the table behind it.");
                    continue;
                }

                if (target.PrimaryKey is { Fields.Count: 1 } or { IsBroken: true } || target.HasUnreadableLines)
                    continue;
                context.Report(Rule, field,
                    $"`{target.Name}` has no `@id` of one column, which a join table could hold. Give it "
                    + "one, or write the join table "
                    + "as a model of its own with two relations.");
            }
        }
    }
}
