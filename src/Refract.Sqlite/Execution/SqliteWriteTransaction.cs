using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Sqlite;

/// <summary>An open transaction: a session and the writer's turn. Concurrent use queues.</summary>
internal sealed class SqliteWriteTransaction(
    Session session, SessionPool pool, WriterQueue writers, QueryDiagnostics diagnostics, ErrorTranslator errors)
        : SqlTransaction
{
    private const string Batch = "refract_batch";
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isEnded;

    /// <summary>
    /// Why a write's caller was told that it failed although its work is done: what it did must not be committed.
    /// </summary>
    private Exception? _failure;

    /// <inheritdoc/>
    public override bool IsEnded => Volatile.Read(ref _isEnded);

    /// <inheritdoc/>
    public override bool IsExclusive => true;

    /// <inheritdoc/>
    public override async ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        var started = diagnostics.Start();
        using var activity = QueryDiagnostics.StartStatement(statement.Text, "sqlite");
        PreparedStatement? prepared = null;
        try
        {
            ct.ThrowIfCancellationRequested();
            prepared = await session.Prepare(statement.Text.Sql, ct).ConfigureAwait(false);
            var value = await session.Run(prepared, statement, result, ct).ConfigureAwait(false);
            if (started != 0) diagnostics.Ran(started, statement, null);
            return value;
        }
        catch (Exception error)
        {
            var translated = errors.Translate(error, statement.Text);
            // SQLite undoes a statement that it fails itself; one whose rows could not be read stands.
            if (prepared is { IsReadOnly: false } && session.HasRows && session.IsInTransaction)
                _failure ??= translated;
            if (started != 0) diagnostics.Ran(started, statement, translated);
            QueryDiagnostics.Fail(activity, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            session.Execute("SAVEPOINT " + Batch);
            try
            {
                await BatchRun.Run(session, batch, diagnostics, errors, ct).ConfigureAwait(false);
            }
            catch when (session.IsInTransaction)
            {
                // Here the rest of the transaction goes on, so what the batch did has to go by itself.
                session.Execute("ROLLBACK TO " + Batch);
                session.Execute("RELEASE " + Batch);
                throw;
            }
            session.Execute("RELEASE " + Batch);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Commit(CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            if (_failure is { } failure)
                throw new RefractException("P2028",
                    "The transaction was rolled back instead of committed, because the rows of one of its writes"
                    + " could not be read: let such an error end the callback, or put what may fail into a "
                    + "nested transaction.", failure);
            if (session.HasMoved) throw errors.FileIsGone();
            await session.ExecuteWhenFree("COMMIT", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            var translated = errors.Translate(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            End();
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Rollback()
    {
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            End();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override ValueTask Savepoint(string name, CancellationToken ct) => Execute("SAVEPOINT ", name, ct);

    /// <inheritdoc/>
    public override async ValueTask RollbackTo(string name)
    {
        await Execute("ROLLBACK TO ", name, CancellationToken.None).ConfigureAwait(false);
        _failure = null;
    }

    /// <inheritdoc/>
    public override ValueTask Release(string name, CancellationToken ct) => Execute("RELEASE ", name, ct);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Rollback();

    private async ValueTask Execute(string verb, string name, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            session.Execute(verb + '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"');
        }
        catch (Exception error)
        {
            var translated = errors.Translate(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            Leave();
        }
    }

    private async ValueTask TakeTurn(CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        if (!_isEnded) return;
        _turn.Release();
        throw new RefractException("P2028", "This transaction has ended, or SQLite has undone it after an error.");
    }

    /// <summary>
    /// Gives the turn on. SQLite undoes the whole transaction when the disk is full or reading fails: then it has
    /// ended.
    /// </summary>
    private void Leave()
    {
        if (!_isEnded && !session.IsInTransaction) End();
        _turn.Release();
    }

    private void End()
    {
        if (_isEnded) return;
        Volatile.Write(ref _isEnded, true);
        try
        {
            session.RollbackIfOpen();
        }
        finally
        {
            pool.Return(session);
            writers.Leave();
        }
    }
}
