using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Groups of rows, with what is computed for each.</summary>
internal readonly struct GroupStatement(GroupSpec spec) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.Groups, spec.Verb, spec.Model);
        var alias = sink.Alias('t');
        var (columns, keys) = (sink.Pieces(), sink.Pieces());
        foreach (var column in spec.Keys)
        {
            var operand = OperandEmitter.Emit(sink, column, alias);
            if (!TSink.IsText) continue;
            var key = new SqlPiece(sink.Dialect.Expressions.GroupKey(new SqlOperand(operand, column.Type)));
            columns.Add(key);
            keys.Add(key);
        }

        foreach (var aggregate in spec.Aggregates)
        {
            var value = OperandEmitter.Emit(sink, aggregate, alias);
            if (TSink.IsText) columns.Add(value);
        }

        var where = RowsEmitter.Emit(sink, spec.Model, null, spec.Where, alias);
        var having = spec.Having is { } groups ? ConditionEmitter.Having(sink, spec.Model, groups, alias) : default;
        var order = sink.Pieces();
        foreach (var term in spec.OrderBy)
        {
            sink.Token(ShapeToken.Order, (int)term.Sort);
            var step = OperandEmitter.Emit(sink, term.Operand.Expression, alias);
            if (TSink.IsText) order.Add(new SqlPiece(OrderEmitter.Step(sink, term, step)));
        }

        var (skip, take) = LimitEmitter.Emit(sink, spec.Skip, spec.Take);
        if (!TSink.IsText) return default;
        var text = $"SELECT {columns.Join(", ")} FROM {sink.Table(spec.Model)} AS {alias}"
            + (where == "" ? "" : $" WHERE {where}")
            + $" GROUP BY {keys.Join(", ")}"
            + (spec.Having is null ? "" : $" HAVING {having}")
            + (spec.OrderBy.Count == 0 ? "" : $" ORDER BY {order.Join(", ")}")
            + sink.Dialect.Statements.Limit(spec.Take is null ? null : take.ToString(),
                spec.Skip is null ? null : skip.ToString());
        return new SqlPiece(text);
    }

    public StatementText Describe(string sql, SqlDialect dialect) => new(sql)
    {
        Model = spec.Model.Name, Verb = spec.Verb.Name(), Constraints = spec.Model,
    };
}
