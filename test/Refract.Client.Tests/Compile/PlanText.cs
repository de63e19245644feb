using System.Globalization;
using System.Text;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Client.Tests.Compile;

/// <summary>Plans as text, for tests to compare.</summary>
internal static class PlanText
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder($"{plan.Model.Name}.{plan.Verb.Name()}");
        switch (plan)
        {
            case FindPlan find:
                Part(text, "key", find.Key is null ? null : Key(find.Key));
                var rows = find.Arguments;
                Part(text, "where", rows.Where is null ? null : Of(rows.Where));
                Part(text, "orderBy", List(rows.OrderBy, Order));
                Part(text, "take", rows.Take);
                Part(text, "skip", rows.Skip);
                Part(text, "cursor", rows.Cursor is null ? null : Key(rows.Cursor));
                Part(text, "distinct", List(rows.Distinct, slot => plan.Model.MemberName(slot)));
                Part(text, "include", List(rows.Include, Include));
                if (find.Lock != RowLock.None) Part(text, "lock", find.Lock);
                break;
            case WritePlan write:
                Part(text, "key", write.Key is null ? null : Key(write.Key));
                Part(text, "create", write.Create is null ? null : Data(plan.Model, write.Create));
                Part(text, "update", write.Update is null ? null : Data(plan.Model, write.Update));
                Part(text, "include", List(write.Include, Include));
                break;
            case WriteManyPlan many:
                Part(text, "create", many.Create is null ? null : List(many.Create, data => Data(plan.Model, data)));
                if (many.SkipDuplicates) text.Append(" skipDuplicates");
                Part(text, "where", many.Where is null ? null : Of(many.Where));
                Part(text, "update", many.Update is null ? null : Data(plan.Model, many.Update));
                Part(text, "limit", many.Limit);
                break;
        }

        return text.ToString();
    }

    public static string Of(Predicate predicate) => predicate switch
    {
        AndPredicate and => $"({Of(and.Left)} & {Of(and.Right)})",
        OrPredicate or => $"({Of(or.Left)} | {Of(or.Right)})",
        NotPredicate not => $"!{Of(not.Operand)}",
        ConstantPredicate constant => constant.Value ? "true" : "false",
        NullPredicate test => $"{Of(test.Operand)} is {(test.IsNull ? "" : "not ")}null",
        FieldPredicate fields => $"{Of(fields.Left)} {fields.Comparison} {Of(fields.Right)}",
        ComparePredicate compare =>
            $"{Of(compare.Operand)} {compare.Comparison} {Value(compare.Value)}{(compare.IgnoreCase ? " ~" : "")}",
        RelationPredicate relation =>
            $"{relation.Quantifier}({Path(relation.Scope).TrimEnd('.')}"
                + $"{(relation.Inner is null ? "" : ": " + Of(relation.Inner))})",
        _ => throw new InvalidOperationException($"{((object)predicate).GetType().Name} must not reach a plan."),
    };

    private static string Path(Scope scope) => scope.Via is null ? "" : $"{Path(scope.Parent!)}{scope.Via.Name}.";

    private static string Value(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => "NULL",
        SqlValueKind.Boolean => value.AsBoolean ? "true" : "false",
        SqlValueKind.Int or SqlValueKind.BigInt => value.AsBigInt.ToString(CultureInfo.InvariantCulture),
        SqlValueKind.Float => value.AsFloat.ToString(CultureInfo.InvariantCulture),
        SqlValueKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        SqlValueKind.Text => $"'{value.AsText}'",
        SqlValueKind.DateTime => value.AsDateTime.ToString("O", CultureInfo.InvariantCulture),
        SqlValueKind.Enum => $"#{value.AsEnum}",
        SqlValueKind.Array => $"[{string.Join(", ", value.AsArray.Cast<object>())}]",
        _ => value.Kind.ToString(),
    };

    private static string Key(UniqueKey key) =>
        $"{key.Index}:{string.Join(",", Enumerable.Range(0, key.Count).Select(i => Value(key[i])))}";

    private static string Order(OrderTerm term) => $"{Of(term.Operand)} {term.Sort}";

    private static string Of(Operand operand) => operand.Expression switch
    {
        ColumnInfo column => $"{Path(operand.Scope)}{column.Name}",
        RelationCount count => $"Count({Path(operand.Scope)}{count.Relation.Name})",
        _ => throw new InvalidOperationException($"{operand.Expression.GetType().Name} must not reach a plan."),
    };

    private static string Include(IncludePlan plan)
    {
        var text = new StringBuilder(plan.Relation.Name);
        var rows = plan.Arguments;
        Part(text, "where", rows.Where is null ? null : Of(rows.Where));
        Part(text, "orderBy", List(rows.OrderBy, Order));
        Part(text, "take", rows.Take);
        Part(text, "skip", rows.Skip);
        Part(text, "cursor", rows.Cursor is null ? null : Key(rows.Cursor));
        Part(text, "distinct", List(rows.Distinct, slot => plan.Relation.Target.MemberName(slot)));
        Part(text, "include", List(rows.Include, Include));
        return text.ToString();
    }

    private static string Data(ModelInfo model, DataInput data)
    {
        var cells = new List<string>();
        foreach (var cell in data.Cells) cells.Add($"{model.MemberName(cell.Slot)} {Cell(model, cell)}");
        return $"{{{string.Join(", ", cells)}}}";
    }

    private static string Cell(ModelInfo model, DataCell cell) => cell.Nested is { } nested
        ? $"{{{string.Join(", ", nested.Steps.Select(step => Step(model.Relation(cell.Slot).Target, step)))}}}"
        : $"{(cell.Operation == WriteOperation.Set ? "=" : cell.Operation)} {Value(cell.Value)}";

    private static string Step(ModelInfo target, NestedStep step)
    {
        var text = new StringBuilder(step.Kind.ToString());
        Part(text, "key", step.Key is null ? null : Key(step.Key));
        Part(text, "keys", step.Keys is null ? null : $"[{string.Join(", ", step.Keys.Select(Key))}]");
        Part(text, "where", step.Where is null ? null : Of(step.Where));
        Part(text, "create", step.Create is null ? null : Data(target, step.Create));
        Part(text, "many", step.Many is null ? null : List(step.Many, data => Data(target, data)));
        Part(text, "update", step.Update is null ? null : Data(target, step.Update));
        return text.ToString();
    }

    private static string? List<T>(IReadOnlyList<T> items, Func<T, string> show) =>
        items.Count == 0 ? null : $"[{string.Join(", ", items.Select(show))}]";

    private static void Part(StringBuilder text, string name, object? value)
    {
        if (value is not null) text.Append(CultureInfo.InvariantCulture, $" {name}={value}");
    }
}
