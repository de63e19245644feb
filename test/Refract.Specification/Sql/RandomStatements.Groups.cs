using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

internal sealed partial class RandomStatements
{
    private Func<Statements, SqlStatement> Groups(ModelInfo model, Verb verb)
    {
        var columns = model.Columns.Where(column => !column.IsLazy && !column.Type.IsList).ToArray();
        var groups = new GroupSpec(model, verb, [.. columns.Where(_ => Chance(4)).DefaultIfEmpty(columns[0])],
            Aggregates(model))
        {
            Where = _conditions.Where(model), Take = Number(), Skip = Number(),
            Having = Chance(2)
                ? new ComparePredicate(Number(model), (Comparison)random.Next(6), SqlValue.Of(1L)) : null,
            OrderBy = Chance(2) ? [new OrderTerm(Number(model), (Sort)random.Next(2))] : [],
        };
        return statements => statements.Groups(groups);
    }

    private Operand Number(ModelInfo model) => new(model.RootScope,
        new AggregateExpression(AggregateFunction.Count, Chance(2) ? null : Any([.. model.Columns])));

    private List<AggregateExpression> Aggregates(ModelInfo model) =>
    [
        new AggregateExpression(AggregateFunction.Count, null),
        .. model.Columns.Where(column => !column.Type.IsList && Chance(3)).Select(column =>
            new AggregateExpression((AggregateFunction)random.Next(6), column)),
    ];
}
