namespace Refract.Runtime;

/// <summary>A page of the rows of a condition, and how many there are in all.</summary>
/// <typeparam name="T">What is read of a row.</typeparam>
/// <typeparam name="TResult">What the caller gets for it.</typeparam>
internal sealed class FindPage<T, TResult> : FindPlan, IOperation<Page<TResult>> where T : class
{
    /// <summary>What the rows become.</summary>
    public required Reader<T> Reader { get; init; }

    /// <summary>Makes results of the rows, once all that belongs to them is loaded.</summary>
    public required Func<List<T>, IReadOnlyList<TResult>> Results { get; init; }

    /// <inheritdoc/>
    internal override RowForm Form => Reader.Form;

    /// <inheritdoc/>
    async Task<Page<TResult>> IOperation<Page<TResult>>.Run(Engine engine, CancellationToken ct)
    {
        var runner = engine.Source.Runner(Access);
        var all = new FindPlan
        {
            Model = Model, Verb = Verb, Arguments = new() { Where = Arguments.Where, Distinct = Arguments.Distinct },
        };
        var count = engine.Statements.Count(SelectSpec.Of(all, null, mayJoin: true));
        var spec = SelectSpec.Of(this, Arguments.Take, mayJoin: true);
        var loaders = new List<IncludeLoader>();
        var batch = new PageBatch<T>(count, engine.Statements.Select(spec),
            Reader.WithRelations(spec, Attachments.Of(spec, loaders)), loaders);
        await runner.RunBatch(batch, ct).ConfigureAwait(false);
        var loading = new RelationLoading(engine.Statements, runner, Verb, LoadStrategy ?? engine.Source.LoadStrategy,
            ct);
        await RecordLoader.Finish(loading, loaders, batch.Rows, Reader).ConfigureAwait(false);
        return new Page<TResult>(Results(batch.Rows), batch.Total);
    }
}
