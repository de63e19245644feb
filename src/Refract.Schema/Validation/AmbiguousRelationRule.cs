using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Where several relations join two models, names must tell which fields belong together.</summary>
internal static class AmbiguousRelationRule
{
    internal static readonly SchemaRule Rule = new("RFR1402", "Ambiguous relation");

    private const int MaximumNames = 5;

    /// <summary>The groups of fields that could be taken for each other.</summary>
    internal static List<List<FieldSymbol>> Find(IEnumerable<List<FieldSymbol>> groups) =>
        [.. groups.Where(static fields => fields.Count > 1 && !IsPair(fields))];

    internal static void Check(ValidationContext context)
    {
        foreach (var fields in context.AmbiguousGroups)
        {
            var message = Message(fields);
            foreach (var field in fields) context.Report(Rule, field, message);
        }
    }

    /// <summary>The two sides of a relation between a model and itself.</summary>
    private static bool IsPair(List<FieldSymbol> fields) =>
        fields.Count == 2 && ReferenceEquals(fields[0].Target, fields[0].Model) && fields[0].Relation?.Name is not null;

    private static string Message(List<FieldSymbol> fields)
    {
        var names = string.Join(", ", fields.Take(MaximumNames).Select(field => $"`{field.Name}`"));
        if (fields.Count > MaximumNames) names += ", …";
        var target = fields[0].Target!.Name;
        var isSelf = ReferenceEquals(fields[0].Target, fields[0].Model);
        return (fields[0].Relation?.Name, isSelf) switch
        {
            (null, true) when fields.Count == 2 =>
                $"{names} both lead from `{target}` to itself. If they are the two sides of one relation, "
                    + "write `@relation(\"Name\")` with "
                    + "the same name at both.",
            (null, true) =>
                $"{names} all lead from `{target}` to itself. Give the two sides of each relation a name of their own: "
                    + "`@relation(\"Name\")`.",
            (null, false) =>
                $"{names} all lead to `{target}`. Tell the relations apart: write `@relation(\"Name\")` "
                    + "with a name for each, at both "
                    + "sides.",
            (var name, true) =>
                $"{names} all have the relation name `{name}`, and a relation has two sides. Give the "
                    + "others another name.",
            (var name, false) =>
                $"{names} all have the relation name `{name}`. Give each relation to `{target}` a name of its own.",
        };
    }
}
