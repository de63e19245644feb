using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>One new row.</summary>
/// <param name="model">The model.</param>
/// <param name="verb">The verb that it is done for.</param>
/// <param name="assignments">The columns and their values.</param>
/// <param name="returned">What is returned of the row, or null.</param>
/// <param name="skipDuplicates">True to leave the row out when one of its keys is taken.</param>
internal readonly struct InsertStatement(
    ModelInfo model, Verb verb, List<Assignment> assignments, Projection? returned, bool skipDuplicates) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.Insert, verb, model);
        if (skipDuplicates) sink.Token(ShapeToken.SkipDuplicates);
        var values = AssignmentEmitter.Row(sink, assignments);
        var columns = ProjectionEmitter.Returned(sink, returned);
        return TSink.IsText ? new SqlPiece(sink.Dialect.Statements.Insert(new InsertText(sink.Table(model))
        {
            Columns = AssignmentEmitter.Columns(sink, assignments), Source = values, SkipsDuplicates = skipDuplicates,
            Returned = columns,
        })) : default;
    }

    public StatementText Describe(string sql, SqlDialect dialect) =>
        WriteText.Of(model, verb, sql, returned is not null);
}
