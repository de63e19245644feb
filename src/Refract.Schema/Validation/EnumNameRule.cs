using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Two enums cannot be one type of the database.</summary>
internal static class EnumNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1219", "Two enums with one name");

    internal static void Check(ValidationContext context)
    {
        var names = new Dictionary<(string? Schema, string Name), string>();
        foreach (var type in context.Symbols.Enums)
        {
            var key = (type.DatabaseSchema, type.MappedName ?? type.Name);
            if (!names.TryGetValue(key, out var other)) names.Add(key, type.Name);
            else if (other != type.Name)
                context.Report(Rule, type, type.Syntax.Name,
                    $"The enums `{type.Name}` and `{other}` are both the type `{key.Item2}` in the "
                    + "database. Map one of them to "
                    + "another name.");
        }
    }
}
