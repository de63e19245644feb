namespace Refract.Sqlite;

/// <summary>The physical connections of a database: opened when needed, kept until the end.</summary>
internal sealed class SessionPool(SqliteTarget target) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(target.Connections, target.Connections);
    private readonly Stack<Session> _idle = new();
    private bool _isDisposed;

    /// <summary>A session of one's own; give it back with <see cref="Return"/>.</summary>
    /// <param name="wait">How long to wait for one to become free.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Null when the time has passed.</returns>
    public ValueTask<Session?> Rent(TimeSpan wait, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteDatabase));
        return _slots.Wait(0, CancellationToken.None) ? new ValueTask<Session?>(Take()) : RentLater(wait, ct);
    }

    public void Return(Session session)
    {
        var isKept = false;
        lock (_idle)
        {
            isKept = !_isDisposed;
            if (isKept) _idle.Push(session);
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

    private async ValueTask<Session?> RentLater(TimeSpan wait, CancellationToken ct) =>
        await _slots.WaitAsync(wait, ct).ConfigureAwait(false) ? Take() : null;

    private Session Take()
    {
        try
        {
            lock (_idle)
                if (_idle.TryPop(out var session)) return session;
            return Session.Open(target);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }
}
