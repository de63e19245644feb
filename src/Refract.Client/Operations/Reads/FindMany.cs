using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>All rows of a condition.</summary>
internal sealed class FindMany<T> : FindPlan, IOperation<IReadOnlyList<T>> where T : class
{
    public FindMany()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public FindMany(FindPlan plan, Reader<T> reader) : base(plan) => Reader = reader;

    /// <summary>What the rows become.</summary>
    public required Reader<T> Reader { get; init; }

    /// <inheritdoc/>
    internal override RowForm Form => Reader.Form;

    /// <inheritdoc/>
    OperationSteps IOperation<IReadOnlyList<T>>.Steps =>
        Arguments.Include.Count == 0 ? OperationSteps.One : OperationSteps.Reads;

    /// <inheritdoc/>
    Task<IReadOnlyList<T>> IOperation<IReadOnlyList<T>>.Run(Engine engine, CancellationToken ct)
    {
        var spec = SelectSpec.Of(this, Arguments.Take, mayJoin: true);
        return spec.HasRelations
            ? WithRelations(engine, spec, ct)
            : engine.Source.Runner(Access).Run(engine.Statements.Select(spec),
                Reader.All(spec.IsReversed), ct).AsTask();
    }

    private async Task<IReadOnlyList<T>> WithRelations(Engine engine, SelectSpec spec, CancellationToken ct) =>
        await RecordLoader.Load(engine, engine.Source.Runner(Access), spec, Reader, LoadStrategy, ct)
            .ConfigureAwait(false);
}
