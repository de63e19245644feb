using System.Diagnostics.CodeAnalysis;
using Refract.Relational.Sql;

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
        var statements = planner.Plan(Create!, SkipDuplicates);
        return statements.Count switch
        {
            0 => Task.FromResult(0),
            1 => engine.Source.Runner(Access).Run(statements[0], AffectedResult.Instance, ct).AsTask(),
            _ => Batch(engine, statements, ct),
        };
    }

    private async Task<int> Batch(Engine engine, List<SqlStatement> statements, CancellationToken ct)
    {
        var batch = new WriteBatch(statements);
        await engine.Source.Runner(Access).RunBatch(batch, ct).ConfigureAwait(false);
        return batch.Touched;
    }
}
