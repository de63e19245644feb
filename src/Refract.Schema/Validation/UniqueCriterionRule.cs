using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A row must be addressable: a model needs an id or a unique key whose columns are all required.</summary>
internal static class UniqueCriterionRule
{
    internal static readonly SchemaRule Rule = new("RFR1301", "Model without an id or unique key");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            if (model.IsView || model.IsIgnored || model.HasUnreadableLines) continue;
            if (model.UniqueKeys.Any(static key => key.IsBroken || IsStrict(key))) continue;
            var loose = string.Join(" and ",
                model.UniqueKeys.Select(key => $"({string.Join(", ", key.Fields.Select(part => part.Path))})"));
            var why = loose.Length == 0 ? ""
                : $" The key {loose} does not do: a column in it may be null or is of an unsupported type.";
            context.Report(Rule, model,
                $"Rows of `{model.Name}` cannot be told apart. Mark a required field with `@id` or "
                + "`@unique`, or add `@@id([…])` or "
                + $"`@@unique([…])` over required fields.{why}");
        }
    }

    private static bool IsStrict(KeySymbol key) =>
        key.Fields.TrueForAll(
            static field => field.Field.Arity != FieldArity.Optional && field.Field.Kind != FieldKind.Unsupported);
}
