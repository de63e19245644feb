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
            Check(context, model.PrimaryKey);
            Check(context, model.ShardKey);
        }

        foreach (var index in context.Indexes) Check(context, index);
    }

    private static void Check(ValidationContext context, KeySymbol? key)
    {
        if (key is { IsBroken: false, Fields.Count: 0 })
            context.Report(Rule, key,
                $"`{key.AttributeName}` names no columns. Write them in brackets: `{key.AttributeName}([a, b])`.");
    }
}
