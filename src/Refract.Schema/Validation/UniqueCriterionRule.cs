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
            var keys = model.UniqueKeys.ToList();
            if (keys.Exists(key => key.IsBroken || IsStrict(key))) continue;
            var loose = keys.Count == 0 ? "" : $" The key "
                + $"{string.Join(" and ", keys.Select(key => $"({string.Join(", ", key.Fields.Select(field => field.Path))})"))} does "
                + $"not do: a column in it may be null or is of an unsupported type.";
            context.Report(Rule, model,
                $"Rows of `{model.Name}` cannot be told apart. Mark a required field with `@id` or `@unique`, or add `@@id([…])` or "
                + $"`@@unique([…])` over required fields.{loose}");
        }
    }

    private static bool IsStrict(KeySymbol key) =>
        key.Fields.TrueForAll(field => field.Field.Arity != FieldArity.Optional && field.Field.Kind != FieldKind.Unsupported);
}
