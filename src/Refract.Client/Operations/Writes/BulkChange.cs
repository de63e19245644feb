using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The statement of an update or delete of the rows of a condition, with or without its rows.</summary>
internal static class BulkChange
{
    /// <summary>The statement; null for an update without data.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="plan">Which rows, and what to change; without data they are deleted.</param>
    /// <param name="returned">What is returned of the rows, or null.</param>
    /// <param name="where">The condition on the rows, with the version that they must have.</param>
    /// <exception cref="InvalidQueryException">There is no condition, or the limit is negative.</exception>
    public static SqlStatement? Statement(Engine engine, WriteManyPlan plan, Projection? returned,
        out Predicate? where)
    {
        var (model, verb, limit) = (plan.Model, plan.Verb, plan.Limit);
        where = plan.Where;
        // The last of several guards: an optional filter that was left out must not empty a table.
        if (where is null && verb is not (Verb.UpdateAll or Verb.DeleteAll))
            throw new InvalidQueryException(
                $"{verb.Name()} on {model.Name} has no condition left. "
                + "Say updateAll or deleteAll when all rows are meant.", "where");
        if (limit is < 0)
            throw new InvalidQueryException($"{verb.Name()} on {model.Name} cannot have a negative limit.", "limit");
        if (plan.Update is not { } data)
            return engine.Statements.Delete(model, verb, null, where, returned, engine.Now, limit);
        if (Assignments.ExpectedVersion(model, data) is { } version) where = RelationKeys.And(version, where);
        var assignments = Assignments.ForUpdate(model, data, null, engine.Now);
        return assignments.Count == 0
            ? null : engine.Statements.Update(model, verb, null, where, assignments, returned, limit);
    }
}
