using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Without foreign keys the client looks the other side up itself, which wants an index.</summary>
internal static class MissingIndexRule
{
    internal static readonly SchemaRule Rule = new("RFR1422", "Relation without an index", DiagnosticSeverity.Warning);

    internal static void Check(ValidationContext context)
    {
        if (!context.EmulatesRelations) return;
        foreach (var model in context.Models)
        {
            var keys = model.PrimaryKey is null ? model.Indexes : [model.PrimaryKey, .. model.Indexes];
            foreach (var field in model.Fields)
            {
                if (field.Relation is not { Fields: { Count: > 0 } fields } relation) continue;
                if (keys.Any(key => key.Fields.Take(fields.Count).Select(part => part.Field).SequenceEqual(fields))) continue;
                context.Report(Rule, model, relation.Syntax,
                    $"With `relationMode = \"prisma\"` nothing makes lookups by this relation fast. Add "
                    + $"`@@index([{string.Join(", ", fields.Select(column => column.Name))}])`.");
            }
        }
    }
}
