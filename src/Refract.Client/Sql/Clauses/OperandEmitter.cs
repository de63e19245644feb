using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Emits operands: the one place that knows what each kind of expression is in SQL.</summary>
internal static class OperandEmitter
{
    /// <inheritdoc cref="Emit{TSink}(TSink, IExpression, SqlPiece, ref ExpressionHeight)"/>
    public static SqlPiece Emit<TSink>(TSink sink, IExpression expression, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        var height = new ExpressionHeight();
        return Emit(sink, expression, alias, ref height);
    }

    /// <summary>An expression over the rows of a table.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="alias">The alias of the table of its scope.</param>
    /// <param name="height">Where it stands; receives its height.</param>
    public static SqlPiece Emit<TSink>(TSink sink, IExpression expression, SqlPiece alias, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        switch (expression)
        {
            case ColumnInfo column:
                sink.Token(ShapeToken.Column, column.Slot);
                return sink.Column(alias, column);
            case RelationCount count:
                sink.Token(ShapeToken.RelationCount, count.Relation.Slot);
                return Count(sink, count, alias, ref height);
            case AggregateExpression aggregate:
                sink.Token(ShapeToken.Aggregate, (int)aggregate.Function);
                sink.Detail(aggregate.Column?.Slot ?? -1);
                return Aggregate(sink, aggregate, alias);
            case JsonPart part:
                return new SqlPiece(JsonEmitter.Part(sink, part, alias).Text);
            case SearchRank rank:
                return SearchEmitter.Rank(sink, rank, alias);
            default:
                throw new InvalidQueryException(
                    $"The engine does not know the expression {expression.GetType().Name}.");
        }
    }

    private static SqlPiece Aggregate<TSink>(TSink sink, AggregateExpression aggregate, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        if (!TSink.IsText) return default;
        if (aggregate.Column is not { } column) return new SqlPiece("count(*)");
        var operand = new SqlOperand(sink.Column(alias, column), column.Type);
        var syntax = sink.Dialect.Expressions;
        return new SqlPiece(aggregate.Function switch
        {
            AggregateFunction.Count => $"count({operand.Text})",
            AggregateFunction.CountDistinct => $"count(DISTINCT {syntax.Comparable(operand)})",
            AggregateFunction.Sum => syntax.Sum(operand),
            AggregateFunction.Avg => syntax.Average(operand),
            _ => syntax.Extreme(operand, isLargest: aggregate.Function == AggregateFunction.Max),
        });
    }

    private static SqlPiece Count<TSink>(TSink sink, RelationCount count, SqlPiece parent, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        var alias = sink.Alias('t');
        var rows = ScopeEmitter.Related(sink, count.Relation, parent, alias, needsTarget: count.Inner is not null);
        var condition = ConditionEmitter.Inside(sink, count.Scope, count.Inner, alias, isNegated: false, ref height);
        return sink.Text($"(SELECT count(*) {rows}{condition})");
    }
}
