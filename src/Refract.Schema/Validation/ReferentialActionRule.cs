using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>Without foreign keys the client plays the actions, and it does not know them all.</summary>
internal static class ReferentialActionRule
{
    internal static readonly SchemaRule Rule = new("RFR1414", "Referential action that cannot be emulated");

    internal static void Check(ValidationContext context)
    {
        if (!context.EmulatesRelations) return;
        foreach (var field in context.Fields)
        {
            if (field.Relation is not { } relation || context.AmbiguousFields.Contains(field)) continue;
            Check(context, field.Model, relation.OnDelete, relation.OnDeleteSyntax);
            Check(context, field.Model, relation.OnUpdate, relation.OnUpdateSyntax);
        }
    }

    private static void Check(ValidationContext context, Binding.ModelSymbol model, ReferentialAction? action,
        ExpressionSyntax? syntax)
    {
        var isMissing = action == ReferentialAction.SetDefault
            || (action == ReferentialAction.NoAction && context.Traits.Provider != DatabaseProvider.CockroachDb);
        if (isMissing)
            context.Report(Rule, model, syntax!,
                $"`{action}` does not exist with `relationMode = \"prisma\"`. Use `Restrict`, `Cascade` or `SetNull`.");
    }
}
