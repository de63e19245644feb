using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A schema that a model or enum is in is one of the datasource's.</summary>
internal static class UnknownSchemaRule
{
    internal static readonly SchemaRule Rule = new("RFR1502", "Unknown database schema");

    /// <summary>More names than these help nobody, and each finding would repeat them.</summary>
    private const int MaximumNames = 20;

    internal static void Check(ValidationContext context)
    {
        if (!context.Traits.HasSchemas || context.Symbols.Datasource is not { } datasource) return;
        var names = new HashSet<string>(datasource.Schemas?.Select(schema => schema.Name) ?? [],
            StringComparer.Ordinal);
        foreach (var model in context.Models)
            if (model is { DatabaseSchema: { } name, DatabaseSchemaSyntax: { } syntax } && !names.Contains(name))
                context.Report(Rule, model, syntax, Message(name, names));
        foreach (var type in context.Symbols.Enums)
            if (type is { DatabaseSchema: { } name, DatabaseSchemaSyntax: { } syntax } && !names.Contains(name))
                context.Report(Rule, type, syntax, Message(name, names));
    }

    private static string Message(string name, HashSet<string> names) => names.Count == 0
        ? $"The datasource names no schemas. Add `schemas = [\"{name}\"]` to it."
        : $"The datasource has no schema `{name}`.{Spelling.Hint(name, names)} Add it to `schemas`, or use one of "
            + $"{string.Join(", ", names.Take(MaximumNames).Select(known => $"`{known}`"))}"
            + $"{(names.Count > MaximumNames ? ", …" : ".")}";
}
