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
        // How many rows an update without data would reach.
        return engine.Run(
            new CountRows { Model = Model, Verb = Verb, Arguments = new() { Where = where, Take = Limit } }, ct);
    }
}
