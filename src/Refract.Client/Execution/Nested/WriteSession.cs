using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The single steps that a write with nested writes is made of, all in one transaction and of one moment.</summary>
internal sealed class WriteSession(Statements statements, SqlRunner runner, string verb, DateTimeOffset now)
{
    public DateTimeOffset Now => now;

    public async ValueTask<StoredRow> Insert(ModelInfo model, List<Assignment> assignments, CancellationToken ct)
    {
        var rows = await runner.Run(statements.Insert(model, verb, assignments, Returning.Links), new StoredRows(model, isWhole: false), ct)
            .ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>The row of a key, if it fulfils the condition.</summary>
    /// <param name="model">The model.</param>
    /// <param name="key">The key.</param>
    /// <param name="where">The condition, or null.</param>
    /// <param name="toChange">Locks the row until the end, because it is about to be changed.</param>
    /// <param name="ct">Stops the search.</param>
    public async ValueTask<StoredRow?> Find(ModelInfo model, UniqueKey key, Predicate? where, bool toChange, CancellationToken ct)
    {
        var spec = SelectSpec.Row(model, verb, key, [], toChange ? RowLock.NoKeyUpdate : RowLock.None, where);
        var rows = await runner.Run(statements.Rows(spec), new StoredRows(model, isWhole: true), ct).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>All rows of a condition, locked until the end.</summary>
    public ValueTask<List<StoredRow>> FindAll(ModelInfo model, Predicate where, CancellationToken ct)
    {
        var spec = SelectSpec.Rows(new FindPlan { Model = model, Verb = verb, Where = where, Lock = RowLock.NoKeyUpdate }, null,
            mayJoin: false);
        return runner.Run(statements.Rows(spec), new StoredRows(model, isWhole: true), ct);
    }

    /// <summary>Changes rows and answers them as they are afterwards.</summary>
    public ValueTask<List<StoredRow>> Update(ModelInfo model, UniqueKey? key, Predicate? where, List<Assignment> assignments,
        CancellationToken ct) =>
        runner.Run(statements.Update(model, verb, key, where, assignments, Returning.Links), new StoredRows(model, isWhole: false), ct);

    public ValueTask<int> Count(ModelInfo model, UniqueKey? key, Predicate? where, List<Assignment> assignments, CancellationToken ct) =>
        runner.Run(statements.Update(model, verb, key, where, assignments, Returning.Nothing), AffectedResult.Instance, ct);

    /// <summary>Changes the foreign keys of rows, and their time of change with them.</summary>
    public ValueTask<int> Relink(ModelInfo model, UniqueKey? key, Predicate? where, List<Assignment> keys, CancellationToken ct) =>
        Count(model, key, where, [.. keys, .. Assignments.TimeOfChange(model, now)], ct);

    public ValueTask<int> Delete(ModelInfo model, UniqueKey? key, Predicate? where, CancellationToken ct) =>
        runner.Run(statements.Delete(model, verb, key, where, Returning.Nothing), AffectedResult.Instance, ct);

    public async ValueTask InsertMany(ModelInfo model, IReadOnlyList<DataInput> rows, List<Assignment> supplied, bool skipDuplicates,
        CancellationToken ct)
    {
        foreach (var statement in new InsertManyPlanner(statements, model, verb, now, supplied).Plan(rows, skipDuplicates))
            await runner.Run(statement, AffectedResult.Instance, ct).ConfigureAwait(false);
    }

    public ValueTask<int> InsertLinks(RelationInfo relation, SqlValue local, List<SqlValue> targets, CancellationToken ct) =>
        runner.Run(statements.InsertLinks(relation, verb, local, ColumnValues.ToList(relation.TargetColumns[0], targets)),
            AffectedResult.Instance, ct);

    public ValueTask<int> DeleteLinks(RelationInfo relation, SqlValue local, List<SqlValue> targets, bool others, CancellationToken ct) =>
        runner.Run(statements.DeleteLinks(relation, verb, local, ColumnValues.ToList(relation.TargetColumns[0], targets), others),
            AffectedResult.Instance, ct);
}
