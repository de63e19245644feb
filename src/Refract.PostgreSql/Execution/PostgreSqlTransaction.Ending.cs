using System.Data;
using Npgsql;
using Refract.Runtime;

namespace Refract.PostgreSql;

internal sealed partial class PostgreSqlTransaction
{
    private async Task<bool> CommitAndEnd()
    {
        await TakeTurn(CancellationToken.None).ConfigureAwait(false);
        var isSent = false;
        try
        {
            // PostgreSQL returns the commit of a failed transaction with a rollback and no error.
            if (_failure is { } failure)
            {
                await End().ConfigureAwait(false);
                throw failure is TransactionConflictException ? failure : new RefractException("P2028",
                    "The transaction was rolled back instead of committed, because one of its statements had failed: "
                    + "let such an error end the callback,"
                    + " or put what may fail into a nested transaction.", failure);
            }

            if (!_hasBegun) return true;
            isSent = _writes;
            await Send(TransactionSql.Commit).ConfigureAwait(false);
            _hasBegun = false;
            return true;
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

    private async Task RollbackAndEnd()
    {
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await End().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task GoBackTo(string name)
    {
        await TakeTurn(CancellationToken.None).ConfigureAwait(false);
        try
        {
            // Nothing has run since: it was not even sent.
            if (_failure is null && prologue.CutAfter(TransactionSql.Savepoint(name))) return;
            prologue.Clear();
            if (_isVoid)
            {
                (_undone ??= []).Add(name);
                return;
            }

            await Send(TransactionSql.RollbackTo(name)).ConfigureAwait(false);
            _failure = null;
        }
        catch (PostgresException error)
            when (error.SqlState == PostgresErrorCodes.InvalidSavepointSpecification && _failure is not null)
        {
            // The failure came before the server had set it.
            (_undone ??= []).Add(name);
        }
        catch (Exception error)
        {
            var translated = Failed(error, default);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }

    /// <summary>Gives the turn on; a connection that was lost ends the transaction.</summary>
    private async ValueTask Leave()
    {
        if (connection.State != ConnectionState.Open || Volatile.Read(ref _isLost)) await End().ConfigureAwait(false);
        _turn.Release();
    }

    /// <summary>Gives the connection back; closing it rolls back what was not committed.</summary>
    private async ValueTask End()
    {
        if (_isEnded) return;
        Volatile.Write(ref _isEnded, true);
        if (_touchedSession && of.ResetsSessions && connection.State == ConnectionState.Open
            && !await Clean().ConfigureAwait(false)) source.Renew();
        await ConnectionPool.Close(connection).ConfigureAwait(false);
    }

    private async ValueTask<bool> Clean()
    {
        try
        {
            if (_hasBegun) await Send("ROLLBACK").ConfigureAwait(false);
            return await SessionReset.Run(connection, of.Start?.AfterReset).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
