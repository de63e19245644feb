using System.Diagnostics.CodeAnalysis;
using Refract.Relational.Sql;

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
        // The last of several guards: an optional filter that was left out must not empty a table.
        if (Where is null && Verb is not (Verb.UpdateAll or Verb.DeleteAll)) throw NoCondition(Model, Verb);
        CheckLimit(Model, Verb, Limit);
        if (Update is null)
            return Affected(engine, engine.Statements.Delete(Model, Verb, null, Where, null, Limit), ct);
        var where = Assignments.ExpectedVersion(Model, Update) is { } version
            ? RelationKeys.And(version, Where) : Where;
        var assignments = Assignments.ForUpdate(Model, Update, null, engine.Now);
        return assignments.Count == 0
            ? Unchanged(engine, where, ct)
            : Affected(engine, engine.Statements.Update(Model, Verb, null, where, assignments, null, Limit), ct);
    }

    /// <summary>The error of a change that would reach all rows without saying so.</summary>
    internal static InvalidQueryException NoCondition(ModelInfo model, Verb verb) => new(
        $"{verb.Name()} on {model.Name} has no condition left. "
        + "Say updateAll or deleteAll when all rows are meant.", "where");

    /// <summary>Throws for a limit that is negative.</summary>
    internal static void CheckLimit(ModelInfo model, Verb verb, int? limit)
    {
        if (limit is < 0)
            throw new InvalidQueryException($"{verb.Name()} on {model.Name} cannot have a negative limit.", "limit");
    }

    private Task<int> Affected(Engine engine, SqlStatement statement, CancellationToken ct) =>
        engine.Source.Runner(Access).Run(statement, AffectedResult.Instance, ct).AsTask();

    /// <summary>How many rows an update without data would reach.</summary>
    private Task<int> Unchanged(Engine engine, Predicate? where, CancellationToken ct) => engine.Run(
        new CountRows { Model = Model, Verb = Verb, Arguments = new() { Where = where, Take = Limit } }, ct);
}
