namespace Refract.Runtime;

/// <summary>
/// Writes a row with all that is nested in its data: first the rows that it points to, then the row, then the rows that
/// point to it. Each direction has its own class; they call back for the rows below them, to any depth.
/// </summary>
internal sealed class NestedWriter(WriteSession session)
{
    public WriteSession Session => session;

    /// <summary>Creates a row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Its data.</param>
    /// <param name="supplied">Columns that the enclosing write fills.</param>
    /// <param name="ct">Stops the work.</param>
    public async ValueTask<StoredRow> Create(ModelInfo model, DataInput data, List<Assignment>? supplied,
        CancellationToken ct)
    {
        if (Assignments.HasNested(data))
        {
            var keys = supplied is null ? [] : new List<Assignment>(supplied);
            foreach (var (relation, nested) in Relations(model, data))
                if (relation.HoldsForeignKey)
                    keys.AddRange(await new TargetSteps(this, relation).ForNewRow(nested, ct).ConfigureAwait(false));
            supplied = keys;
        }

        var row = await session.Insert(model, Assignments.ForCreate(model, data, supplied, session.Now), ct)
            .ConfigureAwait(false);
        await Dependents(model, data, row, isNew: true, ct).ConfigureAwait(false);
        return row;
    }

    /// <summary>Changes a row that was found and locked.</summary>
    public async ValueTask<StoredRow> Update(ModelInfo model, StoredRow row, DataInput data, CancellationToken ct)
    {
        var keys = new List<Assignment>();
        var later = new List<TargetSteps>();
        foreach (var (relation, nested) in Relations(model, data))
        {
            if (!relation.HoldsForeignKey) continue;
            var steps = new TargetSteps(this, relation);
            keys.AddRange(await steps.ForRow(row, nested, ct).ConfigureAwait(false));
            later.Add(steps);
        }

        var assignments = Assignments.ForUpdate(model, data, keys, session.Now);
        var version = Assignments.ExpectedVersion(model, data);
        if (assignments.Count > 0)
        {
            var rows = await session.Update(model, row.Key, version, assignments, ct).ConfigureAwait(false);
            if (rows.Count == 1) row = rows[0];
            else if (version is not null) throw new VersionConflictException(model.Name, session.Verb.Name());
        }
        else if (version is not null
            && await session.Find(model, row.Key, version, toChange: false, ct).ConfigureAwait(false) is null)
        {
            throw new VersionConflictException(model.Name, session.Verb.Name());
        }

        foreach (var steps in later) await steps.Finish(ct).ConfigureAwait(false);
        await Dependents(model, data, row, isNew: false, ct).ConfigureAwait(false);
        return row;
    }

    private async ValueTask Dependents(ModelInfo model, DataInput data, StoredRow row, bool isNew, CancellationToken ct)
    {
        foreach (var (relation, nested) in Relations(model, data))
        {
            if (relation.HoldsForeignKey) continue;
            if (relation.Join is not null)
                await new JoinTableSteps(this, relation, row).Run(nested, ct).ConfigureAwait(false);
            else await new DependentSteps(this, relation, row, isNew).Run(nested, ct).ConfigureAwait(false);
        }
    }

    private static List<(RelationInfo Relation, NestedWrites Nested)> Relations(ModelInfo model, DataInput data)
    {
        var list = new List<(RelationInfo, NestedWrites)>();
        foreach (ref readonly var cell in data.Cells)
            if (cell.Nested is { Steps.Count: > 0 } nested) list.Add((model.Relation(cell.Slot), nested));
        return list;
    }
}
