using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is computed over the rows of a select.</summary>
internal readonly struct AggregateStatement(SelectSpec spec, IReadOnlyList<AggregateExpression> aggregates)
    : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.Aggregates, spec.Verb, spec.Model);
        return SelectEmitter.Aggregates(sink, spec, aggregates);
    }

    public StatementText Describe(string sql, SqlDialect dialect) => new(sql)
    {
        Model = spec.Model.Name, Verb = spec.Verb.Name(), Constraints = spec.Model, IsSingleRow = true,
    };
}
