using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Creates many rows, without nested writes.</summary>
internal sealed class CreateMany : WriteManyPlan, IOperation<int>
{
    public CreateMany()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public CreateMany(WriteManyPlan plan) : base(plan)
    {
    }

    /// <inheritdoc/>
    OperationSteps IOperation<int>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct)
    {
        var planner = new InsertManyPlanner(engine.Statements, Model, Verb, engine.Now);
        return WriteBatch.Run(engine.Source.Runner(Access), planner.Plan(Create!, SkipDuplicates), ct);
    }
}
