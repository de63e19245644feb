using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Executor
{
    /// <summary>
    /// How often work of several statements runs again because tables were altered under statements that were prepared.
    /// </summary>
    private const int TransactionAttempts = 3;

    /// <inheritdoc/>
    public async Task<T> Write<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T> =>
        await WriteOrDefault<T>(plan, ct).ConfigureAwait(false) ?? throw NotFound(plan.Model, plan.Verb, plan.Key);

    /// <inheritdoc/>
    public Task<T?> WriteOrDefault<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        try
        {
            if (plan.Key is null) return Create<T>(plan, ct);
            if (plan is { Create: not null, Update: not null }) return Upsert<T>(plan, ct);
            return plan.Update is not null ? Update<T>(plan, ct) : Delete<T>(plan, ct);
        }
        catch (RefractException error)
        {
            // A value that does not fit its column is found before the statement runs; the caller meets it where the
            // database's word would be.
            return Task.FromException<T?>(error);
        }
    }

    private Task<T?> Create<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        var now = DefaultValues.Now(_source.Clock);
        if (Assignments.HasNested(plan.Create))
        {
            // One statement saves all the round trips of a transaction.
            var tree = CreateTree.TryBuild(plan.Model, plan.Create!, now);
            return tree is not null && _statements.CanInsert(tree) ? CreateTogether<T>(plan, tree, ct)
                : InTransaction<T>(plan, ct);
        }

        var assignments = Assignments.ForCreate(plan.Model, plan.Create!, null, now);
        return Returned<T>(_statements.Insert(plan.Model, plan.Verb, assignments, plan.Model.Projections.Record), plan, ct);
    }

    private async Task<T?> CreateTogether<T>(WritePlan plan, CreateTree tree, CancellationToken ct)
        where T : class, IModel<T>
    {
        var record = await Returned<T>(_statements.Insert(tree, plan.Verb), plan, ct).ConfigureAwait(false);
        if (record is not null) return record;

        // Nothing was inserted: one of the rows to connect is not there. Which, is only asked now.
        var session = new WriteSession(_statements, _source.Runner, plan.Verb, DefaultValues.Now(_source.Clock));
        foreach (var part in tree.Lookups)
            if (await session.Find(part.Model, part.Lookup!, null, toChange: false, ct).ConfigureAwait(false) is null)
                throw NestedErrors.NotFound(part.Relation!, NestedStepKind.Connect, part.Lookup);
        throw NotFound(plan.Model, plan.Verb, null);
    }

    private Task<T?> Update<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        if (Assignments.HasNested(plan.Update)) return InTransaction<T>(plan, ct);
        var assignments = Assignments.ForUpdate(plan.Model, plan.Update!, null, DefaultValues.Now(_source.Clock));
        return assignments.Count == 0
            ? Existing<T>(_source.Runner, plan, ct)
            : Returned<T>(
                _statements.Update(plan.Model, plan.Verb, plan.Key, plan.Where, assignments, plan.Model.Projections.Record), plan,
                ct);
    }

    private Task<T?> Upsert<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        if (plan.Where is not null || Assignments.HasNested(plan.Create) || Assignments.HasNested(plan.Update)
            || !CreatesItsKey(plan))
            return InTransaction<T>(plan, ct);
        var now = DefaultValues.Now(_source.Clock);
        var create = Assignments.ForCreate(plan.Model, plan.Create!, null, now);
        var update = Assignments.ForUpdate(plan.Model, plan.Update!, null, now);
        var statement = _statements.Upsert(plan.Model, plan.Verb, plan.Key!, create, update);
        return plan.Model.Keys.Count == 1 || _source.Runner is SqlTransaction { IsExclusive: true }
            ? Returned<T>(statement, plan, ct)
            : UpsertTwice<T>(statement, plan, ct);
    }

    /// <summary>
    /// PostgreSQL arbitrates by one key only: of two callers that insert the same row at once, one may meet the other's
    /// row at another key first. That row is there by then, so the second time it is found, unless the key belongs to a
    /// different row.
    /// </summary>
    private async Task<T?> UpsertTwice<T>(SqlStatement statement, WritePlan plan, CancellationToken ct)
        where T : class, IModel<T>
    {
        var transaction = _source.Runner as SqlTransaction;
        try
        {
            return await Once().ConfigureAwait(false);
        }
        catch (UniqueConstraintException) when (transaction?.HasSnapshots != true)
        {
            return await Once().ConfigureAwait(false);
        }

        // In a transaction it is a level of its own: no other caller's statement can come between its savepoint and
        // what is undone.
        Task<T?> Once() => transaction is null ? Returned<T>(statement, plan, ct)
            : Together(level => ReturnedWithRelations<T>(level, statement, plan, ct), ct);
    }

    private Task<T?> Delete<T>(WritePlan plan, CancellationToken ct)
        where T : class, IModel<T> => plan.Include.Count > 0
        ? InTransaction<T>(plan, ct)
        : Returned<T>(_statements.Delete(plan.Model, plan.Verb, plan.Key, plan.Where, plan.Model.Projections.Record), plan, ct);

    /// <summary>One statement that returns the row.</summary>
    private Task<T?> Returned<T>(SqlStatement statement, WritePlan plan, CancellationToken ct)
        where T : class, IModel<T> =>
        plan.Include.Count == 0
        ? _source.Runner.Run(statement, FirstRow<T>.Instance, ct).AsTask()
        // The write and the loading are one: a caller whom the loading fails finds nothing written, and may try again.
        : Together(transaction => ReturnedWithRelations<T>(transaction, statement, plan, ct), ct);

    private async ValueTask<T?> ReturnedWithRelations<T>(
        SqlTransaction transaction, SqlStatement statement, WritePlan plan, CancellationToken ct)
            where T : class, IModel<T>
    {
        if (plan.Include.Count == 0)
            return await transaction.Run(statement, FirstRow<T>.Instance, ct).ConfigureAwait(false);
        var levels = new List<Level>();
        var spec = SelectSpec.Returned(plan.Model, plan.Verb, plan.Include);
        var rows = new RowsWithRelations<T>(spec, Attachments.Of(spec, levels));
        var records = await transaction.Run(statement, rows, ct).ConfigureAwait(false);
        if (records.Count == 0) return null;
        await RelationLoader.Load(_statements, transaction, plan.Verb, levels, _source.LoadStrategy, ct)
            .ConfigureAwait(false);
        return records[0];
    }

    private async Task<T?> Existing<T>(SqlRunner runner, WritePlan plan, CancellationToken ct)
        where T : class, IModel<T>
    {
        var records = await LoadRows<T>(runner,
            SelectSpec.Row(plan.Model, plan.Verb, plan.Key!, plan.Include, where: plan.Where), _source.LoadStrategy, ct)
            .ConfigureAwait(false);
        return records.Count == 0 ? null : records[0];
    }

    /// <summary>Several statements that take effect as a whole.</summary>
    private Task<T?> InTransaction<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T> =>
        Together(transaction => Steps<T>(plan, transaction, ct), ct);

    private async Task<T?> Together<T>(Func<SqlTransaction, ValueTask<T?>> steps, CancellationToken ct) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var transaction = await _source.Begin(ct).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                var record = await steps(transaction).ConfigureAwait(false);
                await transaction.Commit(ct).ConfigureAwait(false);
                return record;
            }
            catch (TransactionConflictException conflict)
                when (attempt < TransactionAttempts && conflict.IsOfPreparedStatement
                && _source.Runner is SqlDatabase)
            {
                // The transaction was ours alone, so all of it can run again.
            }
        }
    }

    private async ValueTask<T?> Steps<T>(WritePlan plan, SqlTransaction transaction, CancellationToken ct)
        where T : class, IModel<T>
    {
        var writer = new NestedWriter(
            new WriteSession(_statements, transaction, plan.Verb, DefaultValues.Now(_source.Clock)));
        StoredRow? row = null, created = null;
        if (plan is { Key: { } upserted, Create: not null })
        {
            await writer.Session.FindOrCreate(
                plan.Model,
                async () => (row = await writer.Session.Find(plan.Model, upserted, plan.Where, toChange: true, ct)
                    .ConfigureAwait(false)) is not null,
                async () => created = await writer.Create(plan.Model, plan.Create, null, ct).ConfigureAwait(false),
                ct).ConfigureAwait(false);
        }
        else if (plan.Key is { } key)
        {
            row = await writer.Session.Find(plan.Model, key, plan.Where, toChange: true, ct).ConfigureAwait(false);
            if (row is null) return null;
            if (plan.Update is null)
            {
                var doomed = await Existing<T>(transaction, plan, ct).ConfigureAwait(false);
                await writer.Session.Delete(plan.Model, key, null, ct).ConfigureAwait(false);
                return doomed;
            }
        }

        row = row is not null ? await writer.Update(plan.Model, row, plan.Update!, ct).ConfigureAwait(false)
            : created ?? await writer.Create(plan.Model, plan.Create!, null, ct).ConfigureAwait(false);
        var records = await LoadRows<T>(transaction, SelectSpec.Row(plan.Model, plan.Verb, row.Key, plan.Include),
            _source.LoadStrategy, ct)
            .ConfigureAwait(false);
        return records.Count == 0 ? null : records[0];
    }

    /// <summary>
    /// True when a row that the upsert creates has the key that it looked for, so that the database can do both in one.
    /// </summary>
    private static bool CreatesItsKey(WritePlan plan)
    {
        var columns = plan.Model.Keys[plan.Key!.Index].Columns;
        for (var i = 0; i < columns.Count; i++)
            if (!Assignments.TryFind(columns[i], plan.Create!, null, out var value)
                || !SqlValues.Same(value, ColumnValues.Ready(columns[i], plan.Key[i]))) return false;
        return true;
    }
}
