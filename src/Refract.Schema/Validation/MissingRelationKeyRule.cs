using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>One side of a relation says which columns hold the key, and which ones it refers to.</summary>
internal static class MissingRelationKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1403", "Relation without a key");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (!relation.IsComplete) continue;
            var (forward, back) = (relation.Forward!, relation.Back!);
            var isOneToOne = relation.Kind == RelationKind.OneToOne;
            var hasFields = IsGiven(forward.Relation?.Fields) || (isOneToOne && IsGiven(back.Relation?.Fields));
            var hasReferences = IsGiven(forward.Relation?.References)
                || (isOneToOne && IsGiven(back.Relation?.References));
            if (hasFields && hasReferences) continue;
            var missing = hasFields ? "`references`" : hasReferences ? "`fields`" : "`fields` and `references`";
            var problem = $"The relation does not say which columns hold its key: {missing} missing.";
            var elsewhere = isOneToOne ? $" here or at `{back.Model.Name}.{back.Name}`" : "";
            context.Report(Rule, forward, $"{problem} Write `{Example(forward)}`{elsewhere}.");
            if (isOneToOne)
                context.Report(Rule, back,
                    $"{problem} Write `{Example(back)}` here or at `{forward.Model.Name}.{forward.Name}`.");
        }
    }

    internal static bool IsGiven(List<FieldSymbol>? fields) => fields is { Count: > 0 };

    private static string Example(FieldSymbol field)
    {
        var id = field.Target!.PrimaryKey is { Fields.Count: > 0 } key
            ? key.Fields.Select(part => part.Field.Name).ToList() : ["id"];
        var columns = id.Select(name => field.Name + char.ToUpperInvariant(name[0]) + name.Substring(1));
        return $"@relation(fields: [{string.Join(", ", columns)}], references: [{string.Join(", ", id)}])";
    }
}
