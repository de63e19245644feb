using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Relations of records that have been read, loaded in one round trip.</summary>
internal sealed class LevelBatch : SqlBatch
{
    private readonly List<Level> _levels;

    /// <summary>The levels whose records this batch reads.</summary>
    private readonly List<Level> _below;

    private readonly List<SqlStatement> _statements = [];

    private LevelBatch(List<Level> levels, List<Level> below, bool needsSnapshot)
    {
        _levels = levels;
        _below = below;
        NeedsSnapshot = needsSnapshot;
    }

    /// <inheritdoc/>
    public override bool NeedsSnapshot { get; }

    /// <inheritdoc/>
    public override int Count => _statements.Count;

    /// <inheritdoc/>
    public override SqlStatement this[int index] => _statements[index];

    /// <summary>The relations of one depth.</summary>
    /// <param name="statements">The database's statements.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="levels">The levels; their records have been read.</param>
    /// <param name="next">Receives the levels below.</param>
    public static LevelBatch OfDepth(Statements statements, Verb verb, List<Level> levels, List<Level> next)
    {
        var batch = new LevelBatch(levels, next, needsSnapshot: false);
        foreach (var level in levels)
            batch._statements.Add(statements.Rows(level.ByKeys(statements.Dialect, verb, next)));
        return batch;
    }

    /// <summary>
    /// The relations and all below them: those find their parents by the statements before theirs, so a row that moved
    /// meanwhile would lose its related rows if there were no snapshot.
    /// </summary>
    /// <param name="statements">The database's statements.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="levels">The levels; their records have been read. Receives the levels below.</param>
    public static LevelBatch OfAllDepths(Statements statements, Verb verb, List<Level> levels)
    {
        var known = levels.Count;
        var batch = new LevelBatch(levels, [], needsSnapshot: true);
        for (var i = 0; i < levels.Count; i++)
            batch._statements.Add(
                statements.Rows(
                    i < known ? levels[i].ByKeys(statements.Dialect, verb, levels) : levels[i].BySource(verb, levels)));
        batch._below.AddRange(levels.Skip(known));
        return batch;
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        foreach (var level in _below) level.Forget();
    }

    /// <inheritdoc/>
    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
        await _levels[index].Read(rows, ct).ConfigureAwait(false);

    /// <inheritdoc/>
    public override void Affected(int index, int affected)
    {
    }
}
