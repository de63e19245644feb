using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Changes the row of a key, or all rows of a condition.</summary>
internal readonly struct UpdateStatement(
    ModelInfo model, Verb verb, UniqueKey? key, Predicate? where, List<Assignment> assignments, Projection? returned,
    int? limit)
    : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.Update, verb, model);
        var alias = sink.Alias('t');
        var set = AssignmentEmitter.Set(sink, alias, assignments);
        var rows = ChangedRowsEmitter.Emit(sink, model, alias, key, where, limit, returned);
        return TSink.IsText ? new SqlPiece(sink.Dialect.Statements.Update(rows!, set)) : default;
    }

    public StatementText Describe(string sql, SqlDialect dialect) =>
        WriteText.Of(model, verb, sql, returned is not null, changes: assignments);
}
