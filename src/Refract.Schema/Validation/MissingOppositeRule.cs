using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A relation stands in both of its models.</summary>
internal static class MissingOppositeRule
{
    internal static readonly SchemaRule Rule = new("RFR1401", "Relation without its other side");

    internal static void Check(ValidationContext context)
    {
        var ambiguous = new HashSet<(ModelSymbol From, ModelSymbol To)>();
        foreach (var fields in context.AmbiguousGroups) ambiguous.Add((fields[0].Model, fields[0].Target!));
        foreach (var relation in context.Symbols.Relations.Where(relation => !relation.IsComplete))
        {
            var field = relation.Forward ?? relation.Back!;
            var target = field.Target!;
            if (target.HasUnreadableLines || target.IsDuplicate || context.AmbiguousFields.Contains(field)) continue;
            // Where the model is defined again, those over there mean the last one.
            if (!context.Symbols.ModelsByName.TryGetValue(field.Model.Name, out var last)
                || !ReferenceEquals(last, field.Model)) continue;
            // An ambiguous field over there may be the other side.
            if (ambiguous.Contains((target, field.Model))) continue;
            var name = field.Relation?.Name is { } given ? $" @relation(\"{given}\")" : "";
            var other = char.ToLowerInvariant(field.Model.Name[0]) + field.Model.Name.Substring(1);
            var line = field.Arity == FieldArity.List
                ? $"{other} {field.Model.Name}? "
                    + $"@relation({(field.Relation?.Name is { } quoted ? $"\"{quoted}\", " : "")}fields: […], "
                    + "references: […])"
                : $"{other} {field.Model.Name}{(relation.Kind == RelationKind.OneToOne ? "?" : "[]")}{name}";
            context.Report(Rule, field,
                $"The other side of `{field.Name}` is missing in `{target.Name}`. Add `{line}` there.");
        }
    }
}
