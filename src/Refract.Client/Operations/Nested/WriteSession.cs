using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The single steps that a write with nested writes is made of, all in one transaction and of one moment.
/// </summary>
internal sealed class WriteSession(Statements statements, SqlRunner runner, Verb verb, DateTimeOffset now)
{
    /// <summary>
    /// How often a row is looked for again that another transaction inserts between the lookup and the insert.
    /// </summary>
    private const int CreateAttempts = 3;

    private int _attempts;

    public DateTimeOffset Now => now;

    public Verb Verb => verb;

    /// <summary>True when rows of the model are marked instead of deleted.</summary>
    public bool OnlyMarks(ModelInfo model) => statements.Policies?.Deleted(model) is not null;

    public async ValueTask<StoredRow> Insert(ModelInfo model, List<Assignment> assignments, CancellationToken ct)
    {
        var rows = await runner.Run(
            statements.Insert(model, verb, assignments, model.Projections.Keys),
            new StoredRows(model.Projections.Keys), ct)
            .ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>The row of a key, if it meets the condition.</summary>
    /// <param name="model">The model.</param>
    /// <param name="key">The key.</param>
    /// <param name="where">The condition, or null.</param>
    /// <param name="toChange">Locks the row until the end, because it is about to be changed.</param>
    /// <param name="ct">Stops the search.</param>
    public async ValueTask<StoredRow?> Find(ModelInfo model, UniqueKey key, Predicate? where, bool toChange,
        CancellationToken ct)
    {
        var spec = SelectSpec.ByKey(model, verb, key, [], toChange ? RowLock.NoKeyUpdate : RowLock.None, where);
        var rows = await runner.Run(statements.Select(spec), new StoredRows(model.Projection), ct)
            .ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>
    /// Looks for a row and creates it when it is not there. When another transaction inserts the same row between the
    /// two, the creation is undone and the next lookup finds that row.
    /// </summary>
    /// <param name="model">The row's model.</param>
    /// <param name="find">Looks for the row and does what is done with it; false when it is not there.</param>
    /// <param name="create">Creates the row and all that belongs to it.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>True when it was found.</returns>
    public async ValueTask<bool> FindOrCreate(ModelInfo model, Func<ValueTask<bool>> find, Func<ValueTask> create,
        CancellationToken ct)
    {
        for (var attempt = 1; !await find().ConfigureAwait(false); attempt++)
        {
            if (await CanCreate(model, create, isLast: attempt == CreateAttempts, ct).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    /// <summary>All rows of a condition, locked until the end.</summary>
    public ValueTask<List<StoredRow>> FindAll(ModelInfo model, Predicate where, CancellationToken ct)
    {
        var spec = SelectSpec.Of(
            new FindPlan
            {
                Model = model, Verb = verb, Arguments = new() { Where = where }, Lock = RowLock.NoKeyUpdate,
            },
            null, mayJoin: false);
        return runner.Run(statements.Select(spec), new StoredRows(model.Projection), ct);
    }

    /// <summary>Changes rows and returns them as they are afterwards.</summary>
    public ValueTask<List<StoredRow>> Update(ModelInfo model, UniqueKey? key, Predicate? where,
        List<Assignment> assignments,
        CancellationToken ct) =>
        runner.Run(
            statements.Update(model, verb, key, where, assignments, model.Projections.Keys),
            new StoredRows(model.Projections.Keys), ct);

    public ValueTask<int> Change(ModelInfo model, UniqueKey? key, Predicate? where, List<Assignment> assignments,
        CancellationToken ct) =>
        runner.Run(statements.Update(model, verb, key, where, assignments, null), AffectedResult.Instance, ct);

    /// <summary>Changes the foreign keys of rows, and with them their time of change and version.</summary>
    public ValueTask<int> Relink(ModelInfo model, UniqueKey? key, Predicate? where, List<Assignment> keys,
        CancellationToken ct) =>
        Change(model, key, where, Assignments.ForRelink(model, keys, now), ct);

    public ValueTask<int> Delete(ModelInfo model, UniqueKey? key, Predicate? where, CancellationToken ct) =>
        runner.Run(statements.Delete(model, verb, key, where, null, now), AffectedResult.Instance, ct);

    public async ValueTask InsertMany(ModelInfo model, IReadOnlyList<DataInput> rows, List<Assignment> supplied,
        bool skipDuplicates,
        CancellationToken ct)
    {
        foreach (var statement in new InsertManyPlanner(statements, model, verb, now, supplied).Plan(rows,
            skipDuplicates))
            await runner.Run(statement, AffectedResult.Instance, ct).ConfigureAwait(false);
    }

    public ValueTask<int> ChangeJoinRows(
        JoinRowChange change, RelationInfo relation, SqlValue local, List<SqlValue> targets, CancellationToken ct) =>
        runner.Run(
            statements.JoinRows(change, relation, verb, local, ColumnValues.ToList(relation.TargetColumns[0], targets)),
            AffectedResult.Instance, ct);

    /// <summary>
    /// Creates the row in a savepoint; false when a row with the same key was inserted after the lookup.
    /// </summary>
    private async ValueTask<bool> CanCreate(ModelInfo model, Func<ValueTask> create, bool isLast, CancellationToken ct)
    {
        if (runner is not SqlTransaction { IsExclusive: false } transaction)
        {
            await create().ConfigureAwait(false);
            return true;
        }

        var name = $"refract_try_{_attempts++}";
        await transaction.Savepoint(name, ct).ConfigureAwait(false);
        try
        {
            await create().ConfigureAwait(false);
            await transaction.Release(name, ct).ConfigureAwait(false);
            return true;
        }
        catch (UniqueConstraintException taken) when (!isLast && (taken.Model is null || taken.Model == model.Name))
        {
            await transaction.RollbackTo(name).ConfigureAwait(false);
            await transaction.Release(name, ct).ConfigureAwait(false);
            // A snapshot does not show the row: looking again would not help, running the transaction again does.
            if (transaction.HasSnapshots) throw;
            return false;
        }
    }
}
