using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Deletes the row of a key, or all rows of a condition.</summary>
internal readonly struct DeleteStatement(
    ModelInfo model, Verb verb, UniqueKey? key, Predicate? where, Projection? returned, int? limit) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.Delete, verb, model);
        var alias = sink.Alias('t');
        var rows = ChangedRowsEmitter.Emit(sink, model, alias, key, where, limit, returned);
        return TSink.IsText ? new SqlPiece(sink.Dialect.Statements.Delete(rows!)) : default;
    }

    public StatementText Describe(string sql, SqlDialect dialect) =>
        WriteText.Of(model, verb, sql, returned is not null);
}
