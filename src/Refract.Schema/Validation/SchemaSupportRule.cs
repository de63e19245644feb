using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Schemas within a database exist on PostgreSQL and CockroachDB.</summary>
internal static class SchemaSupportRule
{
    internal static readonly SchemaRule Rule = new("RFR1503", "Schemas on a database without them");

    internal static void Check(ValidationContext context)
    {
        if (context.Traits.HasSchemas) return;
        foreach (var model in context.Models)
            if (model.DatabaseSchemaSyntax is { } syntax) context.Report(Rule, model, syntax, Message(context));
        foreach (var type in context.Symbols.Enums)
            if (type.DatabaseSchemaSyntax is { } syntax) context.Report(Rule, type, syntax, Message(context));
    }

    private static string Message(ValidationContext context) => context.Symbols.Datasource is null
        ? "Which schemas there are is said by the datasource. Add a `datasource` block with `schemas`."
        : $"There are no schemas on {context.Traits.Name}. Remove `@@schema`.";
}
