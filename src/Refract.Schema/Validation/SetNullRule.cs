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

    internal static IEnumerable<(FieldSymbol Field, string Argument, FieldSymbol Column)> Find(
        ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (!relation.IsComplete || relation.Forward is not { Relation: { Fields: { } fields } attribute } field)
                continue;
            if (fields.Find(static column => column.Arity == FieldArity.Required) is not { } required) continue;
            if (attribute.OnDelete == ReferentialAction.SetNull) yield return (field, "onDelete", required);
            if (attribute.OnUpdate == ReferentialAction.SetNull) yield return (field, "onUpdate", required);
        }
    }

    internal static string Message(string argument, FieldSymbol column) =>
        $"`{argument}: SetNull` would set `{column.Name}` to null, which it cannot be. Make `{column.Name}` "
        + "and the relation "
        + "optional, or use another action.";
}
