using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What a function makes of the groups of the rows of a condition.</summary>
internal sealed class GroupRows<TResult> : Plan, IOperation<IReadOnlyList<TResult>>
{
    /// <summary>The groups, but for what is computed of them.</summary>
    public required GroupSpec Groups { get; set; }

    /// <summary>What the function asks for.</summary>
    public required RequestedAggregates Requested { get; init; }

    /// <summary>The function.</summary>
    public required Func<SqlValue[]?, TResult> Function { get; init; }

    /// <inheritdoc/>
    public override Access Access => Access.Read;

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes)
    {
        var copy = Copy<GroupRows<TResult>>();
        copy.Groups = Groups with { Where = changes.And(Groups.Where) };
        return copy;
    }

    /// <inheritdoc/>
    async Task<IReadOnlyList<TResult>> IOperation<IReadOnlyList<TResult>>.Run(Engine engine, CancellationToken ct)
    {
        while (true)
        {
            var asked = Requested.All.ToArray();
            Requested.Begin();
            var statement = engine.Statements.Groups(Groups with { Aggregates = asked });
            var rows = await engine.Source.Runner(Access).Run(statement, new AggregateValues(Groups.Keys, asked), ct)
                .ConfigureAwait(false);
            var results = new List<TResult>(rows.Count);
            try
            {
                foreach (var row in rows)
                {
                    results.Add(Function(row));
                    if (Requested.HasMissing) break;
                }

                if (Requested.HasMissing) continue;
                Requested.Close();
                return results;
            }
            catch (Exception) when (Requested.HasMissing)
            {
                // It saw a value of ours for one that is yet to be read.
            }
        }
    }
}
