using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>A column and the one that it refers to are of one type.</summary>
internal static class RelationKeyTypeRule
{
    internal static readonly SchemaRule Rule = new("RFR1408", "Relation between different types");

    internal static void Check(ValidationContext context)
    {
        foreach (var relation in context.KeyRelations)
        {
            if (relation.Forward is not { Relation: { Fields: { } fields, References: { } references } } field)
                continue;
            for (var i = 0; i < fields.Count && i < references.Count; i++)
            {
                var (column, reference) = (fields[i], references[i]);
                if (AreAlike(column, reference)) continue;
                context.Report(Rule, field,
                    $"`{column.Name}` is of type `{column.TypeName}`, and "
                    + $"`{reference.Model.Name}.{reference.Name}`, which it refers to, "
                    + $"of type `{reference.TypeName}`. Make them the same.");
            }
        }
    }

    private static bool AreAlike(FieldSymbol a, FieldSymbol b) => a.Kind == b.Kind && a.Kind switch
    {
        FieldKind.Scalar => a.Scalar == b.Scalar,
        FieldKind.Enum => ReferenceEquals(a.Enum, b.Enum),
        FieldKind.Unsupported =>
            StringLiteral.Value(a.Syntax.Type!.UnsupportedText!)
                == StringLiteral.Value(b.Syntax.Type!.UnsupportedText!),
        _ => ReferenceEquals(a.Target, b.Target),
    };
}
