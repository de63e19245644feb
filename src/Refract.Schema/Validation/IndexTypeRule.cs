using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>Each database has its types of index, and each type its limits.</summary>
internal static class IndexTypeRule
{
    internal static readonly SchemaRule Rule = new("RFR1317", "Index type that cannot be used");

    internal static void Check(ValidationContext context)
    {
        foreach (var index in context.Indexes)
        {
            if (index.Algorithm is not { } type) continue;
            if (!context.Traits.IndexTypes.Contains(type))
            {
                SyntaxElement argument = index.Attribute.Arguments.FirstOrDefault(
                    argument => argument.Name?.Text == "type")
                    ?? (SyntaxElement)index.Attribute;
                context.Report(Rule, index.Model, argument,
                    $"{context.Traits.Name} has no index of type `{type}`. It has "
                    + $"{string.Join(", ", context.Traits.IndexTypes.Select(known => $"`{known}`"))}.");
                continue;
            }

            if (type == "Hash" && index.Fields.Exists(field => field.Sort is not null))
                context.Report(Rule, index, "A hash index knows no order. Remove `sort`, or use a `BTree`.");
            if (type == "SpGist" && index is { IsBroken: false } && index.Fields.Count != 1)
                context.Report(Rule, index, "An index of type `SpGist` has one column. Make one index for each.");
            if (type == "Gin" && context.Traits.Provider == DatabaseProvider.CockroachDb) CheckInverted(context, index);
        }
    }

    private static void CheckInverted(ValidationContext context, KeySymbol index)
    {
        for (var i = 0; i < index.Fields.Count; i++)
        {
            var (field, name) = (index.Fields[i].Field, index.Fields[i].Path);
            if (index.Fields[i].OperatorClass is not null)
            {
                context.Report(Rule, index, "CockroachDB takes no operator classes. Remove `ops`.");
                return;
            }

            if (field.Kind != FieldKind.Unsupported && field.Arity != FieldArity.List
                && !field.IsScalar(ScalarType.Json))
                context.Report(Rule, index,
                    $"A `Gin` index is for lists and JSON, and `{name}` is of type `{field.TypeName}`.");
            if (field.IsScalar(ScalarType.Json) && i < index.Fields.Count - 1)
                context.Report(Rule, index, $"The JSON column of a `Gin` index comes last. Move `{name}` to the end.");
        }
    }
}
