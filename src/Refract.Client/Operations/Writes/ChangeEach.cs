using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Changes rows by their keys, each as its own data say, in the order given; all or nothing.</summary>
/// <param name="rows">The key of each row, the conditions that it must meet, and what to change.</param>
internal sealed class ChangeEach(IReadOnlyList<(UniqueKey Key, Predicate? Where, DataInput Data)> rows)
    : WriteManyPlan, IOperation<int>
{
    private IReadOnlyList<(UniqueKey Key, Predicate? Where, DataInput Data)> _rows = rows;

    /// <inheritdoc/>
    internal override IReadOnlyList<DataInput> Data => [.. _rows.Select(row => row.Data)];

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes)
    {
        var copy = Copy<ChangeEach>();
        copy._rows = [.. _rows.Select(row => (row.Key, changes.And(row.Where), changes.Of(row.Data)))];
        return copy;
    }

    /// <inheritdoc/>
    OperationSteps IOperation<int>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct)
    {
        var now = engine.Now;
        // Rows that give the same columns have one text, which the database prepares once.
        var statements = new List<SqlStatement>(_rows.Count);
        foreach (var (key, condition, data) in _rows)
        {
            var where = Assignments.ExpectedVersion(Model, data) is { } version
                ? RelationKeys.And(version, condition) : condition;
            var assignments = Assignments.ForUpdate(Model, data, null, now);
            if (assignments.Count > 0)
                statements.Add(engine.Statements.Update(Model, Verb, key, where, assignments, null));
        }

        return WriteBatch.Run(engine.Source.Runner(Access), statements, ct);
    }
}
