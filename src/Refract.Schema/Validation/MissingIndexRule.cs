using Refract.Schema.Binding;
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
            IEnumerable<KeySymbol> keys = model.PrimaryKey is null
                ? model.Indexes : [model.PrimaryKey, .. model.Indexes];
            // Looked up by their first column: asking each key for each relation would take quadratic time.
            var byFirst = keys.Where(key => key.Fields.Count > 0).ToLookup(key => key.Fields[0].Field);
            foreach (var field in model.Fields)
            {
                if (field.Relation is not { Fields: { Count: > 0 } fields } relation) continue;
                if (byFirst[fields[0]].Any(key => key.StartsWith(fields))) continue;
                context.Report(Rule, model, relation.Syntax,
                    "With `relationMode = \"prisma\"` nothing makes lookups by this relation fast. Add "
                    + $"`@@index([{string.Join(", ", fields.Select(column => column.Name))}])`.");
            }
        }
    }
}
