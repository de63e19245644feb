using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>Emits full-text searches, and how well rows fit them.</summary>
internal static class SearchEmitter
{
    private static readonly ColumnType s_text = new() { Scalar = ScalarType.String };

    /// <summary>That a column is found.</summary>
    public static SqlPiece Emit<TSink>(TSink sink, SearchPredicate test, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Search);
        height.Own = ExpressionHeight.Leaf;
        var reached = ScopeEmitter.Open(sink, test.Scope);
        var column = OperandEmitter.Emit(sink, test.Column, reached.Alias);
        var value = Value(sink, test.Term);
        return ScopeEmitter.Close(sink, reached, TSink.IsText
            ? new SqlPiece(sink.Dialect.Expressions.Search(new SqlOperand(column, test.Column.Type), value,
                test.Term.IsWeb, test.Term.Configuration))
            : default);
    }

    /// <summary>How well a row fits.</summary>
    public static SqlPiece Rank<TSink>(TSink sink, SearchRank rank, SqlPiece alias) where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.SearchRank, rank.Columns.Count);
        var operands = TSink.IsText ? new List<SqlOperand>(rank.Columns.Count) : null;
        for (var i = 0; i < rank.Columns.Count; i++)
        {
            var column = rank.Columns[i];
            var text = OperandEmitter.Emit(sink, column, alias);
            operands?.Add(new SqlOperand(text, column.Type));
        }

        var value = Value(sink, rank.Term);
        return TSink.IsText
            ? new SqlPiece(sink.Dialect.Expressions.SearchRank(operands!, value, rank.Term.IsWeb,
                rank.Term.Configuration))
            : default;
    }

    private static SqlPiece Value<TSink>(TSink sink, SearchTerm term) where TSink : struct, ISqlSink
    {
        if (!sink.Dialect.Capabilities.HasTextSearch)
            throw new InvalidQueryException(
                "This database has no full-text search for the columns of a table, so Search and Relevance cannot be "
                + "used on it. Use Contains, or raw SQL.");
        sink.Detail(term.IsWeb);
        sink.Detail((int)term.Language);
        return sink.Value(s_text, SqlValue.Of(term.Text!));
    }
}
