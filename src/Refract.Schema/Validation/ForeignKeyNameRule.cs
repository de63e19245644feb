using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>SQLite's foreign keys have no names.</summary>
internal static class ForeignKeyNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1423", "Name for a foreign key");

    internal static void Check(ValidationContext context)
    {
        if (context.Traits.HasNamedForeignKeys) return;
        foreach (var field in context.Fields)
        {
            if (field.Relation is { MappedName: not null } relation)
                context.Report(Rule, field.Model, relation.Syntax,
                    $"A foreign key has no name on {context.Traits.Name}. Remove `map`.");
        }
    }
}
