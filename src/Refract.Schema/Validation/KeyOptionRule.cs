using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Some options of keys and indexes belong to databases that are not supported here.</summary>
internal static class KeyOptionRule
{
    internal static readonly SchemaRule Rule = new("RFR1312", "Option that the database does not have");

    internal static void Check(ValidationContext context)
    {
        var database = context.Traits.Name;
        foreach (var model in context.Models)
        {
            if (model.PrimaryKey is { } id)
            {
                if (id.MappedName is not null && !context.Traits.HasNamedPrimaryKeys)
                    context.Report(Rule, model,
                        $"A primary key has no name on {database}. Remove `map` from `{id.AttributeName}`.");
                if (id.Fields.Exists(field => field.Sort is not null))
                    context.Report(Rule, id,
                        $"The columns of a primary key have no sort order on {database}. Remove `sort`.");
                CheckCommon(context, id);
            }

            foreach (var index in model.Indexes)
            {
                CheckCommon(context, index);
                if (index.ConditionSyntax is not null && !context.Traits.HasPartialIndexes)
                    context.Report(Rule, model, index.ConditionSyntax,
                        $"Indexes over some of the rows do not exist on {database}. Remove `where`.");
                if (index.Kind == KeyKind.FullText)
                    context.Report(Rule, index,
                        $"`@@fulltext` does not exist on {database}. On PostgreSQL search works without it, "
                        + "or with an `@@index([…], "
                        + "type: Gin)` over a column made for it.");
            }
        }
    }

    private static void CheckCommon(ValidationContext context, KeySymbol key)
    {
        if (key.Fields.Exists(field => field.Length is not null))
            context.Report(Rule, key,
                $"Keys over the first characters of a column do not exist on {context.Traits.Name}. Remove `length`.");
        if (key.HasClustered)
            context.Report(Rule, key, $"Clustered keys do not exist on {context.Traits.Name}. Remove `clustered`.");
    }
}
