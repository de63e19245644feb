namespace Refract.Runtime;

/// <summary>
/// Emits which rows a statement is about: those of a key and of a condition that the client's policies let it see.
/// </summary>
internal static class RowsEmitter
{
    /// <summary>The condition on the rows; nothing for all rows.</summary>
    public static SqlPiece Emit<TSink>(TSink sink, ModelInfo model, UniqueKey? key, Predicate? where, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        var conditions = sink.Pieces();
        if (key is not null) conditions.Add(KeyEmitter.Emit(sink, ShapeToken.Key, model, key, alias));
        if (PolicyEmitter.Hides(sink, model)) conditions.Add(PolicyEmitter.Rows(sink, model, alias));
        if (where is not null) conditions.Add(ConditionEmitter.Where(sink, model, where, alias));
        return TSink.IsText ? new SqlPiece(conditions.Join(" AND ")) : default;
    }
}
