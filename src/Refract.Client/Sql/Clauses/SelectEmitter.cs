namespace Refract.Runtime;

/// <summary>Emits a <see cref="SelectSpec"/>; <see cref="SelectText"/> puts its parts together.</summary>
internal static class SelectEmitter
{
    /// <summary>The rows, with what is joined and the parent's key behind a join table.</summary>
    public static SqlPiece Select<TSink>(TSink sink, SelectSpec spec) where TSink : struct, ISqlSink
    {
        var alias = sink.Alias('t');
        var text = Parts(sink, spec, alias, isOrdered: true);
        var columns = ProjectionEmitter.Columns(sink, spec.Layout.Projection, alias);
        return TSink.IsText ? new SqlPiece(text!.SelectRows(columns)) : default;
    }

    /// <summary>How many rows there are.</summary>
    public static SqlPiece Count<TSink>(TSink sink, SelectSpec spec) where TSink : struct, ISqlSink
    {
        var isLimited = spec.IsLimited || spec.Distinct.Count > 0;
        // Whether there is a row does not depend on their order.
        var text = Parts(sink, spec, sink.Alias('t'), isOrdered: isLimited && spec.Verb != Verb.Exists);
        if (!TSink.IsText) return default;
        return new SqlPiece(isLimited ? $"SELECT count(*) FROM ({text!.Select("1")}) AS s" : text!.Select("count(*)"));
    }

    /// <summary>What is computed over the rows: over those of the page, when there are limits.</summary>
    public static SqlPiece Aggregates<TSink>(TSink sink, SelectSpec spec,
        IReadOnlyList<AggregateExpression> aggregates)
        where TSink : struct, ISqlSink
    {
        var isLimited = spec.IsLimited || spec.Distinct.Count > 0;
        var alias = sink.Alias('t');
        var text = Parts(sink, spec, alias, isOrdered: isLimited);
        var rows = isLimited ? new SqlPiece("s") : alias;
        var values = sink.Pieces();
        foreach (var aggregate in aggregates)
        {
            var value = OperandEmitter.Emit(sink, aggregate, rows);
            if (TSink.IsText) values.Add(value);
        }

        if (!TSink.IsText) return default;
        if (!isLimited) return new SqlPiece(text!.Select(values.Join(", ")));
        var columns = aggregates.Select(aggregate => aggregate.Column).OfType<ColumnInfo>().Distinct().ToList();
        var inner = columns.Count == 0 ? "1" : sink.Columns(alias, columns).ToString();
        return new SqlPiece($"SELECT {values.Join(", ")} FROM ({text!.Select(inner)}) AS s");
    }

    /// <summary>The keys by which the children of the rows, or of rows joined to them, are found.</summary>
    public static SqlPiece Keys<TSink>(TSink sink, SelectSpec spec, RelationInfo relation, JoinNode? join)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Keys, join?.Layout.At ?? 0);
        sink.Token(ShapeToken.Model, spec.Model.Id);
        var alias = sink.Alias('t');
        var text = Parts(sink, spec, alias, isOrdered: spec.IsLimited);
        if (!TSink.IsText) return default;
        return new SqlPiece(
            text!.Select(sink.Columns(join is null ? alias : text.AliasOf(join), relation.LocalColumns)));
    }

    private static SelectText? Parts<TSink>(TSink sink, SelectSpec spec, SqlPiece alias, bool isOrdered)
        where TSink : struct, ISqlSink
    {
        var conditions = sink.Pieces();
        var text = TSink.IsText
            ? new SelectText(spec, sink.Dialect, alias, sink.Table(spec.Model), conditions.List, isOrdered) : null;
        if (spec.Parent is { } parent) conditions.Add(ParentEmitter.Emit(sink, spec, parent, alias, text));
        if (spec.Key is { } key) conditions.Add(KeyEmitter.Emit(sink, ShapeToken.Key, spec.Model, key, alias));
        if (!spec.IsWritten && PolicyEmitter.Hides(sink, spec.Model))
            conditions.Add(PolicyEmitter.Rows(sink, spec.Model, alias));
        if (spec.Where is { } where) conditions.Add(ConditionEmitter.Where(sink, spec.Model, where, alias));
        if (isOrdered || spec.Cursor is not null || spec.Distinct.Count > 0)
        {
            var order = OrderEmitter.Emit(sink, spec, alias, text?.From);
            if (spec.Cursor is not null)
                conditions.Add(CursorEmitter.Emit(sink, spec, alias, order, text?.ParentKey ?? default));
            if (TSink.IsText) text!.Order = order!;
        }

        foreach (var join in spec.Joins) JoinEmitter.Emit(sink, join, alias, text);
        var distinct = spec.Distinct;
        for (var i = 0; i < distinct.Count; i++) sink.Token(ShapeToken.Distinct, distinct[i]);
        var (skip, take) = LimitEmitter.Emit(sink, spec);
        if (TSink.IsText) (text!.Skip, text.Take) = (spec.Skip is null ? null : skip, spec.Take is null ? null : take);
        if (spec.Lock != RowLock.None) sink.Token(ShapeToken.Lock, (int)spec.Lock);
        sink.Token(ShapeToken.End);
        return text;
    }
}
