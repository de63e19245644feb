namespace Refract.Runtime;

/// <summary>
/// The steps of a relation whose foreign key stands in the row that is written: what they find or make decides that
/// key.
/// </summary>
internal sealed class TargetSteps(NestedWriter writer, RelationInfo relation)
{
    private UniqueKey? _toDelete;

    /// <summary>The foreign key of a row that is yet to be created.</summary>
    public async ValueTask<List<Assignment>> ForNewRow(NestedWrites nested, CancellationToken ct)
    {
        List<Assignment> keys = [];
        foreach (var step in nested.Steps) keys = await Point(step, null, ct).ConfigureAwait(false);
        return keys;
    }

    /// <summary>
    /// Changes what a row points to, and returns what becomes of its foreign key: nothing, when it stays.
    /// </summary>
    public async ValueTask<List<Assignment>> ForRow(StoredRow row, NestedWrites nested, CancellationToken ct)
    {
        List<Assignment> keys = [];
        foreach (var step in nested.StepsOn(relation))
        {
            switch (step.Kind)
            {
                case NestedStepKind.Disconnect:
                    if (step.Where is null || await Current(row, step.Where, ct).ConfigureAwait(false) is not null)
                        keys = Unpoint(step.Kind);
                    break;
                case NestedStepKind.Delete:
                    keys = Unpoint(step.Kind);
                    // The row still points to it: it goes when the key has been cleared.
                    _toDelete = (await Current(row, step.Where, ct).ConfigureAwait(false)
                        ?? throw NestedErrors.NotFound(relation, step.Kind, null)).Key;
                    break;
                case NestedStepKind.Update:
                    var target = await Current(row, step.Where, ct).ConfigureAwait(false)
                        ?? throw NestedErrors.NotFound(relation, step.Kind, null);
                    await writer.Update(relation.Target, target, step.Update!, ct).ConfigureAwait(false);
                    break;
                case NestedStepKind.Upsert:
                    StoredRow? there = null;
                    await writer.Session.FindOrCreate(
                        relation.Target,
                        async () => (there = await Current(row, step.Where, ct).ConfigureAwait(false)) is not null,
                        async () => keys = KeyOf(
                            await writer.Create(relation.Target, step.Create!, null, ct).ConfigureAwait(false)),
                        ct).ConfigureAwait(false);
                    if (there is not null)
                        await writer.Update(relation.Target, there, step.Update!, ct).ConfigureAwait(false);
                    break;
                default:
                    keys = await Point(step, row, ct).ConfigureAwait(false);
                    break;
            }
        }

        return keys;
    }

    /// <summary>What had to wait until the row was written.</summary>
    public async ValueTask Finish(CancellationToken ct)
    {
        if (_toDelete is { } key) await writer.Session.Delete(relation.Target, key, null, ct).ConfigureAwait(false);
    }

    private async ValueTask<List<Assignment>> Point(NestedStep step, StoredRow? row, CancellationToken ct)
    {
        StoredRow? target;
        switch (step.Kind)
        {
            case NestedStepKind.Create:
                return KeyOf(await writer.Create(relation.Target, step.Create!, null, ct).ConfigureAwait(false));
            case NestedStepKind.Connect:
                target = await writer.Session.Find(relation.Target, step.Key!, step.Where, toChange: false, ct)
                    .ConfigureAwait(false)
                    ?? throw NestedErrors.NotFound(relation, step.Kind, step.Key);
                break;
            case NestedStepKind.ConnectOrCreate:
                target = null;
                StoredRow? created = null;
                await writer.Session.FindOrCreate(
                    relation.Target,
                    async () => (target = await writer.Session.Find(relation.Target, step.Key!, step.Where,
                        toChange: false, ct).ConfigureAwait(false)) is not null,
                    async () => created = await writer.Create(relation.Target, step.Create!, null, ct)
                        .ConfigureAwait(false),
                    ct).ConfigureAwait(false);
                if (target is null) return KeyOf(created!);
                break;
            default:
                throw new InvalidQueryException(
                    $"{step.Kind} is not possible in {relation.Model.Name}.{relation.Name}, which leads to one row.",
                    $"data.{relation.Name}");
        }

        if (!relation.Opposite.IsMany) await Free(target, row, step.Kind, ct).ConfigureAwait(false);
        return KeyOf(target);
    }

    /// <summary>In a one-to-one relation the target may have a partner already, which has to let go of it.</summary>
    private async ValueTask Free(StoredRow target, StoredRow? row, NestedStepKind step, CancellationToken ct)
    {
        var partner = RelationKeys.Equal(
            relation.Model.RootScope, relation.LocalColumns, relation.TargetColumns, target);
        if (row is not null)
            partner = new AndPredicate(partner, new NotPredicate(RelationKeys.Is(relation.Model, row.Key)));
        if (relation.IsOptional && RelationKeys.Clear(relation.LocalColumns) is { } clear)
            await writer.Session.Relink(relation.Model, null, partner, clear, ct).ConfigureAwait(false);
        else if ((await writer.Session.FindAll(relation.Model, partner, ct).ConfigureAwait(false)).Count > 0)
            throw NestedErrors.Required(relation, step);
    }

    private List<Assignment> Unpoint(NestedStepKind step) =>
        relation.IsOptional && RelationKeys.Clear(relation.LocalColumns) is { } clear
            ? clear : throw NestedErrors.Required(relation, step);

    private List<Assignment> KeyOf(StoredRow target) =>
        RelationKeys.Assign(relation.LocalColumns, relation.TargetColumns, target);

    private async ValueTask<StoredRow?> Current(StoredRow row, Predicate? where, CancellationToken ct)
    {
        var related = RelationKeys.And(RelationKeys.Of(relation, row), where);
        var rows = await writer.Session.FindAll(relation.Target, related, ct)
            .ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }
}
