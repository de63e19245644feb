using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Loads the relations of records that were read: one statement for each relation, and where the database has batches
/// one round trip for each depth, or one for all.
/// </summary>
internal static class RelationLoader
{
    /// <summary>Loads the levels and all below them.</summary>
    /// <param name="statements">The database's statements.</param>
    /// <param name="runner">Where to run them.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="levels">The levels; their records have been read.</param>
    /// <param name="strategy">Whether all depths may come in one trip.</param>
    /// <param name="ct">Stops the loading.</param>
    public static async ValueTask Load(
        Statements statements, SqlRunner runner, Verb verb, List<Level> levels, RelationLoadStrategy strategy,
        CancellationToken ct)
    {
        var hasBatches = statements.Dialect.Capabilities.HasBatches;
        var allDepths = hasBatches && runner.HasSnapshots && strategy != RelationLoadStrategy.EachDepth;
        while (levels.Count > 0)
        {
            var next = new List<Level>();
            levels.RemoveAll(static level => level.HandOutNothing());
            if (allDepths && levels.Exists(static level => level.HasLevelsBelow))
            {
                await runner.RunBatch(LevelBatch.OfAllDepths(statements, verb, levels), ct).ConfigureAwait(false);
            }
            else if (levels.Count > 1 && hasBatches)
            {
                await runner.RunBatch(LevelBatch.OfDepth(statements, verb, levels, next), ct).ConfigureAwait(false);
            }
            else
            {
                foreach (var level in levels)
                    await runner.Run(statements.Rows(level.ByKeys(statements.Dialect, verb, next)), level, ct)
                        .ConfigureAwait(false);
            }

            levels = next;
        }
    }
}
