namespace Refract.Runtime;

/// <summary>Emits the columns that rows are read from, of a select and of what a write returns.</summary>
internal static class ProjectionEmitter
{
    /// <summary>The columns of a table, and what is computed of them.</summary>
    public static SqlPiece Columns<TSink>(TSink sink, Projection projection, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        Key(sink, projection);
        var columns = sink.Columns(alias, projection.Columns);
        if (projection.Computed.Count == 0) return columns;
        foreach (var expression in projection.Computed)
            columns = sink.Text($"{columns}, {OperandEmitter.Emit(sink, expression, alias)}");
        return columns;
    }

    /// <summary>
    /// The columns that a write returns of its rows, without their table, because SQLite takes no other; nothing for
    /// none. A write computes nothing: it would be of the time before or after it, by the database.
    /// </summary>
    public static SqlPiece Returned<TSink>(TSink sink, Projection? projection) where TSink : struct, ISqlSink
    {
        if (projection is null)
        {
            sink.Token(ShapeToken.Nothing);
            return default;
        }

        Key(sink, projection);
        return sink.Columns(projection.Columns);
    }

    private static void Key<TSink>(TSink sink, Projection projection) where TSink : struct, ISqlSink
    {
        if (projection.IsRecord)
        {
            sink.Token(ShapeToken.Record);
            return;
        }

        sink.Token(ShapeToken.Columns, projection.Columns.Count);
        foreach (var column in projection.Columns) sink.Detail(column.Slot);
    }
}
