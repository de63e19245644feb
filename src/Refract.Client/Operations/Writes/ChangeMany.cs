using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Updates or deletes the rows of a condition, or all rows.</summary>
internal sealed class ChangeMany : WriteManyPlan, IOperation<int>
{
    public ChangeMany()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public ChangeMany(WriteManyPlan plan) : base(plan)
    {
    }

    /// <inheritdoc/>
    OperationSteps IOperation<int>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct)
    {
        if (BulkChange.Statement(engine, this, null, out var where) is { } statement)
            return engine.Source.Runner(Access).Run(statement, AffectedResult.Instance, ct).AsTask();
        return Reached(engine, where, ct);
    }

    /// <summary>How many rows an update without data would reach, where a write would reach them.</summary>
    private async Task<int> Reached(Engine engine, Predicate? where, CancellationToken ct)
    {
        var plan = new FindPlan { Model = Model, Verb = Verb, Arguments = new() { Where = where, Take = Limit } };
        var statement = engine.Statements.Count(SelectSpec.Of(plan, Limit, mayJoin: true));
        return checked((int)await engine.Source.Runner(Access).Run(statement, NumberResult.Instance, ct)
            .ConfigureAwait(false));
    }
}
