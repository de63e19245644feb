using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>Binds <c>@relation(…)</c> of a relation field.</summary>
internal static class RelationAttributeBinder
{
    private static readonly Dictionary<string, ReferentialAction> Actions = new[]
    {
        ReferentialAction.Cascade, ReferentialAction.Restrict, ReferentialAction.NoAction, ReferentialAction.SetNull,
        ReferentialAction.SetDefault,
    }.ToDictionary(action => action.ToString(), StringComparer.Ordinal);

    internal static RelationAttribute Bind(FieldSymbol field, ArgumentReader reader)
    {
        var relation = new RelationAttribute(reader.Attribute);
        if (reader.Take("fields") is { } fields)
            relation.Fields = BindColumns(relation, field.Model, "fields", fields, reader);
        if (reader.Take("references") is { } references)
            relation.References = BindColumns(relation, field.Target!, "references", references, reader);
        relation.Name = BindName(reader);
        relation.OnDeleteSyntax = reader.Take("onDelete");
        relation.OnDelete = BindAction(relation.OnDeleteSyntax, reader);
        relation.OnUpdateSyntax = reader.Take("onUpdate");
        relation.OnUpdate = BindAction(relation.OnUpdateSyntax, reader);
        relation.MappedName = reader.TakeName("map");
        reader.Finish();
        return relation;
    }

    private static string? BindName(ArgumentReader reader)
    {
        var named = reader.Take("name");
        var unnamed = reader.TakeUnnamed();
        if (named is not null && unnamed is not null)
        {
            // The real language takes this for a relation without a name; a schema must mean the same to both.
            reader.Report(AttributeRules.TwoRelationNames,
                $"This relation has two names, {unnamed} and {named}, and so neither counts. Keep one of "
                + "them, and write it at the other "
                + "side too.");
            return null;
        }

        var name = reader.AsString(named ?? unnamed);
        if (name is not "") return name;
        reader.Report(BindingRules.InvalidArgumentValue,
            "The name of a relation must not be empty. Leave it out where only one relation joins the two models.");
        return null;
    }

    private static List<FieldSymbol> BindColumns(RelationAttribute relation, ModelSymbol model, string argument,
        ExpressionSyntax list,
        ArgumentReader reader)
    {
        var items = list.AsItems();
        var columns = new List<FieldSymbol>(items.Count);
        var seen = items.Count > 1 ? new HashSet<FieldSymbol>() : null;
        var isBroken = false;
        foreach (var item in items)
        {
            if (reader.AsConstant(item, "The name of a field") is not { } name) isBroken = true;
            else if (!model.FieldsByName.TryGetValue(name, out var column))
            {
                isBroken = true;
                UnknownField.ReportName(AttributeRules.UnknownRelationColumn, model, name, item, reader);
            }
            else if (column.Kind == FieldKind.Unknown)
            {
                isBroken = true;
                UnknownField.ReportFlaw(AttributeRules.UnknownRelationColumn, column, item, reader);
            }
            else if (column.Kind == FieldKind.Relation)
            {
                isBroken = true;
                reader.Report(AttributeRules.UnknownRelationColumn, item,
                    $"{Lines.Subject(name, column.Redefinition, reader.File)} is a relation itself: "
                    + $"`{argument}` takes the columns that "
                    + "hold a key.", column.Redefinition);
            }
            else if (seen?.Add(column) == false)
            {
                isBroken = true;
                reader.Report(AttributeRules.RepeatedKeyField, item,
                    $"`{name}` stands twice in `{argument}`. Name each column once.");
            }
            else
            {
                UnknownField.ReportFlaw(AttributeRules.UnknownRelationColumn, column, item, reader);
                isBroken |= column.IsRepeated;
                columns.Add(column);
            }
        }

        if (!isBroken) return columns;
        relation.IsBroken = true;
        return [];
    }

    private static ReferentialAction? BindAction(ExpressionSyntax? expression, ArgumentReader reader)
    {
        if (reader.AsConstant(expression, "A referential action") is not { } name) return null;
        if (Actions.TryGetValue(name, out var action)) return action;
        reader.Report(AttributeRules.UnknownReferentialAction, expression!,
            $"There is no referential action `{name}`.{Spelling.Hint(name, Actions.Keys)} There are "
            + $"{string.Join(", ", Actions.Keys.Select(known => $"`{known}`"))}.");
        return null;
    }
}
