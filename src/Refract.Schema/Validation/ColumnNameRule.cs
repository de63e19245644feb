using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Two columns of a table cannot have one name.</summary>
internal static class ColumnNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1217", "Two columns with one name");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            HashSet<string>? mapped = null;
            foreach (var field in model.Fields)
            {
                if (!field.IsColumn || field.MappedName is not { } name) continue;
                if (!(mapped ??= new(StringComparer.Ordinal)).Add(name))
                    context.Report(Rule, field,
                        $"`{field.Name}` is the column `{name}`, and so is another field of `{model.Name}`. "
                        + "Map one of them to another "
                        + "name.");
                else if (model.FieldsByName.TryGetValue(name, out var other) && !ReferenceEquals(other, field)
                    && other.IsColumn
                    && IsTaken(field, other))
                    context.Report(Rule, field,
                        $"`{field.Name}` is mapped to `{name}`, which is the name of another field of "
                        + $"`{model.Name}`. Choose another "
                        + "name.");
            }
        }
    }

    /// <summary>
    /// A field that is mapped away leaves its name free, but for the real language only if it stands further up; a
    /// schema must be valid for both.
    /// </summary>
    private static bool IsTaken(FieldSymbol field, FieldSymbol other) =>
        other.MappedName is null || other.MappedName == field.MappedName
            || other.Syntax.Span.Start > field.Syntax.Span.Start;
}
