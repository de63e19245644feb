using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A native type is written behind the name of the datasource.</summary>
internal static class NativeTypeScopeRule
{
    internal static readonly SchemaRule Rule = new("RFR1205", "Native type of another datasource");

    internal static void Check(ValidationContext context)
    {
        if (context.Symbols.Datasource is not { } datasource) return;
        foreach (var (field, native, _) in context.NativeTypes)
        {
            if (native.Scope != datasource.Name)
                context.Report(Rule, field.Model, native.Attribute,
                    $"The datasource is called `{datasource.Name}`: write `@{datasource.Name}.{native.Name}`.");
        }
    }
}
