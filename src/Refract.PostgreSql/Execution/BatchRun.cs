using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>
/// Runs a batch in one round trip on an open connection. Without a transaction around it the server makes one of it.
/// </summary>
internal static class BatchRun
{
    /// <summary>Begins a transaction in which all statements see one snapshot.</summary>
    public const string BeginSnapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ";
    private const string End = "COMMIT";

    /// <summary>Runs the batch and hands it its results.</summary>
    /// <param name="commands">What has to run before it; the batch's statements are added.</param>
    /// <param name="resultSets">How many results with rows come before those of the batch.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="commits">True to end the transaction that is begun in front of it.</param>
    /// <param name="of">What the connection is one of.</param>
    /// <param name="diagnostics">Takes what ran.</param>
    /// <param name="errors">Translates the driver's errors.</param>
    /// <param name="ct">Cancels the batch.</param>
    public static async ValueTask Run(
        NpgsqlBatch commands, int resultSets, SqlBatch batch, bool commits, ConnectionPool of,
        QueryDiagnostics diagnostics, ErrorTranslator errors, CancellationToken ct)
    {
        batch.Begin();
        var started = diagnostics.Start();
        var before = commands.BatchCommands.Count;
        NpgsqlDataReader? reader = null;
        // One for the whole: what each statement took is not known.
        using var span = of.StartSpan(batch[0].Text);
        try
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var command = new NpgsqlBatchCommand(diagnostics.Sent(batch[i].Text));
                ParameterBinder.Bind(command.Parameters, batch[i]);
                commands.BatchCommands.Add(command);
            }

            if (commits) commands.BatchCommands.Add(new NpgsqlBatchCommand(End));
            reader = await commands.ExecuteReaderAsync(ct).ConfigureAwait(false);
            for (var i = 0; i < resultSets; i++) await reader.NextResultAsync(ct).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
            {
                if (!batch[i].Text.ReturnsRows)
                {
                    // The reader has passed all statements without rows on its way to the next rows, or to the end.
                    batch.Affected(i, commands.BatchCommands[before + i].RecordsAffected);
                    continue;
                }
                await batch.Read(i, new PostgreSqlRow(reader), ct).ConfigureAwait(false);
                await reader.NextResultAsync(ct).ConfigureAwait(false);
            }
            await reader.DisposeAsync().ConfigureAwait(false);
            Tell(diagnostics, started, batch, -1, null);
        }
        catch (Exception error)
        {
            var failed = Failed(commands, before, batch.Count, error);
            var translated = errors.Translate(error, failed < 0 ? default : batch[failed]);
            Tell(diagnostics, started, batch, Math.Max(failed, 0), translated);
            QueryDiagnostics.Fail(span, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
        }
    }

    public static bool Writes(SqlBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
            if (batch[i].Text.IsWrite) return true;
        return false;
    }

    public static bool TouchesSession(SqlBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
            if (batch[i].Text.TouchesSession) return true;
        return false;
    }

    /// <summary>
    /// The statement that the server refused: the first that it did not complete; -1 when it is none of the batch.
    /// </summary>
    private static int Failed(NpgsqlBatch commands, int before, int count, Exception error)
    {
        if (error is not PostgresException) return -1;
        for (var i = 0; i < commands.BatchCommands.Count; i++)
            if (commands.BatchCommands[i].StatementType == StatementType.Unknown)
                return i < before || i >= before + count ? -1 : i - before;
        return -1;
    }

    /// <summary>
    /// Tells of every statement with the time of the whole: the server does not say what each took. Of a failed batch
    /// only the one that failed.
    /// </summary>
    private static void Tell(QueryDiagnostics diagnostics, long started, SqlBatch batch, int failed, Exception? error)
    {
        if (started == 0) return;
        if (error is not null) diagnostics.Ran(started, batch[failed], error);
        else
            for (var i = 0; i < batch.Count; i++) diagnostics.Ran(started, batch[i], null);
    }
}
