using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The steps of an implicit many-to-many relation: both rows stand for themselves, a join table ties them.
/// </summary>
internal sealed class JoinTableSteps(NestedWriter writer, RelationInfo relation, StoredRow row)
{
    private readonly ModelInfo _target = relation.Target;
    private readonly RelatedSteps _related = new(writer, relation, row);
    private readonly ColumnInfo _id = relation.TargetColumns[0];

    private WriteSession Session => writer.Session;

    private SqlValue Local => row[relation.LocalColumns[0]];

    public async ValueTask Run(NestedWrites nested, CancellationToken ct)
    {
        // Steps of a kind that name one row each are taken together: one lookup for the rows, one statement for
        // the rows of the join table.
        foreach (var steps in nested.Steps.GroupBy(step => step.Kind))
        {
            if (steps.Key is NestedStepKind.Connect)
                await Connect(steps.Key, [.. steps.Select(step => step.Key!)], ct).ConfigureAwait(false);
            else if (steps.Key is NestedStepKind.Disconnect)
                await Disconnect([.. steps.Select(step => step.Key!)], ct).ConfigureAwait(false);
            else foreach (var step in steps) await Run(step, ct).ConfigureAwait(false);
        }
    }

    private async ValueTask Run(NestedStep step, CancellationToken ct)
    {
        switch (step.Kind)
        {
            case NestedStepKind.Create:
                await Add(await writer.Create(_target, step.Create!, null, ct).ConfigureAwait(false), ct)
                    .ConfigureAwait(false);
                break;
            case NestedStepKind.CreateMany:
                foreach (var data in step.Many!)
                    await Add(await writer.Create(_target, data, null, ct).ConfigureAwait(false), ct)
                        .ConfigureAwait(false);
                break;
            case NestedStepKind.ConnectOrCreate:
                StoredRow? target = null;
                await Session.FindOrCreate(
                    _target,
                    async () => (target = await Session.Find(_target, step.Key!, step.Where, toChange: false, ct)
                        .ConfigureAwait(false)) is not null,
                    async () => target = await writer.Create(_target, step.Create!, null, ct).ConfigureAwait(false),
                    ct).ConfigureAwait(false);
                await Add(target!, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Delete:
                var doomed = await _related.Find(step, ct).ConfigureAwait(false)
                    ?? throw NestedErrors.NotConnected(relation, step.Kind, step.Key);
                // The row of the join table goes first: without cascading foreign keys it would stay behind. A row that
                // is only marked keeps it.
                if (!Session.OnlyMarks(_target))
                    await Change(JoinRowChange.Delete, [doomed[_id]], ct).ConfigureAwait(false);
                await Session.Delete(_target, doomed.Key, null, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Set:
                var ids = await Ids(step.Kind, step.Keys!, ct).ConfigureAwait(false);
                await Change(JoinRowChange.DeleteOthers, ids, ct).ConfigureAwait(false);
                if (ids.Count > 0)
                    await Change(JoinRowChange.Insert, ids, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Update:
                var found = await _related.Find(step, ct).ConfigureAwait(false)
                    ?? throw NestedErrors.NotFound(relation, step.Kind, step.Key);
                await writer.Update(_target, found, step.Update!, ct).ConfigureAwait(false);
                break;
            case NestedStepKind.Upsert:
                StoredRow? there = null;
                await Session.FindOrCreate(
                    _target,
                    async () => (there = await _related.Find(step, ct).ConfigureAwait(false)) is not null,
                    async () => await Add(await writer.Create(_target, step.Create!, null, ct).ConfigureAwait(false),
                        ct).ConfigureAwait(false),
                    ct).ConfigureAwait(false);
                if (there is not null) await writer.Update(_target, there, step.Update!, ct).ConfigureAwait(false);
                break;
            default:
                await _related.Run(step, ct).ConfigureAwait(false);
                break;
        }
    }

    private ValueTask<int> Change(JoinRowChange change, List<SqlValue> ids, CancellationToken ct) =>
        Session.ChangeJoinRows(change, relation, Local, ids, ct);

    private ValueTask<int> Add(StoredRow target, CancellationToken ct) =>
        Change(JoinRowChange.Insert, [target[_id]], ct);

    private async ValueTask Connect(NestedStepKind kind, List<UniqueKey> keys, CancellationToken ct)
    {
        var ids = await Ids(kind, keys, ct).ConfigureAwait(false);
        await Change(JoinRowChange.Insert, ids, ct).ConfigureAwait(false);
    }

    private async ValueTask Disconnect(List<UniqueKey> keys, CancellationToken ct)
    {
        // Rows that are not there, or not related, are as disconnected as they can be.
        var ids = new List<SqlValue>();
        foreach (var key in keys)
            if (await Id(key, ct).ConfigureAwait(false) is { } id) ids.Add(id);
        if (ids.Count > 0) await Change(JoinRowChange.Delete, ids, ct).ConfigureAwait(false);
    }

    private async ValueTask<List<SqlValue>> Ids(NestedStepKind kind, IReadOnlyList<UniqueKey> keys,
        CancellationToken ct)
    {
        var ids = new List<SqlValue>(keys.Count);
        foreach (var key in keys)
            ids.Add(await Id(key, ct).ConfigureAwait(false) ?? throw NestedErrors.NotFound(relation, kind, key));
        return ids;
    }

    private async ValueTask<SqlValue?> Id(UniqueKey key, CancellationToken ct) =>
        await Session.Find(_target, key, key.Further, toChange: false, ct).ConfigureAwait(false) is { } found
            ? found[_id] : null;
}
