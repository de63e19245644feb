using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>All rows of a condition.</summary>
internal sealed class FindMany<T> : FindPlan, IOperation<IReadOnlyList<T>> where T : class, IModel<T>
{
    public FindMany()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public FindMany(FindPlan plan) : base(plan)
    {
    }

    /// <inheritdoc/>
    Task<IReadOnlyList<T>> IOperation<IReadOnlyList<T>>.Run(Engine engine, CancellationToken ct)
    {
        var spec = SelectSpec.Rows(this, Rows.Take, mayJoin: true);
        return spec.HasRelations
            ? WithRelations(engine, spec, ct)
            : engine.Source.Runner(Access).Run(engine.Statements.Rows(spec),
                spec.IsReversed ? AllRows<T>.Backwards : AllRows<T>.Forwards, ct).AsTask();
    }

    private async Task<IReadOnlyList<T>> WithRelations(Engine engine, SelectSpec spec, CancellationToken ct) =>
        await RecordLoader.Load<T>(engine, engine.Source.Runner(Access), spec, LoadStrategy, ct).ConfigureAwait(false);
}
