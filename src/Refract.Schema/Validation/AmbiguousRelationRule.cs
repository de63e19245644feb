using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Where several relations join two models, names must tell which fields belong together.</summary>
internal static class AmbiguousRelationRule
{
    internal static readonly SchemaRule Rule = new("RFR1402", "Ambiguous relation");

    private const int MaximumNames = 5;

    /// <summary>Every field that is ambiguous, with all fields that it could be taken for, itself included.</summary>
    internal static IReadOnlyDictionary<FieldSymbol, IReadOnlyList<FieldSymbol>> Find(IReadOnlyList<ModelSymbol> models)
    {
        var found = new Dictionary<FieldSymbol, IReadOnlyList<FieldSymbol>>();
        foreach (var model in models)
        {
            var groups = model.Fields.Where(field => field.Kind == FieldKind.Relation).GroupBy(field => (field.Target,
                field.Relation?.Name));
            foreach (var group in groups)
            {
                var fields = group.ToList();
                var isPair = ReferenceEquals(group.Key.Target, model) && group.Key.Name is not null && fields.Count == 2;
                if (fields.Count < 2 || isPair) continue;
                foreach (var field in fields) found.Add(field, fields);
            }
        }

        return found;
    }

    internal static void Check(ValidationContext context)
    {
        foreach (var entry in context.AmbiguousFields)
        {
            var (field, all) = (entry.Key, entry.Value);
            var names = string.Join(", ", all.Take(MaximumNames).Select(other => $"`{other.Name}`")) + (all.Count > MaximumNames ? ", …"
                : "");
            var target = field.Target!;
            var isSelf = ReferenceEquals(target, field.Model);
            var message = (field.Relation?.Name, isSelf) switch
            {
                (null, true) when all.Count == 2 => $"{names} both lead from `{target.Name}` to itself. If they are the two sides of "
                    + $"one relation, write `@relation(\"Name\")` with the same name at both.",
                (null, true) => $"{names} all lead from `{target.Name}` to itself. Give the two sides of each relation a name of "
                    + $"their own: `@relation(\"Name\")`.",
                (null, false) => $"{names} all lead to `{target.Name}`. Tell the relations apart: write `@relation(\"Name\")` with a "
                    + $"name for each, at both sides.",
                (var name, true) => $"{names} all have the relation name `{name}`, and a relation has two sides. Give the others "
                    + $"another name.",
                (var name, false) => $"{names} all have the relation name `{name}`. Give each relation to `{target.Name}` a name of "
                    + $"its own.",
            };
            context.Report(Rule, field, message);
        }
    }
}
