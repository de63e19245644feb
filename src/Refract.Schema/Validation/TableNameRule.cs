using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Two models cannot be one table.</summary>
internal static class TableNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1218", "Two models with one table");

    internal static void Check(ValidationContext context)
    {
        var owners = new Dictionary<(string? Schema, string Table), ModelSymbol>(context.Models.Count);
        // Tables first: where a table and a view have one name, it is the view that took it.
        foreach (var model in context.Models.OrderBy(static model => model.IsView))
        {
            var key = (model.DatabaseSchema, model.TableName);
            if (!owners.TryGetValue(key, out var owner))
            {
                owners.Add(key, model);
                continue;
            }

            // The one with `@@map` is the one to change.
            var (mapped, other) = model.MapAttribute is not null ? (model, owner) : (owner, model);
            if (mapped.MapAttribute is not { } map) continue;
            context.Report(Rule, mapped, map,
                $"`{mapped.Name}` and `{other.Name}` are both the table `{model.TableName}`. Map one of "
                    + "them to another name.");
        }
    }
}
