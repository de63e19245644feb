using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Loads the relations of records that were read: one statement for each relation, and one round trip for each depth where the database has
/// batches.
/// </summary>
internal static class RelationLoader
{
    /// <summary>Loads the levels and all below them.</summary>
    /// <param name="statements">The database's statements.</param>
    /// <param name="runner">Where to run them.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="levels">The levels; their records have been read.</param>
    /// <param name="ct">Stops the loading.</param>
    public static async ValueTask Load(Statements statements, SqlRunner runner, string verb, List<Level> levels, CancellationToken ct)
    {
        while (levels.Count > 0)
        {
            var next = new List<Level>();
            levels.RemoveAll(static level => level.HandOutNothing());
            if (levels.Count > 1 && statements.Dialect.HasBatches)
            {
                await runner.RunBatch(new LevelBatch(levels, levels.ConvertAll(level => statements.Rows(level.ByKeys(verb, next)))), ct)
                    .ConfigureAwait(false);
            }
            else
            {
                foreach (var level in levels) await runner.Run(statements.Rows(level.ByKeys(verb, next)), level, ct).ConfigureAwait(false);
            }

            levels = next;
        }
    }
}
