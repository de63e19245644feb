using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>What a <c>Decimal</c> is depends on the database, so that a schema without one cannot have any.</summary>
internal static class DecimalRule
{
    internal static readonly SchemaRule Rule = new("RFR1202", "Decimal without a datasource");

    internal static void Check(ValidationContext context)
    {
        if (context.Traits.HasDecimal) return;
        foreach (var field in context.Fields.Where(field => field.IsScalar(ScalarType.Decimal)))
            context.Report(Rule, field,
                $"`{field.Name}` is a `Decimal`, and how precise that is depends on the database. Add a "
                    + "`datasource` block.");
    }
}
