using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// A view has no keys and indexes; <c>@unique</c> only tells the client what addresses a row. Earlier versions of the
/// language let all of them pass, and the client takes <c>@id</c> for <c>@unique</c>, so these are warnings.
/// </summary>
internal static class ViewKeyRule
{
    internal static readonly SchemaRule Rule = new("RFR1318", "Key or index of a view", DiagnosticSeverity.Warning);

    internal static void Check(ValidationContext context)
    {
        foreach (var view in context.Models.Where(model => model.IsView))
        {
            if (view.PrimaryKey is { } id) context.Report(Rule, id,
                $"A view has no primary key; `{id.AttributeName}` only says what addresses a row. Write "
                    + $"`{(id.AttributeName.StartsWith("@@", StringComparison.Ordinal) ? "@@unique" : "@unique")}` "
                    + "for that.");
            foreach (var unique in view.Indexes.Where(index => index.Kind == KeyKind.Unique))
            {
                if (unique.MappedName is not null)
                    context.Report(Rule, unique,
                        $"`{unique.AttributeName}` of a view is no index in the database and has no name "
                            + "there. Remove `map`.");
                if (unique.Fields.Exists(
                    field => field.Sort is not null || field.Length is not null || field.OperatorClass is not null)
                    || unique.HasClustered || unique.ConditionSyntax is not null)
                    context.Report(Rule, unique,
                        $"`{unique.AttributeName}` of a view only names the columns that address a row. "
                            + "Remove its other arguments.");
            }

            foreach (var index in view.Indexes.Where(index => index.Kind != KeyKind.Unique))
                context.Report(Rule, index,
                    $"A view has no indexes. Put `{index.AttributeName}` on the table behind it.");
        }
    }
}
