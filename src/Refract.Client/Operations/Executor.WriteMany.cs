using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Executor
{
    /// <inheritdoc/>
    public Task<int> WriteMany(WriteManyPlan plan, CancellationToken ct)
    {
        try
        {
            return plan.Create is { } rows ? CreateMany(plan, rows, ct) : Change(plan, ct);
        }
        catch (RefractException error)
        {
            return Task.FromException<int>(error);
        }
    }

    private Task<int> Change(WriteManyPlan plan, CancellationToken ct)
    {
        // The last of several guards: an optional filter that was left out must not empty a table.
        if (plan.Where is null && plan.Verb is not (Verb.UpdateAll or Verb.DeleteAll))
            throw new InvalidQueryException(
                $"{plan.Verb.Name()} on {plan.Model.Name} has no condition left. "
                + "Say updateAll or deleteAll when all rows are meant.", "where");
        if (plan.Limit is < 0)
            throw new InvalidQueryException(
                $"{plan.Verb.Name()} on {plan.Model.Name} cannot have a negative limit.", "limit");
        if (plan.Update is null)
            return Touch(_statements.Delete(plan.Model, plan.Verb, null, plan.Where, null, plan.Limit), ct);
        var assignments = Assignments.ForUpdate(plan.Model, plan.Update, null, DefaultValues.Now(_source.Clock));
        return assignments.Count == 0
            ? Count(new FindPlan { Model = plan.Model, Verb = plan.Verb, Where = plan.Where, Take = plan.Limit }, ct)
            : Touch(_statements.Update(plan.Model, plan.Verb, null, plan.Where, assignments, null, plan.Limit), ct);
    }

    private Task<int> Touch(SqlStatement statement, CancellationToken ct) =>
        _source.Runner.Run(statement, AffectedResult.Instance, ct).AsTask();

    private Task<int> CreateMany(WriteManyPlan plan, IReadOnlyList<DataInput> rows, CancellationToken ct)
    {
        var statements = new InsertManyPlanner(_statements, plan.Model, plan.Verb, DefaultValues.Now(_source.Clock))
            .Plan(rows, plan.SkipDuplicates);
        return statements.Count switch { 0 => Task.FromResult(0), 1 => Touch(statements[0], ct),
            _ => Batch(statements, ct) };
    }

    private async Task<int> Batch(List<SqlStatement> statements, CancellationToken ct)
    {
        var batch = new WriteBatch(statements);
        await _source.Runner.RunBatch(batch, ct).ConfigureAwait(false);
        return batch.Touched;
    }
}
