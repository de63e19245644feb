namespace Refract.Runtime;

/// <summary>What a function makes of aggregates over the rows of a condition.</summary>
internal sealed class AggregateRows<TResult> : FindPlan, IOperation<TResult>
{
    /// <summary>What the function asks for.</summary>
    public required RequestedAggregates Requested { get; init; }

    /// <summary>The function.</summary>
    public required Func<TResult> Function { get; init; }

    /// <inheritdoc/>
    async Task<TResult> IOperation<TResult>.Run(Engine engine, CancellationToken ct)
    {
        var spec = SelectSpec.Of(this, Arguments.Take, mayJoin: true);
        while (true)
        {
            var asked = Requested.All.ToArray();
            if (asked.Length == 0) return Function();
            Requested.Begin();
            var statement = engine.Statements.Aggregates(spec, asked);
            var rows = await engine.Source.Runner(Access).Run(statement, new AggregateValues([], asked), ct)
                .ConfigureAwait(false);
            Requested.Row = rows[0];
            try
            {
                var result = Function();
                if (!Requested.HasMissing) return result;
            }
            catch (Exception) when (Requested.HasMissing)
            {
                // It saw a value of ours for one that is yet to be read.
            }
        }
    }
}
