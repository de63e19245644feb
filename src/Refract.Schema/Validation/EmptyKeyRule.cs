using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A key or index has at least one column.</summary>
internal static class EmptyKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1304", "Key without columns");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            foreach (var key in model.Indexes.Concat(new[] { model.PrimaryKey, model.ShardKey }.OfType<KeySymbol>()))
            {
                if (!key.IsBroken && key.Fields.Count == 0)
                    context.Report(Rule, key,
                        $"`{key.AttributeName}` names no columns. Write them in brackets: `{key.AttributeName}([a, b])`.");
            }
        }
    }
}
