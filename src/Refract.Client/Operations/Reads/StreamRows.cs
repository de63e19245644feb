using System.Threading.Channels;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Hands the rows of a condition over while they are read; how many there were.</summary>
/// <typeparam name="T">What is read of a row.</typeparam>
/// <typeparam name="TResult">What the caller gets for it.</typeparam>
internal sealed class StreamRows<T, TResult> : FindPlan, IOperation<int> where T : class
{
    /// <summary>What the rows become.</summary>
    public required Reader<T> Reader { get; init; }

    /// <summary>Makes results of rows, once all that belongs to them is loaded.</summary>
    public required Func<List<T>, IReadOnlyList<TResult>> Results { get; init; }

    /// <summary>Takes the results.</summary>
    public required ChannelWriter<IReadOnlyList<TResult>> Target { get; init; }

    /// <inheritdoc/>
    internal override RowForm Form => Reader.Form;

    /// <inheritdoc/>
    async Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct)
    {
        if (Arguments.Take < 0)
            throw new InvalidQueryException(
                "A stream cannot take rows from the end: those would all have to be read first. Turn the order around.",
                "take");
        var runner = engine.Source.Runner(Access);
        var spec = SelectSpec.Of(this, Arguments.Take, mayJoin: true);
        // The loop may want to use the connection of the transaction too, and a function whose relations are only
        // known from its calls asks for those of all rows.
        if (runner is SqlTransaction || Reader.HasDeferred)
        {
            var rows = await RecordLoader.Load(engine, runner, spec, Reader, LoadStrategy, ct).ConfigureAwait(false);
            await Target.WriteAsync(Results(rows), ct).ConfigureAwait(false);
            return rows.Count;
        }

        var loading = new RelationLoading(engine.Statements, runner, Verb, LoadStrategy ?? engine.Source.LoadStrategy,
            ct);
        return await runner.Run(engine.Statements.Select(spec), Reader.InGroups(spec, Hand), ct).ConfigureAwait(false);

        async ValueTask Hand(List<T> rows, List<IncludeLoader> loaders, CancellationToken stop)
        {
            await RecordLoader.Finish(loading, loaders, rows, Reader).ConfigureAwait(false);
            await Target.WriteAsync(Results(rows), stop).ConfigureAwait(false);
        }
    }
}
