using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Writes the condition "from the cursor's row on", in the order of the select. The order is one that no two rows share (see
/// <see cref="SelectSpec"/>), so that the condition alone says where to begin. Without such a row nothing matches, as in Prisma.
/// </summary>
internal sealed class CursorWriter(SqlWriter sql)
{
    /// <summary>The conditions on the row; takes the placeholders of the cursor's key.</summary>
    public string Write(SelectSpec spec, string alias, List<OrderPart> order, string? linkKey)
    {
        var cursor = sql.Alias('c');
        var joins = new StringBuilder();
        var parts = new OrderWriter(sql).Write(spec, cursor, joins);
        var key = sql.KeyEquals(cursor, spec.Model.Keys[spec.Cursor!.Index].Columns);
        var from = $"FROM {sql.Table(spec.Model)} AS {cursor}{joins} WHERE {key}";
        var condition = IsPlain(order)
            ? $"{Tuple(order.Select(part => part.Text))} {(order[0].IsDescending ? "<=" : ">=")}"
            + $" (SELECT {string.Join(", ", parts.Select(part => part.Text))} {from})"
            : StepByStep(order, parts, from);

        // Other parents' rows do not begin at a cursor that is not among them.
        if (spec.Parent is { } parent) condition += " AND " + SameParent(spec, parent, alias, linkKey, cursor, from);
        return condition;
    }

    private static bool IsPlain(List<OrderPart> order) => order.TrueForAll(part =>
        !part.IsNullable && part.IsDescending == order[0].IsDescending);

    private static string Tuple(IEnumerable<string> parts)
    {
        var list = parts.ToList();
        return list.Count == 1 ? list[0] : $"({string.Join(", ", list)})";
    }

    // a > A OR (a = A AND (b > B OR (b = B AND c >= C))), with care for nulls.
    private string StepByStep(List<OrderPart> order, List<OrderPart> cursor, string from)
    {
        var text = "";
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var (own, other) = (order[i].Text, $"(SELECT {cursor[i].Text} {from})");
            var after = After(order[i], own, other);
            var equal = order[i].IsNullable ? $"({own} = {other} OR ({own} IS NULL AND {other} IS NULL))" : $"{own} = {other}";
            text = text.Length == 0 ? $"({after} OR {equal})" : $"({after} OR ({equal} AND {text}))";
        }

        return $"EXISTS (SELECT 1 {from}) AND {text}";
    }

    private string After(OrderPart part, string own, string other)
    {
        var compare = $"{own} {(part.IsDescending ? "<" : ">")} {other}";
        if (!part.IsNullable) return compare;
        var nullsFirst = part.NullsFirst ?? (sql.Dialect.NullsSortFirst != part.IsDescending);
        return nullsFirst ? $"({compare} OR ({other} IS NULL AND {own} IS NOT NULL))"
            : $"({compare} OR ({own} IS NULL AND {other} IS NOT NULL))";
    }

    private string SameParent(SelectSpec spec, ParentFilter parent, string alias, string? linkKey, string cursor, string from)
    {
        if (parent.Relation.Join is not { } join)
        {
            var columns = parent.Relation.TargetColumns;
            return string.Join(" AND ", columns.Select(column =>
                $"{sql.Column(alias, column)} = (SELECT {sql.Column(cursor, column)} {from})"));
        }

        var link = sql.Alias('l');
        return $"EXISTS (SELECT 1 FROM {sql.Table(join.Schema, join.Table)} AS {link}"
            + $" WHERE {link}.{sql.Quote(join.LocalColumn)} = {linkKey}"
            + $" AND {link}.{sql.Quote(join.TargetColumn)} = (SELECT {sql.Column(cursor, spec.Model.Key.Columns[0])} {from}))";
    }
}
