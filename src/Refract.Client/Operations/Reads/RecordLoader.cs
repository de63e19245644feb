using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Runs a select and loads what is included with its rows.</summary>
internal static class RecordLoader
{
    /// <summary>The records of a select, with their relations.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="runner">Where to run it.</param>
    /// <param name="spec">The select.</param>
    /// <param name="strategy">In how many round trips; null for the client's way.</param>
    /// <param name="ct">Stops the loading.</param>
    public static async ValueTask<List<T>> Load<T>(Engine engine, SqlRunner runner, SelectSpec spec,
        RelationLoadStrategy? strategy, CancellationToken ct)
        where T : class, IModel<T>
    {
        var statements = engine.Statements;
        var way = strategy ?? engine.Source.LoadStrategy;
        // A row by its key costs little to find again: one round trip for everything. A list may be expensive to run
        // twice: one trip for each depth, unless the caller knows better.
        var mayRepeat = (spec.Key is not null || way == RelationLoadStrategy.OneTrip)
            && (runner.HasSnapshots || spec.StandsStill);
        if (mayRepeat && spec.Lock == RowLock.None && spec.HasSeparate && statements.Dialect.Capabilities.HasBatches)
        {
            var batch = new ReadBatch<T>(statements, spec);
            await runner.RunBatch(batch, ct).ConfigureAwait(false);
            return batch.Records;
        }

        var loaders = new List<IncludeLoader>();
        var rows = new RowsWithRelations<T>(spec, Attachments.Of(spec, loaders));
        var records = await runner.Run(statements.Rows(spec), rows, ct).ConfigureAwait(false);
        await RelationLoader.Load(statements, runner, spec.Verb, loaders, way, ct).ConfigureAwait(false);
        return records;
    }
}
