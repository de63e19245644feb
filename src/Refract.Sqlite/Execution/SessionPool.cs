using Refract.Runtime;

namespace Refract.Sqlite;

/// <summary>The physical connections of a database: opened when needed, kept until the end.</summary>
internal sealed class SessionPool(SqliteTarget target, ErrorTranslator errors) : IDisposable
{
    /// <summary>
    /// How often, in milliseconds, readers look whether the file is still at its place. Writers look every time.
    /// </summary>
    private const long LookEvery = 1000;

    private readonly SemaphoreSlim _slots = new(target.Connections, target.Connections);
    private readonly Stack<Session> _idle = new();
    private bool _isDisposed;
    private volatile bool _wasOpened;
    private long _lastLook;

    /// <summary>A session of one's own; give it back with <see cref="Return"/>.</summary>
    /// <param name="wait">How long to wait for one to become free.</param>
    /// <param name="toWrite">True for a write: it must not go into a file that is no longer there.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Null when the time has passed.</returns>
    public ValueTask<Session?> Rent(TimeSpan wait, bool toWrite, CancellationToken ct) =>
        _slots.Wait(0, CancellationToken.None) ? Take(toWrite, ct) : RentLater(wait, toWrite, ct);

    public void Return(Session session)
    {
        var isKept = false;
        // A transaction that could not even be rolled back ends with its connection.
        if (!session.IsInTransaction)
        {
            lock (_idle)
            {
                isKept = !_isDisposed;
                if (isKept) _idle.Push(session);
            }
        }
        if (!isKept) session.Dispose();
        _slots.Release();
    }

    /// <summary>Closes the idle sessions; those in use are closed when they come back.</summary>
    public void Dispose()
    {
        lock (_idle)
        {
            _isDisposed = true;
            while (_idle.TryPop(out var session)) session.Dispose();
        }
    }

    private async ValueTask<Session?> RentLater(TimeSpan wait, bool toWrite, CancellationToken ct) =>
        await _slots.WaitAsync(wait, ct).ConfigureAwait(false) ? await Take(toWrite, ct).ConfigureAwait(false) : null;

    private ValueTask<Session?> Take(bool toWrite, CancellationToken ct)
    {
        try
        {
            Session? session;
            lock (_idle)
            {
                if (_isDisposed) throw DisposedClient.Error();
                _idle.TryPop(out session);
            }
            if (session is not null && (toWrite || IsTimeToLook()) && session.HasMoved)
            {
                Part(session);
                session = null;
            }
            return session is null ? Open(ct) : new ValueTask<Session?>(session);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    private async ValueTask<Session?> Open(CancellationToken ct)
    {
        try
        {
            // With mode=rwc SQLite would make a new file, and nobody would notice that the old one is gone.
            if (_wasOpened && target.FilePath is { } path && !File.Exists(path)) throw errors.FileIsGone();
            var session = await Session.Open(target, ct).ConfigureAwait(false);
            _wasOpened = true;
            return session;
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    private bool IsTimeToLook()
    {
        var now = Environment.TickCount64;
        if (now - Volatile.Read(ref _lastLook) < LookEvery) return false;
        Volatile.Write(ref _lastLook, now);
        return true;
    }

    /// <summary>
    /// Gives up a session whose file is no longer at its path, together with all others like it, when another file is
    /// there that can be opened safely. Otherwise keeps it: the file may come back. SQLite leaves the new file's
    /// journals alone when it closes the old one.
    /// </summary>
    /// <exception cref="RefractException">
    /// P1003: there is no file, or one beside a journal that may belong to the old one.
    /// </exception>
    private void Part(Session moved)
    {
        var problem = !File.Exists(target.FilePath)
            ? errors.FileIsGone() : DatabaseFile.HasJournal(target.FilePath) ? errors.FileWasReplaced() : null;
        lock (_idle)
        {
            _idle.Push(moved);
            if (problem is not null) throw problem;
            var kept = _idle.Where(session => !session.HasMoved).Reverse().ToArray();
            foreach (var session in _idle)
                if (Array.IndexOf(kept, session) < 0) session.Dispose();
            _idle.Clear();
            foreach (var session in kept) _idle.Push(session);
        }
    }
}
