using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Emits which rows a statement changes or deletes, and what it returns of them.</summary>
internal static class ChangedRowsEmitter
{
    /// <param name="sink">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias of its table.</param>
    /// <param name="key">The key of the row, or null.</param>
    /// <param name="where">The condition on the rows, or null.</param>
    /// <param name="limit">How many rows at most, or null.</param>
    /// <param name="returned">What is returned of the rows, or null.</param>
    /// <returns>The rows; null in the walk that makes the key.</returns>
    public static ChangedRows? Emit<TSink>(
        TSink sink, ModelInfo model, SqlPiece alias, UniqueKey? key, Predicate? where, int? limit, Projection? returned)
        where TSink : struct, ISqlSink
    {
        var rows = limit is { } count
            ? Limited(sink, model, alias, key, where, count) : RowsEmitter.Emit(sink, model, key, where, alias);
        var columns = ProjectionEmitter.Returned(sink, returned);
        return TSink.IsText ? new ChangedRows(sink.Table(model), rows) { Alias = alias, Returned = columns } : null;
    }

    private static SqlPiece Limited<TSink>(
        TSink sink, ModelInfo model, SqlPiece alias, UniqueKey? key, Predicate? where, int count)
        where TSink : struct, ISqlSink
    {
        var inner = sink.Alias('t');
        var rows = RowsEmitter.Emit(sink, model, key, where, inner);
        var limit = LimitEmitter.Limit(sink, count);
        if (!TSink.IsText) return default;

        var columns = model.Key.Columns;
        var condition = rows == "" ? "" : " WHERE " + rows;
        var select = $"SELECT {sink.Columns(inner, columns)} FROM {sink.Table(model)} AS {inner}{condition}";
        var operand = columns.Count == 1
            ? sink.Column(alias, columns[0]).ToString() : $"({sink.Columns(alias, columns)})";
        return new SqlPiece(sink.Dialect.Statements.LimitedRows(operand, select, limit));
    }
}
