using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Emits that a row is the one of a unique key.</summary>
internal static class KeyEmitter
{
    /// <param name="sink">Where to.</param>
    /// <param name="token">What the key is for.</param>
    /// <param name="model">The model.</param>
    /// <param name="key">The key.</param>
    /// <param name="alias">The alias of the model's table.</param>
    public static SqlPiece Emit<TSink>(TSink sink, ShapeToken token, ModelInfo model, UniqueKey key, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        sink.Token(token, key.Index);
        var columns = model.Keys[key.Index].Columns;
        var equal = sink.Pieces();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var value = sink.Value(
                column.Type, StoredValue.Compared(sink.Dialect, column, ColumnValues.Ready(column, key[i])));
            if (!TSink.IsText) continue;
            var operand = new SqlOperand(sink.Column(alias, column), column.Type);
            equal.Add(new SqlPiece(sink.Dialect.Expressions.Equal(operand, value, isNegated: false)));
        }

        return TSink.IsText ? new SqlPiece(equal.Join(" AND ")) : default;
    }
}
