using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Only SQL Server gives defaults a name.</summary>
internal static class DefaultNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1215", "Name for a default");

    internal static void Check(ValidationContext context)
    {
        foreach (var field in context.Fields)
        {
            if (field.Default is { Fits: true, MappedName: not null } value)
                context.Report(Rule, field.Model, value.Attribute,
                    $"A default has no name on {context.Traits.Name}. Remove `map`; a column's name is set "
                        + "with `@map(\"…\")`.");
        }
    }
}
