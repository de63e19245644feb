using System.Runtime.CompilerServices;
using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>Runs one statement on an open connection and reads its result.</summary>
internal static class StatementRun
{
    /// <summary>Runs the statement alone.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<TResult> Run<TResult>(
        NpgsqlConnection connection, SqlStatement statement, SqlResult<TResult> result,
        QueryDiagnostics diagnostics, CancellationToken ct)
    {
        using var command = new NpgsqlCommand(diagnostics.Sent(statement.Text), connection);
        ParameterBinder.Bind(command.Parameters, statement);
        if (!statement.Text.ReturnsRows)
            return result.FromAffected(await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false));
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        try
        {
            var value = await result.Read(new PostgreSqlRow(reader), ct).ConfigureAwait(false);
            // Closing reads to the end: what fails as late as that has to be seen.
            await reader.DisposeAsync().ConfigureAwait(false);
            return value;
        }
        catch (Exception error) when (error is not NpgsqlException && ct.IsCancellationRequested)
        {
            await Stop(command.Cancel).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await reader.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs the statement behind others, before the same Sync.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<TResult> Run<TResult>(
        NpgsqlConnection connection, Prologue before, SqlStatement statement, SqlResult<TResult> result,
        QueryDiagnostics diagnostics, CancellationToken ct)
    {
        using var batch = new NpgsqlBatch(connection);
        before.WriteTo(batch);
        var command = new NpgsqlBatchCommand(diagnostics.Sent(statement.Text));
        ParameterBinder.Bind(command.Parameters, statement);
        batch.BatchCommands.Add(command);
        try
        {
            var reader = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
            try
            {
                for (var i = 0; i < before.ResultSets; i++) await reader.NextResultAsync(ct).ConfigureAwait(false);
                var value = statement.Text.ReturnsRows
                    ? await result.Read(new PostgreSqlRow(reader), ct).ConfigureAwait(false) : default;
                await reader.DisposeAsync().ConfigureAwait(false);
                return statement.Text.ReturnsRows ? value! : result.FromAffected(command.RecordsAffected);
            }
            catch (Exception error) when (error is not NpgsqlException && ct.IsCancellationRequested)
            {
                await Stop(batch.Cancel).ConfigureAwait(false);
                throw;
            }
            finally
            {
                await reader.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            before.RemoveCompleted(batch);
        }
    }

    /// <summary>
    /// Stops a statement whose rows are not wanted any more, because a loop over a stream was left: closing the reader
    /// would read all the others, however many there are.
    /// </summary>
    private static async Task Stop(Action cancel)
    {
        try
        {
            // The driver asks for it on a connection of its own, and waits for that.
            await Task.Run(cancel).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The server is gone: the error that led here says more.
        }
    }
}
