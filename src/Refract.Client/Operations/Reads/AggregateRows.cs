using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What a function makes of aggregates over the rows of a condition.</summary>
internal sealed class AggregateRows<TResult> : FindPlan, IOperation<TResult>
{
    /// <summary>What the function asks for.</summary>
    public required RequestedAggregates Requested { get; init; }

    /// <summary>The function.</summary>
    public required Func<SqlValue[]?, TResult> Function { get; init; }

    /// <inheritdoc/>
    async Task<TResult> IOperation<TResult>.Run(Engine engine, CancellationToken ct)
    {
        var spec = SelectSpec.Of(this, Arguments.Take, mayJoin: true);
        while (true)
        {
            var asked = Requested.All.ToArray();
            if (asked.Length == 0) return Function(null);
            Requested.Begin();
            var statement = engine.Statements.Aggregates(spec, asked);
            var rows = await engine.Source.Runner(Access).Run(statement, new AggregateValues([], asked), ct)
                .ConfigureAwait(false);
            try
            {
                var result = Function(rows[0]);
                if (Requested.HasMissing) continue;
                Requested.Close();
                return result;
            }
            catch (Exception) when (Requested.HasMissing)
            {
                // It saw a value of ours for one that is yet to be read.
            }
        }
    }
}
