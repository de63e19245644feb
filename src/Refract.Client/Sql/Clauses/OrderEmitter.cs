using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Emits orderings: by operands of the query's own rows, and of rows behind to-one relations, which are joined.
/// </summary>
internal static class OrderEmitter
{
    /// <summary>The steps of the ordering of a select, as they are read: from the end when it is reversed.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="spec">The select.</param>
    /// <param name="alias">The alias of its table.</param>
    /// <param name="joins">Receives the joins that the steps need; null in the walk that makes the key.</param>
    /// <returns>The steps; null in the walk that makes the key.</returns>
    public static List<OrderPart>? Emit<TSink>(TSink sink, SelectSpec spec, SqlPiece alias, StringBuilder? joins)
        where TSink : struct, ISqlSink
    {
        // The joined tables have values of their own only where policies hide rows of them.
        var reaches = TSink.IsText || sink.Policies is not null;
        var reached = reaches ? new Dictionary<string, SqlPiece>(StringComparer.Ordinal) : null;
        var parts = TSink.IsText ? new List<OrderPart>() : null;
        var order = spec.OrderBy;
        for (var i = 0; i < order.Count; i++)
        {
            var (operand, sort) = order[i];
            if (operand.Scope.Depth > Nesting.OrderRelations) throw TooManyRelations();
            sink.Token(ShapeToken.Order, (int)sort);
            for (var scope = operand.Scope; scope.Via is { } via; scope = scope.Parent!)
                sink.Token(ShapeToken.Step, via.Slot);
            var table = reaches ? Reach(sink, operand.Scope, alias, reached!, joins, out _) : default;
            var expression = OperandEmitter.Emit(sink, operand.Expression, table);
            if (TSink.IsText) parts!.Add(Part(sink, operand, sort, spec.IsReversed, expression));
        }

        if (spec.IsReversed) sink.Token(ShapeToken.Reversed);
        return parts;
    }

    /// <summary>One step of an order by the rows of one table.</summary>
    public static string Step<TSink>(TSink sink, in OrderTerm term, SqlPiece expression) where TSink : struct, ISqlSink
    {
        var part = Part(sink, term.Operand, term.Sort, isReversed: false, expression);
        return sink.Dialect.Expressions.OrderStep(part.Text, part.IsDescending, part.NullsFirst);
    }

    private static OrderPart Part<TSink>(
        TSink sink, in Operand operand, Sort sort, bool isReversed, SqlPiece expression)
        where TSink : struct, ISqlSink
    {
        var (isDescending, nullsFirst) = Read(sort);
        var own = operand.Scope.Via is null ? operand.Column : null;
        var text = operand.Column is { Enum: { } map, Type.IsList: false }
            ? sink.Dialect.Expressions.EnumOrder(expression, map.Names) : expression.ToString();
        var part = new OrderPart(
            text, own, isDescending, nullsFirst, operand.Column is not null && (own is null || own.Type.IsNullable));
        return isReversed ? part with { IsDescending = !isDescending, NullsFirst = !nullsFirst } : part;
    }

    private static SqlPiece Reach<TSink>(
        TSink sink, Scope scope, SqlPiece root, Dictionary<string, SqlPiece> reached, StringBuilder? joins,
        out string path)
        where TSink : struct, ISqlSink
    {
        path = "";
        if (scope.Via is not { } via) return root;
        var parent = Reach(sink, scope.Parent!, root, reached, joins, out path);
        path += via.Slot + ".";
        if (reached.TryGetValue(path, out var alias)) return alias;
        if (reached.Count == Nesting.OrderRelations) throw TooManyRelations();
        alias = sink.Alias('o');
        var join = JoinEmitter.LeftJoin(sink, via, alias, parent);
        joins?.Append(join);
        return reached[path] = alias;
    }

    private static InvalidQueryException TooManyRelations() =>
        new($"The ordering leads through more than {Nesting.OrderRelations} relations.", "orderBy");

    private static (bool IsDescending, bool? NullsFirst) Read(Sort sort) => sort switch
    {
        Sort.Asc => (false, null),
        Sort.Desc => (true, null),
        Sort.AscNullsFirst => (false, true),
        Sort.AscNullsLast => (false, false),
        Sort.DescNullsFirst => (true, true),
        Sort.DescNullsLast => (true, false),
        _ => throw new InvalidQueryException($"The engine does not know the order {sort}.", "orderBy"),
    };
}
