using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Shard keys belong to a database that is not supported here.</summary>
internal static class ShardKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1319", "Shard key");

    internal static void Check(ValidationContext context)
    {
        foreach (var key in context.Models.Select(model => model.ShardKey).OfType<KeySymbol>())
            context.Report(Rule, key,
                $"Shard keys do not exist on {context.Traits.Name}. Remove `{key.AttributeName}`.");
    }
}
