using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>Emits parts of documents, and tests of them.</summary>
internal static class JsonEmitter
{
    /// <summary>The type of a document that is sent.</summary>
    public static readonly ColumnType Document = new() { Scalar = ScalarType.Json };

    private static readonly ColumnType s_text = new() { Scalar = ScalarType.String };

    /// <summary>A test.</summary>
    public static SqlPiece Emit<TSink>(TSink sink, JsonPredicate test, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.JsonTest, (int)test.Test);
        sink.Detail((int)test.Form);
        sink.Detail(test.IgnoreCase);
        height.Own = ExpressionHeight.Document;
        var reached = ScopeEmitter.Open(sink, test.Scope);
        var operand = Part(sink, test.Part, reached.Alias);
        var value = test.Test is Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith
            ? sink.Value(s_text, SqlValue.Of(sink.Dialect.Expressions.MatchValue(test.Test, test.Value.AsText,
                test.IgnoreCase)))
            : sink.Value(Document, StoredValue.Compared(sink.Dialect, test.Part.Column, test.Value));
        return ScopeEmitter.Close(sink, reached, TSink.IsText
            ? new SqlPiece(sink.Dialect.Expressions.TestDocument(operand, test.Test, test.Form, value, test.IgnoreCase))
            : default);
    }

    /// <summary>A part of the document of a column.</summary>
    public static SqlOperand Part<TSink>(TSink sink, JsonPart part, SqlPiece alias) where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.JsonPart, part.Column.Slot);
        var path = Path(sink, part.Path);
        return TSink.IsText
            ? sink.Dialect.Expressions.DocumentPart(
                new SqlOperand(sink.Column(alias, part.Column), part.Column.Type), part.Path.Steps, path.List)
            : default;
    }

    /// <summary>The placeholders of a path; the kinds of its steps are details of the last token.</summary>
    public static SqlPieces Path<TSink>(TSink sink, JsonPath path) where TSink : struct, ISqlSink
    {
        var steps = path.Steps;
        for (var i = 0; i < steps.Count; i++) sink.Detail(steps[i].Key is null ? 1 : 2);
        var pieces = sink.Pieces();
        foreach (var (type, value) in sink.Dialect.Expressions.DocumentPath(steps)) pieces.Add(sink.Value(type, value));
        return pieces;
    }
}
