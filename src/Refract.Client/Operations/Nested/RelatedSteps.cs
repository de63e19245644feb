namespace Refract.Runtime;

/// <summary>
/// What the steps of a to-many relation have in common: which of a row's related rows they mean, and the steps that
/// change all of these.
/// </summary>
internal sealed class RelatedSteps(NestedWriter writer, RelationInfo relation, StoredRow row)
{
    private readonly ModelInfo _target = relation.Target;

    /// <summary>The condition on the related rows of a step.</summary>
    public Predicate Of(NestedStep step)
    {
        var related = RelationKeys.And(RelationKeys.Of(relation, row), step.Where);
        return step.Key is null ? related : new AndPredicate(related, RelationKeys.Is(_target, step.Key));
    }

    /// <summary>The row that a step names, if it is related.</summary>
    public async ValueTask<StoredRow?> Find(NestedStep step, CancellationToken ct)
    {
        var rows = await writer.Session.FindAll(_target, Of(step), ct).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Runs a step that means several rows.</summary>
    public async ValueTask Run(NestedStep step, CancellationToken ct)
    {
        switch (step.Kind)
        {
            case NestedStepKind.UpdateMany:
                var assignments = Assignments.ForUpdate(_target, step.Update!, null, writer.Session.Now);
                var rows = RelationKeys.And(Of(step), Assignments.ExpectedVersion(_target, step.Update!));
                if (assignments.Count > 0)
                    await writer.Session.Change(_target, null, rows, assignments, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.DeleteMany:
                await writer.Session.Delete(_target, null, Of(step), ct).ConfigureAwait(false);
                break;
            default:
                throw new InvalidQueryException($"The engine does not know the nested write {step.Kind}.",
                    $"data.{relation.Name}");
        }
    }
}
