using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// Lists of values in a column exist on PostgreSQL and CockroachDB, the latter without lists of JSON.
/// </summary>
internal static class ScalarListRule
{
    internal static readonly SchemaRule Rule = new("RFR1201", "List in a column");

    internal static void Check(ValidationContext context)
    {
        foreach (var field in context.Fields)
        {
            if (!field.IsColumn || field.Arity != FieldArity.List) continue;
            if (!context.Traits.HasScalarLists)
                context.Report(Rule, field,
                    $"{context.Traits.Name} has no lists in columns. Make `{field.Name}` a model of its "
                        + "own, or keep the list as `Json`.");
            else if (!context.Traits.HasJsonLists && field.IsScalar(ScalarType.Json))
                context.Report(Rule, field,
                    $"{context.Traits.Name} has no lists of JSON. Make `{field.Name}` a `Json` that holds an array.");
        }
    }
}
