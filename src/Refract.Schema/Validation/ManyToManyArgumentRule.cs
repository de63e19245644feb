using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Everything about an implicit many-to-many relation but its name is settled by the language.</summary>
internal static class ManyToManyArgumentRule
{
    internal static readonly SchemaRule Rule = new("RFR1417", "Argument that a many-to-many relation does not take");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.Relations.Where(relation => relation.Kind == RelationKind.ManyToMany))
        {
            var fields = new[] { relation.Forward!, relation.Back! };
            var hasFields = fields.Any(field => field.Relation?.Fields is not null);
            foreach (var field in fields)
            {
                if (hasFields || field.Relation?.References is not null)
                    context.Report(Rule, field,
                        "A relation with a list on both sides has a join table and takes no `fields` and "
                        + "`references`. Remove them, "
                        + "or make one side single.");
                if (field.Relation?.OnDeleteSyntax is { } onDelete && field.Relation.OnDelete is not null)
                    Report(context, field, onDelete);
                if (field.Relation?.OnUpdateSyntax is { } onUpdate && field.Relation.OnUpdate is not null)
                    Report(context, field, onUpdate);
            }
        }
    }

    private static void Report(ValidationContext context, FieldSymbol field, Syntax.SyntaxElement action) =>
        context.Report(Rule, field.Model, action,
        "Rows of a join table always go with the rows that they join. Remove the action, or write the join "
            + "table as a model of its own.");
}
