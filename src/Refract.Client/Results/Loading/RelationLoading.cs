using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Loads the relations of rows that were read: one statement for each relation, and where the database has batches one
/// round trip for each depth, or one for all.
/// </summary>
/// <param name="Statements">The database's statements.</param>
/// <param name="Runner">Where to run them.</param>
/// <param name="Verb">The verb that it is done for.</param>
/// <param name="Strategy">Whether all depths may come in one trip.</param>
/// <param name="Stop">Stops the loading.</param>
internal readonly record struct RelationLoading(
    Statements Statements, SqlRunner Runner, Verb Verb, RelationLoadStrategy Strategy, CancellationToken Stop)
{
    /// <summary>Loads relations and all below them.</summary>
    /// <param name="loaders">The loaders; their rows have been read.</param>
    /// <param name="waiting">
    /// Receives those that cannot be loaded yet (<see cref="IncludeLoader.Deferred"/>); null when there are none.
    /// </param>
    public async ValueTask Load(List<IncludeLoader> loaders, List<IncludeLoader>? waiting = null)
    {
        var hasBatches = Statements.Dialect.Capabilities.HasBatches;
        var allDepths = hasBatches && Runner.HasSnapshots && waiting is null
            && Strategy != RelationLoadStrategy.EachDepth;
        while (loaders.Count > 0)
        {
            var next = new List<IncludeLoader>();
            if (waiting is not null) loaders.RemoveAll(loader => Waits(loader, waiting));
            loaders.RemoveAll(static loader => loader.AttachEmpty());
            if (allDepths && loaders.Exists(static loader => loader.HasIncludesBelow))
            {
                await Runner.RunBatch(IncludeBatch.OfAllDepths(Statements, Verb, loaders), Stop).ConfigureAwait(false);
            }
            else if (loaders.Count > 1 && hasBatches)
            {
                await Runner.RunBatch(IncludeBatch.OfDepth(Statements, Verb, loaders, next), Stop)
                    .ConfigureAwait(false);
            }
            else
            {
                foreach (var loader in loaders)
                    await Runner.Run(Statements.Select(loader.ByKeys(Statements.Dialect, Verb, next)), loader, Stop)
                        .ConfigureAwait(false);
            }

            loaders = next;
        }
    }

    private static bool Waits(IncludeLoader loader, List<IncludeLoader> waiting)
    {
        if (loader.Deferred is null) return false;
        waiting.Add(loader);
        return true;
    }
}
