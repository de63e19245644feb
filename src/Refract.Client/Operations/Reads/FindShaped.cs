namespace Refract.Runtime;

/// <summary>All rows of a condition, as what the function of a shape makes of them.</summary>
internal sealed class FindShaped<TRow, TResult> : FindPlan, IOperation<IReadOnlyList<TResult>>
    where TRow : Row, IRowOf<TRow>, new()
{
    /// <summary>What the rows become.</summary>
    public required ShapeReader<TRow, TResult> Reader { get; init; }

    /// <inheritdoc/>
    internal override RowForm Form => Reader.Form;

    /// <inheritdoc/>
    OperationSteps IOperation<IReadOnlyList<TResult>>.Steps =>
        Arguments.Include.Count == 0 ? OperationSteps.Checked : OperationSteps.Reads;

    /// <inheritdoc/>
    Task<IReadOnlyList<TResult>> IOperation<IReadOnlyList<TResult>>.Run(Engine engine, CancellationToken ct)
    {
        var spec = SelectSpec.Of(this, Arguments.Take, mayJoin: true);
        return spec.HasSeparate
            ? WithRelations(engine, spec, ct)
            : Alone(engine, spec, ct);
    }

    private async Task<IReadOnlyList<TResult>> Alone(Engine engine, SelectSpec spec, CancellationToken ct)
    {
        var results = Reader.Results(spec);
        var list = await engine.Source.Runner(Access).Run(engine.Statements.Select(spec), results, ct)
            .ConfigureAwait(false);
        results.Rethrow();
        return list;
    }

    private async Task<IReadOnlyList<TResult>> WithRelations(Engine engine, SelectSpec spec, CancellationToken ct)
    {
        var rows = await RecordLoader.Load(engine, engine.Source.Runner(Access), spec, Reader, LoadStrategy, ct)
            .ConfigureAwait(false);
        return Reader.Results(rows);
    }
}
