using System.Data;
using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>An open transaction with its connection. Concurrent use queues.</summary>
internal sealed class PostgreSqlTransaction(
    NpgsqlConnection connection, NpgsqlTransaction transaction, QueryDiagnostics diagnostics, ErrorTranslator errors, bool resetsSessions) : SqlTransaction
{
    private const string BeforeLoading = "refract_before_loading";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isEnded;
    private bool _touchedSession;
    private bool _writes;

    /// <summary>The error after which PostgreSQL refuses all but a rollback; null when there was none since the last savepoint that was gone back to.</summary>
    private Exception? _failure;

    /// <summary>What ran last: an error at the commit (of a deferred constraint) is most likely about it.</summary>
    private StatementText? _last;

    /// <inheritdoc/>
    public override bool IsEnded => Volatile.Read(ref _isEnded);

    /// <inheritdoc/>
    public override bool HasSnapshots => transaction.IsolationLevel is IsolationLevel.RepeatableRead or IsolationLevel.Serializable or IsolationLevel.Snapshot;

    /// <inheritdoc/>
    public override async ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result, CancellationToken ct)
    {
        if (CopyRun.Takes(statement) && await Load(statement, ct).ConfigureAwait(false) is { } rows) return result.FromAffected(rows);
        await TakeTurn(ct).ConfigureAwait(false);
        NpgsqlDataReader? reader = null;
        var started = diagnostics.Start();
        try
        {
            Note(statement.Text);
            using var command = new NpgsqlCommand(statement.Text.Sql, connection, transaction);
            ParameterBinder.Bind(command.Parameters, statement);
            TResult value;
            if (statement.Text.ReturnsRows)
            {
                reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
                value = await result.Read(new PostgreSqlRow(reader), ct).ConfigureAwait(false);
                await reader.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                value = result.FromAffected(await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false));
            }

            if (started != 0) diagnostics.Ran(started, statement, null);
            return value;
        }
        catch (Exception error)
        {
            var translated = Failed(error, statement.Text);
            if (started != 0) diagnostics.Ran(started, statement, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
            await Leave().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return;
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < batch.Count; i++) Note(batch[i].Text);
            await BatchRun.Run(connection, batch, begins: false, diagnostics, errors, ct).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Failed(error, null);
            throw;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Commit(CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        var isSent = false;
        try
        {
            // PostgreSQL answers the commit of a failed transaction with a rollback and no error.
            if (_failure is { } failure)
            {
                await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
                throw failure is TransactionConflictException ? failure : new RefractException("P2028",
                    "The transaction was rolled back instead of committed, because one of its statements had failed: let such an error end the callback,"
                    + " or put what may fail into a nested transaction.", failure);
            }
            ct.ThrowIfCancellationRequested();
            isSent = _writes;
            // Not cancelled any more: nobody would know whether it happened.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            var translated = WriteOutcome.Of(errors.Translate(error, _last), isSent);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await End().ConfigureAwait(false);
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Rollback()
    {
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (!_isEnded) await End().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override ValueTask Savepoint(string name, CancellationToken ct) => Within(() => transaction.SaveAsync(name, ct), ct);

    /// <inheritdoc/>
    public override ValueTask RollbackTo(string name) => Within(async () =>
    {
        await transaction.RollbackAsync(name, CancellationToken.None).ConfigureAwait(false);
        _failure = null;
    }, CancellationToken.None);

    /// <inheritdoc/>
    public override ValueTask Release(string name, CancellationToken ct) => Within(() => transaction.ReleaseAsync(name, ct), ct);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Rollback();

    private async Task<int?> Load(SqlStatement statement, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        var loading = CopyRun.LoadingOf(statement);
        var started = diagnostics.Start();
        try
        {
            Note(loading.Text);
            // A refusal must not be the transaction's failure.
            await transaction.SaveAsync(BeforeLoading, ct).ConfigureAwait(false);
            var rows = await CopyRun.Run(connection, statement, ct).ConfigureAwait(false);
            if (rows is null) await transaction.RollbackAsync(BeforeLoading, ct).ConfigureAwait(false);
            await transaction.ReleaseAsync(BeforeLoading, ct).ConfigureAwait(false);
            if (started != 0 && rows is not null) diagnostics.Ran(started, loading, null);
            return rows;
        }
        catch (Exception error)
        {
            var translated = Failed(error, loading.Text);
            if (started != 0) diagnostics.Ran(started, loading, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }

    private async ValueTask Within(Func<Task> work, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            var translated = Failed(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }

    private async ValueTask TakeTurn(CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        if (!_isEnded) return;
        _turn.Release();
        throw new RefractException("P2028", "This transaction has ended, or its connection was lost.");
    }

    private void Note(StatementText text)
    {
        _last = text;
        _touchedSession |= text.TouchesSession;
        _writes |= text.IsWrite;
    }

    private Exception Failed(Exception error, StatementText? text)
    {
        var translated = errors.Translate(error, text);
        // A cancelled statement has failed for the server, too. What the client alone refused (a value that cannot be sent or read) has not.
        if (error is NpgsqlException or OperationCanceledException || error.InnerException is NpgsqlException) _failure ??= translated;
        return translated;
    }

    /// <summary>Gives the turn on; a connection that was lost ends the transaction.</summary>
    private async ValueTask Leave()
    {
        if (connection.State != ConnectionState.Open) await End().ConfigureAwait(false);
        _turn.Release();
    }

    /// <summary>Gives the connection back; the driver rolls back what was not committed.</summary>
    private async ValueTask End()
    {
        if (_isEnded) return;
        Volatile.Write(ref _isEnded, true);
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            if (_touchedSession && resetsSessions && connection.State == ConnectionState.Open) await SessionReset.Run(connection).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The connection is lost: the server has rolled back by itself.
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
