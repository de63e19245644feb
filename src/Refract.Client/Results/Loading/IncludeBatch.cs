using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Relations of records that have been read, loaded in one round trip.</summary>
internal sealed class IncludeBatch : SqlBatch
{
    private readonly List<IncludeLoader> _loaders;

    /// <summary>The loaders whose records this batch reads.</summary>
    private readonly List<IncludeLoader> _below;

    private readonly List<SqlStatement> _statements = [];

    private IncludeBatch(List<IncludeLoader> loaders, List<IncludeLoader> below, bool needsSnapshot)
    {
        _loaders = loaders;
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
    /// <param name="loaders">The loaders; their records have been read.</param>
    /// <param name="next">Receives the loaders below.</param>
    public static IncludeBatch OfDepth(Statements statements, Verb verb, List<IncludeLoader> loaders,
        List<IncludeLoader> next)
    {
        var batch = new IncludeBatch(loaders, next, needsSnapshot: false);
        foreach (var loader in loaders)
            batch._statements.Add(statements.Select(loader.ByKeys(statements.Dialect, verb, next)));
        return batch;
    }

    /// <summary>
    /// The relations and all below them: those find their parents by the statements before theirs, so a row that moved
    /// meanwhile would lose its related rows if there were no snapshot.
    /// </summary>
    /// <param name="statements">The database's statements.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="loaders">The loaders; their records have been read. Receives the loaders below.</param>
    public static IncludeBatch OfAllDepths(Statements statements, Verb verb, List<IncludeLoader> loaders)
    {
        var known = loaders.Count;
        var batch = new IncludeBatch(loaders, [], needsSnapshot: true);
        for (var i = 0; i < loaders.Count; i++)
        {
            var spec = i < known ? loaders[i].ByKeys(statements.Dialect, verb, loaders)
                : loaders[i].BySource(verb, loaders);
            batch._statements.Add(statements.Select(spec));
        }

        batch._below.AddRange(loaders.Skip(known));
        return batch;
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        foreach (var loader in _below) loader.Forget();
    }

    /// <inheritdoc/>
    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
        await _loaders[index].Read(rows, ct).ConfigureAwait(false);

    /// <inheritdoc/>
    public override void Affected(int index, int affected)
    {
    }
}
