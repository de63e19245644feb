using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The rows of a select, or their number.</summary>
internal readonly struct SelectStatement(SelectSpec spec, bool isCount) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(isCount ? ShapeToken.Count : ShapeToken.Select, spec.Verb, spec.Model);
        return isCount ? SelectEmitter.Count(sink, spec) : SelectEmitter.Select(sink, spec);
    }

    public StatementText Describe(string sql, SqlDialect dialect) => new(sql)
    {
        Model = spec.Model.Name, Verb = spec.Verb.Name(), Constraints = spec.Model,
        IsSingleRow = isCount || spec.FindsOneRow, IsWrite = spec.Lock != RowLock.None,
    };
}
