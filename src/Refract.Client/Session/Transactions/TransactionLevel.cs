using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// One level of a transaction: the transaction itself, or a savepoint inside of it. Statements on a level take turns; a
/// nested level begun by a callback holds its parent's turn until it ends, so that what siblings write meanwhile can
/// never be undone with it.
/// </summary>
internal sealed class TransactionLevel : SqlTransaction
{
    private readonly SqlTransaction _transaction;
    private readonly TransactionLevel? _parent;
    private readonly string? _savepoint;
    private readonly bool _holdsParentsTurn;
    private readonly CancellationToken _stop;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _savepoints;
    private TransactionLevel? _explicitChild;
    private volatile RefractException? _end;

    /// <summary>The outermost level.</summary>
    /// <param name="transaction">The open transaction; owned.</param>
    /// <param name="isAmbient">True when the root client joins it.</param>
    /// <param name="stop">Interrupts its statements; only its owner cancels it, and expires the level first.</param>
    public TransactionLevel(SqlTransaction transaction, bool isAmbient, CancellationToken stop)
    {
        _transaction = transaction;
        _stop = stop;
        IsAmbient = isAmbient;
    }

    private TransactionLevel(TransactionLevel parent, string savepoint, bool isExplicit, CancellationToken stop)
    {
        _transaction = parent._transaction;
        _parent = parent;
        _savepoint = savepoint;
        _stop = stop.CanBeCanceled ? stop : parent._stop;
        _holdsParentsTurn = !isExplicit;
        IsAmbient = parent.IsAmbient && !isExplicit;
    }

    /// <summary>Why it was ended; null while it is open, or when its transaction ended by itself.</summary>
    public RefractException? EndReason => _end;

    /// <summary>Cancelled when the level is ended under the code that works on it.</summary>
    public CancellationToken Stop => _stop;

    /// <summary>True when the root client's operations join this level.</summary>
    public bool IsAmbient { get; }

    /// <inheritdoc/>
    public override bool IsEnded => _end is not null || _transaction.IsEnded || _parent is { IsEnded: true };

    /// <inheritdoc/>
    public override bool HasSnapshots => _transaction.HasSnapshots;

    /// <inheritdoc/>
    public override bool IsExclusive => _transaction.IsExclusive;

    /// <summary>True for the level itself and all that are nested in it.</summary>
    public bool IsWithin(TransactionLevel other)
    {
        for (var level = this; level is not null; level = level._parent)
            if (ReferenceEquals(level, other)) return true;
        return false;
    }

    /// <summary>This level, for code that is about to run a statement on it.</summary>
    public TransactionLevel Use()
    {
        ThrowIfEnded();
        return this;
    }

    /// <summary>Sets a savepoint and returns the level above it.</summary>
    /// <param name="isExplicit">
    /// True for one without a callback: its caller may go on using this level while it is open.
    /// </param>
    /// <param name="stop">
    /// Interrupts its statements: a token that is linked to this level's; none for this level's own.
    /// </param>
    /// <param name="ct">Stops the waiting for a turn.</param>
    public async ValueTask<TransactionLevel> BeginNested(bool isExplicit, CancellationToken stop = default,
        CancellationToken ct = default)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        var keepTurn = false;
        try
        {
            if (_explicitChild is { IsEnded: false })
                throw new InvalidOperationException(
                    "A nested transaction is still open here. Commit, roll back or dispose it before you "
                        + "begin the next.");
            var name = $"refract_{Outermost._savepoints++}";
            await _transaction.Savepoint(name, ct).ConfigureAwait(false);
            var child = new TransactionLevel(this, name, isExplicit, stop);
            if (isExplicit) _explicitChild = child;
            else keepTurn = true;
            return child;
        }
        finally
        {
            if (!keepTurn) _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        using var stop = Linked(ref ct);
        try
        {
            return await _transaction.Run(statement, result, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end is { Code: TransactionErrors.Code })
        {
            throw Ended();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        using var stop = Linked(ref ct);
        try
        {
            await _transaction.RunBatch(batch, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end is { Code: TransactionErrors.Code })
        {
            throw Ended();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Commit(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!End(TransactionErrors.Committed())) throw Ended();

        // What was started before and forgotten still finishes first; what comes later meets an ended level.
        try
        {
            await _turn.WaitAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Undo().ConfigureAwait(false);
            throw;
        }

        try
        {
            // Once sent it is not cancelled; the token only ends the waiting for a server that does not respond.
            if (_savepoint is null) await _transaction.Commit(ct).ConfigureAwait(false);
            else if (_parent!.IsEnded) throw _parent.Ended();
            else await _transaction.Release(_savepoint, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
            await Close().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Rollback()
    {
        if (End(TransactionErrors.RolledBack())) await Undo().ConfigureAwait(false);
    }

    /// <summary>
    /// Ends the level for the reason given, unless it has ended; the caller then interrupts what runs and calls
    /// <see cref="Undo"/>.
    /// </summary>
    public bool End(RefractException reason) => Interlocked.CompareExchange(ref _end, reason, null) is null;

    /// <summary>Undoes the work of a level that was ended.</summary>
    public async ValueTask Undo()
    {
        try
        {
            if (_savepoint is null)
            {
                // Takes no turn: a nested level may hold it for ever, and the locks have to be freed all the same.
                if (!_transaction.IsEnded) await _transaction.Rollback().ConfigureAwait(false);
                return;
            }

            await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                if (_parent!.IsEnded) return;
                await _transaction.RollbackTo(_savepoint).ConfigureAwait(false);
                await _transaction.Release(_savepoint, CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            await Close().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Savepoint(string name, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            await _transaction.Savepoint(name, ct).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RollbackTo(string name)
    {
        await TakeTurn(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await _transaction.RollbackTo(name).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Release(string name, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            await _transaction.Release(name, ct).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Rollback();

    private TransactionLevel Outermost => _parent?.Outermost ?? this;

    private async ValueTask TakeTurn(CancellationToken ct)
    {
        ThrowIfEnded();
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        if (!IsEnded) return;
        _turn.Release();
        throw Ended();
    }

    private CancellationTokenSource? Linked(ref CancellationToken ct)
    {
        if (!_stop.CanBeCanceled) return null;
        if (!ct.CanBeCanceled)
        {
            ct = _stop;
            return null;
        }
        var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop);
        ct = linked.Token;
        return linked;
    }

    private async ValueTask Close()
    {
        if (_holdsParentsTurn) _parent!._turn.Release();
        if (_savepoint is null) await _transaction.DisposeAsync().ConfigureAwait(false);
    }

    private void ThrowIfEnded()
    {
        if (IsEnded) throw Ended();
    }

    private RefractException Ended() => TransactionErrors.Used(_end ?? _parent?._end);
}
