namespace Refract.Runtime;

/// <summary>
/// Emits the to-one relations that are joined to a select's rows, and the columns of the joined rows.
/// </summary>
internal static class JoinEmitter
{
    /// <summary>A join of a to-one relation, and of what is joined to its row.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="join">The relation.</param>
    /// <param name="parent">The alias of the table that it is joined to.</param>
    /// <param name="select">Receives the text; null in the walk that makes the key.</param>
    public static void Emit<TSink>(TSink sink, JoinNode join, SqlPiece parent, SelectText? select)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Join, join.Relation.Slot);
        var alias = sink.Alias('j');
        var text = LeftJoin(sink, join.Relation, alias, parent);
        if (join.Where is { } where)
            text = sink.Text($"{text} AND {ConditionEmitter.Where(sink, join.Relation.Target, where, alias)}");
        var columns = ProjectionEmitter.Columns(sink, join.Layout.Projection, alias);
        if (TSink.IsText) select!.Add(join, alias, text, columns);
        foreach (var inner in join.Joins) Emit(sink, inner, alias, select);
        sink.Token(ShapeToken.End);
    }

    public static SqlPiece LeftJoin<TSink>(TSink sink, RelationInfo relation, SqlPiece alias, SqlPiece parent)
        where TSink : struct, ISqlSink
    {
        var pairs = sink.Pairs(alias, relation.TargetColumns, parent, relation.LocalColumns);
        var rows = PolicyEmitter.And(sink, relation.Target, alias);
        return sink.Text($" LEFT JOIN {sink.Table(relation.Target)} AS {alias} ON {pairs}{rows}");
    }
}
