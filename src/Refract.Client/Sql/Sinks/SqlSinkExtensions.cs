using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>What emitters write often, made of what a sink offers.</summary>
internal static class SqlSinkExtensions
{
    /// <summary>A piece of text with other pieces inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SqlPiece Text<TSink>(this TSink sink, SqlTemplate<TSink> text) where TSink : struct, ISqlSink =>
        text.Piece;

    /// <summary>
    /// What a statement begins its key with: two verbs never share a text, because it names the verb in logs.
    /// </summary>
    public static void Begin<TSink>(this TSink sink, ShapeToken kind, Verb verb, ModelInfo model)
        where TSink : struct, ISqlSink
    {
        sink.Token(kind, (int)verb);
        sink.Token(ShapeToken.Model, model.Id);
    }

    /// <summary>A detail of two possible ones.</summary>
    public static void Detail<TSink>(this TSink sink, bool detail) where TSink : struct, ISqlSink =>
        sink.Detail(detail ? 1 : 0);

    public static SqlPiece Table<TSink>(this TSink sink, ModelInfo model) where TSink : struct, ISqlSink =>
        sink.Table(model.Schema, model.Table);

    public static SqlPiece Table<TSink>(this TSink sink, JoinTableInfo join) where TSink : struct, ISqlSink =>
        sink.Table(join.Schema, join.Table);

    public static SqlPiece Column<TSink>(this TSink sink, SqlPiece alias, ColumnInfo column)
        where TSink : struct, ISqlSink => sink.Column(alias, column.Column);

    public static SqlPiece Column<TSink>(this TSink sink, SqlPiece alias, string column)
        where TSink : struct, ISqlSink => sink.Text($"{alias}.{sink.Name(column)}");

    /// <summary>Columns of a table, separated by commas.</summary>
    public static SqlPiece Columns<TSink>(this TSink sink, SqlPiece alias, IReadOnlyList<ColumnInfo> columns)
        where TSink : struct, ISqlSink
    {
        if (!TSink.IsText) return default;
        var texts = sink.Pieces();
        foreach (var column in columns) texts.Add(sink.Column(alias, column));
        return new SqlPiece(texts.Join(", "));
    }

    /// <summary>Columns without their table, separated by commas.</summary>
    public static SqlPiece Columns<TSink>(this TSink sink, IReadOnlyList<ColumnInfo> columns)
        where TSink : struct, ISqlSink
    {
        if (!TSink.IsText) return default;
        var texts = sink.Pieces();
        foreach (var column in columns) texts.Add(sink.Name(column.Column));
        return new SqlPiece(texts.Join(", "));
    }

    /// <summary>That columns of two tables equal each other pair by pair.</summary>
    public static SqlPiece Pairs<TSink>(
        this TSink sink, SqlPiece left, IReadOnlyList<ColumnInfo> leftColumns, SqlPiece right,
        IReadOnlyList<ColumnInfo> rightColumns)
        where TSink : struct, ISqlSink
    {
        if (!TSink.IsText) return default;
        var texts = sink.Pieces();
        for (var i = 0; i < leftColumns.Count; i++)
            texts.Add(sink.Text($"{sink.Column(left, leftColumns[i])} = {sink.Column(right, rightColumns[i])}"));
        return new SqlPiece(texts.Join(" AND "));
    }
}
