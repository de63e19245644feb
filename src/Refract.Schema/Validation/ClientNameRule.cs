using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>The names that compound keys have in the client differ from each other and from the fields'.</summary>
internal static class ClientNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1309", "Key with the name of something else");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            CheckGivenNames(context, model);
            // The real language refuses this even where the key has a `name`; a schema must be valid for both.
            foreach (var key in model.UniqueKeys)
            {
                if (key.Fields.Count < 2) continue;
                var name = string.Join("_", key.Fields.Select(field => field.Path));
                if (model.FieldsByName.TryGetValue(name, out var field) && field.IsColumn)
                    context.Report(Rule, key,
                        $"This key is called `{name}` after its columns, and that is a field of "
                            + $"`{model.Name}` already. Rename the field.");
            }
        }
    }

    private static void CheckGivenNames(ValidationContext context, ModelSymbol model)
    {
        if (!model.UniqueKeys.Any(static key => key.ClientName is not null)) return;
        var named = model.UniqueKeys.Where(static key => key.ClientName is not null);
        foreach (var group in named.GroupBy(static key => key.ClientName!, StringComparer.Ordinal))
        {
            if (model.FieldsByName.ContainsKey(group.Key))
                context.Report(Rule, model,
                    $"`{group.Key}` is a field of `{model.Name}` and cannot be the `name` of a key as well. "
                    + "Choose another name for the "
                    + "key.");
            if (group.Count() < 2) continue;
            foreach (var key in group)
                context.Report(Rule, key,
                    $"`{model.Name}` has several keys with the name `{group.Key}`. Give each its own.");
        }
    }
}
