using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// One new row, or a change of the row that has its key already; returns the row, or none when policies hide it.
/// </summary>
internal readonly struct UpsertStatement(
    ModelInfo model, Verb verb, UniqueKey key, List<Assignment> create, List<Assignment> update,
    Projection returned)
    : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.Upsert, verb, model);
        sink.Token(ShapeToken.Key, key.Index);
        var alias = sink.Alias('t');
        var values = AssignmentEmitter.Row(sink, create);
        sink.Token(ShapeToken.OnConflict);
        var set = AssignmentEmitter.Set(sink, alias, update);
        var visible = PolicyEmitter.Rows(sink, model, alias);
        var columns = ProjectionEmitter.Returned(sink, returned);
        if (!TSink.IsText) return default;

        var keys = model.Keys[key.Index].Columns;
        // A row is only returned when it was written, so an empty update writes the key over itself.
        if (update.Count == 0) set = sink.Text($"{sink.Name(keys[0].Column)} = {sink.Column(alias, keys[0])}");
        return new SqlPiece(sink.Dialect.Statements.Insert(new InsertText(sink.Table(model))
        {
            Alias = alias, Columns = AssignmentEmitter.Columns(sink, create), Source = values,
            ConflictKey = sink.Columns(keys), ConflictSet = set, ConflictCondition = visible,
            Returned = columns,
        }));
    }

    public StatementText Describe(string sql, SqlDialect dialect) =>
        WriteText.Of(model, verb, sql, returnsRows: true, changes: update);
}
