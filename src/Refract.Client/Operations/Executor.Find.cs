using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Executor
{
    /// <inheritdoc/>
    public Task<T?> FindOne<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        try
        {
            if (plan is { Key: { } key, Where: null, Include.Count: 0, Lock: RowLock.None })
                return _source.Runner.Run(_statements.RowByKey(plan.Model, key), FirstRow<T>.Instance, ct).AsTask();
            return First<T>(plan, ct);
        }
        catch (RefractException error)
        {
            // The transaction has ended, or the client was disposed; the caller meets it where the database's word
            // would be.
            return Task.FromException<T?>(error);
        }
    }

    /// <inheritdoc/>
    public async Task<T> FindOneOrThrow<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T> =>
        await FindOne<T>(plan, ct).ConfigureAwait(false) ?? throw NotFound(plan.Model, plan.Verb, plan.Key);

    /// <inheritdoc/>
    public Task<IReadOnlyList<T>> FindMany<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        try
        {
            var spec = FindSpec(plan, plan.Take);
            return spec.Joins.Length == 0 && spec.Levels.Length == 0
                ? _source.Runner.Run(_statements.Rows(spec),
                    spec.IsReversed ? AllRows<T>.Backwards : AllRows<T>.Forwards, ct).AsTask()
                : ManyWithRelations<T>(spec, StrategyOf(plan), ct);
        }
        catch (RefractException error)
        {
            return Task.FromException<IReadOnlyList<T>>(error);
        }
    }

    /// <inheritdoc/>
    public async Task<int> Count(FindPlan plan, CancellationToken ct)
    {
        var statement = _statements.Count(SelectSpec.Rows(plan, plan.Take, mayJoin: true));
        return checked((int)await _source.Runner.Run(statement, NumberResult.Instance, ct).ConfigureAwait(false));
    }

    private static SelectSpec FindSpec(FindPlan plan, int? take) => SelectSpec.Rows(plan, take, mayJoin: true);

    private async Task<T?> First<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T>
    {
        var take = plan.Key is not null ? (int?)null : plan.Take < 0 ? -1 : 1;
        var spec = FindSpec(plan, take);
        if (spec.Joins.Length == 0 && spec.Levels.Length == 0)
            return await _source.Runner.Run(_statements.Rows(spec), FirstRow<T>.Instance, ct).ConfigureAwait(false);
        var records = await LoadRows<T>(_source.Runner, spec, StrategyOf(plan), ct).ConfigureAwait(false);
        return records.Count == 0 ? null : records[0];
    }

    private RelationLoadStrategy StrategyOf(FindPlan plan) => plan.LoadStrategy ?? _source.LoadStrategy;

    private async Task<IReadOnlyList<T>> ManyWithRelations<T>(SelectSpec spec, RelationLoadStrategy strategy,
        CancellationToken ct)
        where T : class, IModel<T> => await LoadRows<T>(_source.Runner, spec, strategy, ct).ConfigureAwait(false);

    /// <summary>Runs a select and loads what hangs on its rows.</summary>
    private async ValueTask<List<T>> LoadRows<T>(SqlRunner runner, SelectSpec spec, RelationLoadStrategy strategy,
        CancellationToken ct)
        where T : class, IModel<T>
    {
        // A row by its key costs little to find again: one round trip for everything. A list may be expensive to run
        // twice: level by level, unless the caller knows better.
        var mayRepeat = (spec.Key is not null || strategy == RelationLoadStrategy.OneTrip)
            && (runner.HasSnapshots || spec.StandsStill);
        if (mayRepeat && spec.Lock == RowLock.None && spec.HasLevels && _statements.Dialect.Capabilities.HasBatches)
        {
            var batch = new ReadBatch<T>(_statements, spec);
            await runner.RunBatch(batch, ct).ConfigureAwait(false);
            return batch.Records;
        }

        var levels = new List<Level>();
        var rows = new RowsWithRelations<T>(spec, Attachments.Of(spec, levels));
        var records = await runner.Run(_statements.Rows(spec), rows, ct).ConfigureAwait(false);
        await RelationLoader.Load(_statements, runner, spec.Verb, levels, strategy, ct).ConfigureAwait(false);
        return records;
    }

    private static RecordNotFoundException NotFound(ModelInfo model, Verb verb, UniqueKey? key) => new(
        model.Name, verb.Name(), key is null
            ? null : string.Join(" and ", model.Keys[key.Index].Columns.Select(column => column.Field)));
}
