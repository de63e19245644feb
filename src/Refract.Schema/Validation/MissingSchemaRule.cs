using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Where the datasource names schemas, every model and enum says which one it is in.</summary>
internal static class MissingSchemaRule
{
    internal static readonly SchemaRule Rule = new("RFR1501", "Model or enum without a database schema");

    internal static void Check(ValidationContext context)
    {
        if (!context.Traits.HasSchemas || context.Symbols.Datasource?.Schemas is not { Count: > 0 } schemas) return;
        foreach (var model in context.Models)
        {
            if (model.DatabaseSchemaSyntax is null && !model.HasUnreadableLines)
                context.Report(Rule, model,
                    $"The datasource names schemas, so the {model.Word} `{model.Name}` must say which one "
                    + "it is in. Add "
                    + $"`@@schema(\"{schemas[0].Name}\")`.");
        }

        foreach (var type in context.Symbols.Enums)
        {
            if (type.DatabaseSchemaSyntax is null
                && type.Syntax.Members.All(line => line is not Syntax.InvalidLineSyntax))
                context.Report(Rule, type, type.Syntax.Name,
                    $"The datasource names schemas, so the enum `{type.Name}` must say which one it is in. Add "
                    + $"`@@schema(\"{schemas[0].Name}\")`.");
        }
    }
}
