using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A transaction of a client: one of the database, or a savepoint inside it. Its statements take turns; a nested one
/// that was begun by a callback holds its parent's turn until it ends, so that what siblings write meanwhile can never
/// be undone with it.
/// </summary>
internal sealed class ClientTransaction : SqlTransaction
{
    private readonly SqlTransaction _inner;
    private readonly ClientTransaction? _parent;
    private readonly string? _savepoint;
    private readonly bool _holdsParentsTurn;
    private readonly CancellationToken _stop;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _savepoints;
    private ClientTransaction? _explicitChild;
    private volatile RefractException? _end;

    /// <summary>An outermost transaction.</summary>
    /// <param name="inner">The open transaction of the database; owned.</param>
    /// <param name="isAmbient">True when the root client joins it.</param>
    /// <param name="stop">Interrupts its statements; only its owner cancels it, and ends the transaction first.</param>
    public ClientTransaction(SqlTransaction inner, bool isAmbient, CancellationToken stop)
    {
        _inner = inner;
        _stop = stop;
        IsAmbient = isAmbient;
    }

    private ClientTransaction(ClientTransaction parent, string savepoint, bool isExplicit, CancellationToken stop)
    {
        _inner = parent._inner;
        _parent = parent;
        _savepoint = savepoint;
        _stop = stop.CanBeCanceled ? stop : parent._stop;
        _holdsParentsTurn = !isExplicit;
        IsAmbient = parent.IsAmbient && !isExplicit;
    }

    /// <summary>Its span, where nothing else ends it; or null.</summary>
    public Activity? Span { get; init; }

    /// <summary>Why it was ended; null while it is open, or when its transaction ended by itself.</summary>
    public RefractException? EndReason => _end;

    /// <summary>Cancelled when it is ended while code still works in it.</summary>
    public CancellationToken Stop => _stop;

    /// <summary>True when the root client's operations join it.</summary>
    public bool IsAmbient { get; }

    /// <inheritdoc/>
    public override bool IsEnded => _end is not null || _inner.IsEnded || _parent is { IsEnded: true };

    /// <inheritdoc/>
    public override bool HasSnapshots => _inner.HasSnapshots;

    /// <inheritdoc/>
    public override bool IsExclusive => _inner.IsExclusive;

    /// <summary>True for the transaction itself and for all that are nested in it.</summary>
    public bool IsWithin(ClientTransaction other)
    {
        for (var one = this; one is not null; one = one._parent)
            if (ReferenceEquals(one, other)) return true;
        return false;
    }

    /// <summary>This transaction, for code that is about to run a statement in it.</summary>
    public ClientTransaction Use()
    {
        ThrowIfEnded();
        return this;
    }

    /// <summary>Sets a savepoint and returns the transaction that begins there.</summary>
    /// <param name="isExplicit">
    /// True for one without a callback: its caller may go on using this one while it is open.
    /// </param>
    /// <param name="stop">
    /// Interrupts its statements: a token that is linked to this one's; none for this one's own.
    /// </param>
    /// <param name="ct">Stops the waiting for a turn.</param>
    public async ValueTask<ClientTransaction> BeginNested(bool isExplicit, CancellationToken stop = default,
        CancellationToken ct = default)
    {
        await WaitForTurn(ct).ConfigureAwait(false);
        var keepTurn = false;
        try
        {
            if (_explicitChild is { IsEnded: false })
                throw new InvalidOperationException(
                    "A nested transaction is still open here. Commit, roll back or dispose it before you "
                        + "begin the next.");
            var name = $"refract_{Outermost._savepoints++}";
            await _inner.Savepoint(name, ct).ConfigureAwait(false);
            var child = new ClientTransaction(this, name, isExplicit, stop);
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
        using var turn = await TakeTurn(ct).ConfigureAwait(false);
        using var stop = CombineWithStop(ref ct);
        try
        {
            return await _inner.Run(statement, result, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end is { Code: TransactionErrors.Code })
        {
            throw Ended();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        using var turn = await TakeTurn(ct).ConfigureAwait(false);
        using var stop = CombineWithStop(ref ct);
        try
        {
            await _inner.RunBatch(batch, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end is { Code: TransactionErrors.Code })
        {
            throw Ended();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask Commit(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!End(TransactionErrors.Committed())) throw Ended();

        // What was started before and forgotten still finishes first; what comes later meets an ended transaction.
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
            if (_savepoint is null) await _inner.Commit(ct).ConfigureAwait(false);
            else if (_parent!.IsEnded) throw _parent.Ended();
            else await _inner.Release(_savepoint, CancellationToken.None).ConfigureAwait(false);
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
    /// Ends the transaction for the reason given, unless it has ended; the caller then interrupts what runs and calls
    /// <see cref="Undo"/>.
    /// </summary>
    public bool End(RefractException reason) => Interlocked.CompareExchange(ref _end, reason, null) is null;

    /// <summary>Undoes the work of a transaction that was ended.</summary>
    public async ValueTask Undo()
    {
        try
        {
            if (_savepoint is null)
            {
                // Takes no turn: a nested transaction may hold it forever, and the locks have to be freed anyway.
                if (!_inner.IsEnded) await _inner.Rollback().ConfigureAwait(false);
                return;
            }

            await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                if (_parent!.IsEnded) return;
                await _inner.RollbackTo(_savepoint).ConfigureAwait(false);
                await _inner.Release(_savepoint, CancellationToken.None).ConfigureAwait(false);
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
        using var turn = await TakeTurn(ct).ConfigureAwait(false);
        await _inner.Savepoint(name, ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask RollbackTo(string name)
    {
        using var turn = await TakeTurn(CancellationToken.None).ConfigureAwait(false);
        await _inner.RollbackTo(name).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask Release(string name, CancellationToken ct)
    {
        using var turn = await TakeTurn(ct).ConfigureAwait(false);
        await _inner.Release(name, ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Rollback();

    private ClientTransaction Outermost => _parent?.Outermost ?? this;

    /// <summary>Waits for a turn, which ends when the result is disposed.</summary>
    private async ValueTask<Turn> TakeTurn(CancellationToken ct)
    {
        await WaitForTurn(ct).ConfigureAwait(false);
        return new Turn(_turn);
    }

    private async ValueTask WaitForTurn(CancellationToken ct)
    {
        ThrowIfEnded();
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        if (!IsEnded) return;
        _turn.Release();
        throw Ended();
    }

    private CancellationTokenSource? CombineWithStop(ref CancellationToken ct)
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
        Span?.Dispose();
        if (_savepoint is null) await _inner.DisposeAsync().ConfigureAwait(false);
    }

    private void ThrowIfEnded()
    {
        if (IsEnded) throw Ended();
    }

    private RefractException Ended() => TransactionErrors.Used(_end ?? _parent?._end);

    private readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
