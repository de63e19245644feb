using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Loads the relations of records that were read: one statement for each relation, and where the database has batches
/// one round trip for each depth, or one for all.
/// </summary>
internal static class RelationLoader
{
    /// <summary>Loads relations and all below them.</summary>
    /// <param name="statements">The database's statements.</param>
    /// <param name="runner">Where to run them.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="loaders">The loaders; their records have been read.</param>
    /// <param name="strategy">Whether all depths may come in one trip.</param>
    /// <param name="ct">Stops the loading.</param>
    public static async ValueTask Load(
        Statements statements, SqlRunner runner, Verb verb, List<IncludeLoader> loaders, RelationLoadStrategy strategy,
        CancellationToken ct)
    {
        var hasBatches = statements.Dialect.Capabilities.HasBatches;
        var allDepths = hasBatches && runner.HasSnapshots && strategy != RelationLoadStrategy.EachDepth;
        while (loaders.Count > 0)
        {
            var next = new List<IncludeLoader>();
            loaders.RemoveAll(static loader => loader.AttachEmpty());
            if (allDepths && loaders.Exists(static loader => loader.HasIncludesBelow))
            {
                await runner.RunBatch(IncludeBatch.OfAllDepths(statements, verb, loaders), ct).ConfigureAwait(false);
            }
            else if (loaders.Count > 1 && hasBatches)
            {
                await runner.RunBatch(IncludeBatch.OfDepth(statements, verb, loaders, next), ct).ConfigureAwait(false);
            }
            else
            {
                foreach (var loader in loaders)
                    await runner.Run(statements.Rows(loader.ByKeys(statements.Dialect, verb, next)), loader, ct)
                        .ConfigureAwait(false);
            }

            loaders = next;
        }
    }
}
