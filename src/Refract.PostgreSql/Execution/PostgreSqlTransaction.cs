using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>An open transaction with its connection. Concurrent use queues.</summary>
internal sealed partial class PostgreSqlTransaction(
    NpgsqlConnection connection, ConnectionSource source, ConnectionPool of, Prologue prologue, bool hasSnapshots,
    TimeSpan? limit,
    QueryDiagnostics diagnostics, ErrorTranslator errors) : SqlTransaction
{
    private const string BeforeLoading = "refract_before_loading";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isEnded;
    private bool _isLost;
    private bool _touchedSession;
    private bool _writes;

    /// <summary>
    /// The error after which PostgreSQL refuses all but a rollback; null when there was none since the last savepoint
    /// that was gone back to.
    /// </summary>
    private Exception? _failure;

    /// <summary>What ran last: an error at the commit (of a deferred constraint) is most likely about it.</summary>
    private StatementText? _last;

    /// <summary>
    /// True when the server did not get as far as beginning the transaction. What came now would run alone, so nothing
    /// is sent any more.
    /// </summary>
    private bool _isVoid;

    private bool _hasBegun;

    /// <summary>
    /// Savepoints that the server never set because of a failure before them; to undo their work is to undo nothing,
    /// and the transaction stays failed.
    /// </summary>
    private HashSet<string>? _undone;

    /// <inheritdoc/>
    public override bool IsEnded => Volatile.Read(ref _isEnded) || Volatile.Read(ref _isLost);

    /// <inheritdoc/>
    public override bool HasSnapshots => hasSnapshots;

    /// <inheritdoc/>
    public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        // Another thread cancels the work: it could be done before that thread begins.
        if (ct.IsCancellationRequested) return ValueTask.FromCanceled<TResult>(ct);
        if (!ct.CanBeCanceled && limit is null) return RunStatement(statement, result, ct);
        var interruption = Interruption.Of(limit, ct);
        var work = RunStatement(statement, result, interruption.Token).AsTask();
        return interruption.Wait(work, caller => Late(work, caller));
    }

    /// <inheritdoc/>
    public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return ValueTask.CompletedTask;
        if (ct.IsCancellationRequested) return ValueTask.FromCanceled(ct);
        if (!ct.CanBeCanceled && limit is null) return new ValueTask(RunStatements(batch, ct));
        var interruption = Interruption.Of(limit, ct);
        return Interruptible(interruption, RunStatements(batch, interruption.Token));

        async ValueTask Interruptible(Interruption interruption, Task<bool> work) => await interruption.Wait(
            work, caller => Late(work, caller)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask Commit(CancellationToken ct)
    {
        // Once sent, it is not cancelled: a caller who does not want to wait for the outcome is told that it is not
        // known.
        var work = CommitAndEnd();
        if (!ct.CanBeCanceled && limit is null)
        {
            await work.ConfigureAwait(false);
            return;
        }

        await Interruption.Of(limit, ct, interrupts: false)
            .Wait(work, caller => WriteOutcome.Of(Late(work, caller), _writes)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask Rollback()
    {
        // The work that was left behind gives the connection back when it ends.
        if (Volatile.Read(ref _isLost)) return;
        var work = RollbackAndEnd();
        if (work.IsCompletedSuccessfully) return;
        try
        {
            await work.WaitAsync(Interruption.Grace).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The server rolls back when the driver closes the socket, at its own time limit.
            Lose(work);
        }
    }

    /// <inheritdoc/>
    public override ValueTask Savepoint(string name, CancellationToken ct) => Mark(() =>
    {
        ThrowIfFailed();
        prologue.Add(TransactionSql.Savepoint(name));
    }, ct);

    /// <inheritdoc/>
    public override async ValueTask RollbackTo(string name)
    {
        var work = GoBackTo(name);
        try
        {
            await work.WaitAsync(Interruption.Grace).ConfigureAwait(false);
        }
        catch (TimeoutException error) when (!work.IsCompleted)
        {
            Lose(work);
            throw errors.Translate(error, null);
        }
    }

    /// <inheritdoc/>
    public override ValueTask Release(string name, CancellationToken ct) => Mark(() =>
    {
        if (_failure is not null && _undone?.Contains(name) == true) return;
        ThrowIfFailed();
        // It frees nothing that anybody waits for, so it takes no round trip of its own.
        if (!prologue.CutAt(TransactionSql.Savepoint(name))) prologue.Add(TransactionSql.Release(name));
    }, ct);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Rollback();

    private async ValueTask Mark(Action change, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            change();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask Send(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask TakeTurn(CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        if (!IsEnded) return;
        _turn.Release();
        throw new RefractException("P2028", "This transaction has ended, or its connection was lost.");
    }

    private void ThrowIfVoid()
    {
        if (_isVoid) throw ErrorTranslator.InFailedTransaction(_failure);
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null) throw ErrorTranslator.InFailedTransaction(_failure);
    }

    private void Note(StatementText text)
    {
        _last = text;
        _touchedSession |= text.TouchesSession;
        _writes |= text.IsWrite;
    }

    private Exception Late(Task work, CancellationToken caller)
    {
        Lose(work);
        return errors.Late(caller);
    }

    private void Lose(Task work)
    {
        if (!Interlocked.Exchange(ref _isLost, true)) source.Abandon(of, work);
    }

    private Exception Failed(Exception error, in SqlStatement statement)
    {
        var translated = errors.Translate(error, statement);
        if (prologue.Count == 0) _hasBegun = true;
        // What the client alone refused (a value that cannot be sent or read) has not failed for the server.
        if (!ErrorTranslator.IsOfServer(error)) return translated;
        if (ErrorTranslator.IsStalePlan(translated)) source.Renew();
        _failure ??= translated;
        // A part of what went before was refused or skipped, and the statement with it.
        if (!_hasBegun) _isVoid = true;
        prologue.Clear();
        return translated;
    }
}
