using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>How many rows a condition has.</summary>
internal sealed class CountRows : FindPlan, IOperation<int>
{
    public CountRows()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public CountRows(FindPlan plan) : base(plan)
    {
    }

    /// <inheritdoc/>
    OperationSteps IOperation<int>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    async Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct)
    {
        var statement = engine.Statements.Count(SelectSpec.Of(this, Arguments.Take, mayJoin: true));
        return checked((int)await engine.Source.Runner(Access).Run(statement, NumberResult.Instance, ct)
            .ConfigureAwait(false));
    }
}
