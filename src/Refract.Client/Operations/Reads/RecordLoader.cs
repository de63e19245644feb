using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Runs a select and loads what is included with its rows.</summary>
internal static class RecordLoader
{
    /// <summary>The rows of a select, with their relations.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="runner">Where to run it.</param>
    /// <param name="spec">The select.</param>
    /// <param name="reader">What its rows become.</param>
    /// <param name="strategy">In how many round trips; null for the client's way.</param>
    /// <param name="ct">Stops the loading.</param>
    public static async ValueTask<List<T>> Load<T>(Engine engine, SqlRunner runner, SelectSpec spec, Reader<T> reader,
        RelationLoadStrategy? strategy, CancellationToken ct)
        where T : class
    {
        var statements = engine.Statements;
        var way = strategy ?? engine.Source.LoadStrategy;
        // A row by its key costs little to find again: one round trip for everything. A list may be expensive to run
        // twice: one trip for each depth, unless the caller knows better.
        var mayRepeat = !reader.HasDeferred && (spec.Key is not null || way == RelationLoadStrategy.OneTrip)
            && (runner.HasSnapshots || statements.StandsStill(spec));
        if (mayRepeat && spec.Lock == RowLock.None && spec.HasSeparate && statements.Dialect.Capabilities.HasBatches)
        {
            var batch = new ReadBatch<T>(statements, spec, reader);
            await runner.RunBatch(batch, ct).ConfigureAwait(false);
            return batch.Records;
        }

        var loading = new RelationLoading(statements, runner, spec.Verb, way, ct);
        return await Load(loading, spec, statements.Select(spec), reader).ConfigureAwait(false);
    }

    /// <summary>The rows of a statement, with their relations.</summary>
    /// <param name="loading">Where the statement runs, and the relations are loaded.</param>
    /// <param name="spec">What the statement reads or returns.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="reader">What its rows become.</param>
    public static async ValueTask<List<T>> Load<T>(RelationLoading loading, SelectSpec spec, SqlStatement statement,
        Reader<T> reader)
        where T : class
    {
        var loaders = new List<IncludeLoader>();
        var rows = reader.WithRelations(spec, Attachments.Of(spec, loaders));
        var records = await loading.Runner.Run(statement, rows, loading.Stop).ConfigureAwait(false);
        await Finish(loading, loaders, records, reader).ConfigureAwait(false);
        return records;
    }

    /// <summary>Loads the relations of rows that were read.</summary>
    /// <param name="loading">Where they are loaded.</param>
    /// <param name="loaders">What the rows need.</param>
    /// <param name="records">The rows.</param>
    /// <param name="reader">What they become.</param>
    public static async ValueTask Finish<T>(RelationLoading loading, List<IncludeLoader> loaders, List<T> records,
        Reader<T> reader) where T : class
    {
        var waiting = reader.HasDeferred ? new List<IncludeLoader>() : null;
        await loading.Load(loaders, waiting).ConfigureAwait(false);
        if (waiting is not null) await reader.Finish(records, loading, waiting).ConfigureAwait(false);
    }
}
