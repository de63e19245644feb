using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>Runs a batch in one round trip on an open connection. Without a transaction around it the server makes one of it.</summary>
internal static class BatchRun
{
    private const string BeginSnapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ";
    private const string End = "COMMIT";

    /// <summary>Runs the batch and hands it its results.</summary>
    /// <param name="connection">The open connection.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="begins">True to let all statements see one snapshot, by a transaction of that isolation that is sent along; there must be none open.</param>
    /// <param name="diagnostics">Takes what ran.</param>
    /// <param name="errors">Translates the driver's errors.</param>
    /// <param name="ct">Cancels the batch.</param>
    public static async ValueTask Run(
        NpgsqlConnection connection, SqlBatch batch, bool begins, QueryDiagnostics diagnostics, ErrorTranslator errors, CancellationToken ct)
    {
        var started = diagnostics.Start();
        using var commands = new NpgsqlBatch(connection);
        var before = begins ? 1 : 0;
        if (begins) commands.BatchCommands.Add(new NpgsqlBatchCommand(BeginSnapshot));
        for (var i = 0; i < batch.Count; i++)
        {
            var command = new NpgsqlBatchCommand(batch[i].Text.Sql);
            ParameterBinder.Bind(command.Parameters, batch[i]);
            commands.BatchCommands.Add(command);
        }

        if (begins) commands.BatchCommands.Add(new NpgsqlBatchCommand(End));

        NpgsqlDataReader? reader = null;
        try
        {
            reader = await commands.ExecuteReaderAsync(ct).ConfigureAwait(false);
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
            var failed = error is PostgresException { BatchCommand: NpgsqlBatchCommand command } ? commands.BatchCommands.IndexOf(command) - before : -1;
            var translated = errors.Translate(error, failed < 0 || failed >= batch.Count ? null : batch[failed].Text);
            Tell(diagnostics, started, batch, Math.Clamp(failed, 0, batch.Count - 1), translated);
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

    /// <summary>Tells of every statement with the time of the whole: the server does not say what each took. Of a failed batch only the one that failed.</summary>
    private static void Tell(QueryDiagnostics diagnostics, long started, SqlBatch batch, int failed, Exception? error)
    {
        if (started == 0) return;
        if (error is not null) diagnostics.Ran(started, batch[failed], error);
        else
            for (var i = 0; i < batch.Count; i++) diagnostics.Ran(started, batch[i], null);
    }
}
