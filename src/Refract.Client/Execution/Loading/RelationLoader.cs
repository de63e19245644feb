using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Loads the relations of records that were read: one statement for each relation, level by level.</summary>
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
            foreach (var level in levels)
            {
                if (level.IsEmpty)
                {
                    level.HandOut();
                    continue;
                }

                var statement = statements.Rows(level.ByKeys(verb, next));
                await runner.Run(statement, level, ct).ConfigureAwait(false);
            }

            levels = next;
        }
    }
}
