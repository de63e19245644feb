using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Composite types exist in document databases only.</summary>
internal static class CompositeTypeRule
{
    internal static readonly SchemaRule Rule = new("RFR1203", "Composite type");

    internal static void Check(ValidationContext context)
    {
        foreach (var type in context.Symbols.CompositeTypes)
            context.Report(Rule, type,
                "A `type` block describes part of a document, and SQL databases have none. Make "
                + $"`{type.Name}` a model with a "
                + "relation, or keep its data in a `Json` field.");
    }
}
