using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A key that cannot be null cannot be set to null.</summary>
internal static class SetNullRule
{
    internal static readonly SchemaRule Rule = new("RFR1420", "SetNull on a required key");

    internal static void Check(ValidationContext context)
    {
        if (context.Traits.AllowsSetNullOnRequired && !context.EmulatesRelations) return;
        foreach (var (field, argument, column) in Find(context)) context.Report(Rule, field, Message(argument, column));
    }

    internal static IEnumerable<(FieldSymbol Field, string Argument, FieldSymbol Column)> Find(ValidationContext context)
    {
        foreach (var field in context.KeyRelations.Where(relation => relation.IsComplete).Select(relation => relation.Forward!))
        {
            if (field.Relation is not { Fields: { } fields } relation
                || fields.Find(column => column.Arity == FieldArity.Required) is not { } required)
                continue;
            if (relation.OnDelete == ReferentialAction.SetNull) yield return (field, "onDelete", required);
            if (relation.OnUpdate == ReferentialAction.SetNull) yield return (field, "onUpdate", required);
        }
    }

    internal static string Message(string argument, FieldSymbol column) =>
        $"`{argument}: SetNull` would set `{column.Name}` to null, which it cannot be. Make `{column.Name}` and the relation "
        + $"optional, or use another action.";
}
