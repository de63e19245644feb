namespace Refract.Runtime;

/// <summary>
/// The steps of a relation whose foreign key stands in the related rows: the row is written, they follow.
/// </summary>
internal sealed class DependentSteps(NestedWriter writer, RelationInfo relation, StoredRow row, bool isNew)
{
    private readonly ModelInfo _target = relation.Target;
    private readonly RelatedSteps _related = new(writer, relation, row);

    private WriteSession Session => writer.Session;

    private List<Assignment> Key => RelationKeys.Assign(relation.TargetColumns, relation.LocalColumns, row);

    public async ValueTask Run(NestedWrites nested, CancellationToken ct)
    {
        List<DataInput>? rows = null;
        foreach (var step in nested.StepsOn(relation))
        {
            // Rows that nothing hangs on need not tell their keys: they go together.
            if (relation.IsMany && step.Kind == NestedStepKind.Create && !Assignments.HasNested(step.Create))
            {
                (rows ??= []).Add(step.Create!);
                continue;
            }

            await Insert(rows, ct).ConfigureAwait(false);
            rows = null;
            await Run(step, ct).ConfigureAwait(false);
        }

        await Insert(rows, ct).ConfigureAwait(false);
    }

    private ValueTask Insert(List<DataInput>? rows, CancellationToken ct) =>
        rows is null ? ValueTask.CompletedTask : Session.InsertMany(_target, rows, Key, skipDuplicates: false, ct);

    private async ValueTask Run(NestedStep step, CancellationToken ct)
    {
        switch (step.Kind)
        {
            case NestedStepKind.Create:
                await MakeRoom(step.Kind, null, ct).ConfigureAwait(false);
                await writer.Create(_target, step.Create!, Key, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.CreateMany:
                await Session.InsertMany(_target, step.Many!, Key, step.SkipDuplicates, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.ConnectOrCreate:
                await Session.FindOrCreate(_target, () => TryConnect(step.Kind, step.Key!, step.Where, ct), async () =>
                {
                    await MakeRoom(step.Kind, null, ct).ConfigureAwait(false);
                    await writer.Create(_target, step.Create!, Key, ct).ConfigureAwait(false);
                }, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Connect:
                if (!await TryConnect(step.Kind, step.Key!, step.Where, ct).ConfigureAwait(false))
                    throw NestedErrors.NotThereToConnect(relation, step.Kind, step.Key!);
                break;
            case NestedStepKind.Disconnect:
                // Whether or not there is a row to part: a mistake in the program should not wait for data that shows
                // it.
                if (!relation.Opposite.IsOptional) throw NestedErrors.Required(relation, step.Kind);
                await Release(step.Kind, _related.Of(step), ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Delete:
                if (await Session.Delete(_target, null, _related.Of(step), ct).ConfigureAwait(false) == 0)
                {
                    throw step.Key is null
                        ? NestedErrors.NotFound(relation, step.Kind, null)
                        : NestedErrors.NotConnected(relation, step.Kind, step.Key);
                }

                break;
            case NestedStepKind.Set:
                await Set(step, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Update:
                await Update(
                    await _related.Find(step, ct).ConfigureAwait(false)
                        ?? throw NestedErrors.NotFound(relation, step.Kind, step.Key), step,
                    ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Upsert:
                StoredRow? found = null;
                await Session.FindOrCreate(
                    _target,
                    async () => (found = await _related.Find(step, ct).ConfigureAwait(false)) is not null,
                    async () => await writer.Create(_target, step.Create!, Key, ct).ConfigureAwait(false),
                    ct).ConfigureAwait(false);
                if (found is not null) await Update(found, step, ct).ConfigureAwait(false);
                break;
            default:
                await _related.Run(step, ct).ConfigureAwait(false);
                break;
        }
    }

    private ValueTask<StoredRow> Update(StoredRow found, NestedStep step, CancellationToken ct) =>
        writer.Update(_target, found, step.Update!, ct);

    private async ValueTask<bool> TryConnect(NestedStepKind step, UniqueKey key, Predicate? where, CancellationToken ct)
    {
        await MakeRoom(step, key, ct).ConfigureAwait(false);
        return await Session.Relink(_target, key, where, Key, ct).ConfigureAwait(false) > 0;
    }

    /// <summary>
    /// In a one-to-one relation the row that is connected so far has to let go, unless it is the one to be connected.
    /// </summary>
    private async ValueTask MakeRoom(NestedStepKind step, UniqueKey? except, CancellationToken ct)
    {
        if (relation.IsMany || isNew) return;
        var others = RelationKeys.Of(relation, row);
        if (except is not null) others = new AndPredicate(others, new NotPredicate(RelationKeys.Is(_target, except)));
        await Release(step, others, ct).ConfigureAwait(false);
    }

    private async ValueTask Release(NestedStepKind step, Predicate which, CancellationToken ct)
    {
        if (relation.Opposite.IsOptional && RelationKeys.Clear(relation.TargetColumns) is { } clear)
            await Session.Relink(_target, null, which, clear, ct).ConfigureAwait(false);
        else if ((await Session.FindAll(_target, which, ct).ConfigureAwait(false)).Count > 0)
            throw NestedErrors.Required(relation, step);
    }

    private async ValueTask Set(NestedStep step, CancellationToken ct)
    {
        Predicate? kept = null;
        foreach (var key in step.Keys!)
        {
            var one = RelationKeys.And(RelationKeys.Is(_target, key), key.Further);
            kept = kept is null ? one : new OrPredicate(kept, one);
        }

        var others = RelationKeys.Of(relation, row);
        await Release(step.Kind, kept is null ? others : new AndPredicate(others, new NotPredicate(kept)), ct)
            .ConfigureAwait(false);
        foreach (var key in step.Keys)
            if (await Session.Relink(_target, key, key.Further, Key, ct).ConfigureAwait(false) == 0)
                throw NestedErrors.NotThereToConnect(relation, step.Kind, key);
    }
}
