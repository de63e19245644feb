using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Emits the condition "from the cursor's row on", in the order of the select. The order is one that no two rows share
/// (see <see cref="SelectSpec"/>), so that the condition alone says where to begin. Without such a row nothing matches,
/// as in Prisma.
/// </summary>
internal static class CursorEmitter
{
    /// <summary>The condition on the rows.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="spec">The select.</param>
    /// <param name="alias">The alias of its table.</param>
    /// <param name="order">The steps of its order; null in the walk that makes the key.</param>
    /// <param name="parentKey">The parent's key in the join table; empty without one.</param>
    public static SqlPiece Emit<TSink>(
        TSink sink, SelectSpec spec, SqlPiece alias, List<OrderPart>? order, SqlPiece parentKey)
        where TSink : struct, ISqlSink
    {
        var cursor = sink.Alias('c');
        var joins = TSink.IsText ? new StringBuilder() : null;
        var parts = OrderEmitter.Emit(sink, spec, cursor, joins);
        var key = KeyEmitter.Emit(sink, ShapeToken.Cursor, spec.Model, spec.Cursor!, cursor);
        var visible = PolicyEmitter.And(sink, spec.Model, cursor);
        if (!TSink.IsText) return default;

        var from = $"FROM {sink.Table(spec.Model)} AS {cursor}{joins} WHERE {key}{visible}";
        var condition = IsPlain(order!)
            ? $"{Tuple(order!)} {(order![0].IsDescending ? "<=" : ">=")} (SELECT {List(parts!)} {from})"
            : StepByStep(order!, parts!, from, sink.Dialect.Capabilities.NullsSortFirst);
        if (spec.Parent is not { } parent) return new SqlPiece(condition);
        // Other parents' rows do not begin at a cursor that is not among them.
        return new SqlPiece($"{condition} AND {SameParent(sink, spec, parent, alias, parentKey, cursor, from)}");
    }

    private static bool IsPlain(List<OrderPart> order) => order.TrueForAll(part =>
        !part.IsNullable && part.IsDescending == order[0].IsDescending);

    private static string Tuple(List<OrderPart> parts) => parts.Count == 1 ? parts[0].Text : $"({List(parts)})";

    private static string List(List<OrderPart> parts) => string.Join(", ", parts.Select(part => part.Text));

    // a > A OR (a = A AND (b > B OR (b = B AND c >= C))), with care for nulls.
    private static string StepByStep(List<OrderPart> order, List<OrderPart> cursor, string from, bool nullsSortFirst)
    {
        var text = "";
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var (own, other) = (order[i].Text, $"(SELECT {cursor[i].Text} {from})");
            var after = After(order[i], own, other, nullsSortFirst);
            var equal = order[i].IsNullable
                ? $"({own} = {other} OR ({own} IS NULL AND {other} IS NULL))" : $"{own} = {other}";
            text = text.Length == 0 ? $"({after} OR {equal})" : $"({after} OR ({equal} AND {text}))";
        }

        return $"EXISTS (SELECT 1 {from}) AND {text}";
    }

    private static string After(OrderPart part, string own, string other, bool nullsSortFirst)
    {
        var compare = $"{own} {(part.IsDescending ? "<" : ">")} {other}";
        if (!part.IsNullable) return compare;
        var nullsFirst = part.NullsFirst ?? (nullsSortFirst != part.IsDescending);
        return nullsFirst ? $"({compare} OR ({other} IS NULL AND {own} IS NOT NULL))"
            : $"({compare} OR ({own} IS NULL AND {other} IS NOT NULL))";
    }

    private static string SameParent<TSink>(
        TSink sink, SelectSpec spec, ParentFilter parent, SqlPiece alias, SqlPiece parentKey, SqlPiece cursor,
        string from)
        where TSink : struct, ISqlSink
    {
        if (parent.Relation.Join is not { } join)
        {
            return string.Join(" AND ", parent.Relation.TargetColumns.Select(column =>
                $"{sink.Column(alias, column)} = (SELECT {sink.Column(cursor, column)} {from})"));
        }

        var through = sink.Alias('l');
        var (own, target) = (sink.Column(through, join.LocalColumn), sink.Column(through, join.TargetColumn));
        var row = $"(SELECT {sink.Column(cursor, spec.Model.Key.Columns[0])} {from})";
        return $"EXISTS (SELECT 1 FROM {sink.Table(join)} AS {through} WHERE {own} = {parentKey} AND {target} = {row})";
    }
}
