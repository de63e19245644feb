using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>
/// Stops the statement of a session when its token is cancelled or its time is up. SQLite asks from inside the running
/// statement, so the answer can never meet another one, as an interrupt from a timer could. Nothing is asked before the
/// first statement that can be stopped.
/// </summary>
/// <param name="limit">How long each statement may run, or null.</param>
internal sealed class StatementWatch(TimeSpan? limit)
{
    /// <summary>
    /// After how many instructions of its virtual machine SQLite asks: some microseconds of ordinary work.
    /// </summary>
    private const int Instructions = 1000;

    private readonly long _limit = limit is { } time ? (long)time.TotalMilliseconds : 0;
    private CancellationToken _stop;
    private long _deadline = long.MaxValue;
    private bool _isAsked;

    /// <summary>True when the caller of the statement cancelled it.</summary>
    public bool IsCancelled => _stop.IsCancellationRequested;

    /// <summary>The token of the statement.</summary>
    public CancellationToken Token => _stop;

    /// <summary>
    /// Begins to watch a statement; <see cref="End"/> must follow before anything runs that has to finish.
    /// </summary>
    public void Begin(sqlite3 connection, CancellationToken stop)
    {
        _stop = stop;
        if (_limit > 0) _deadline = Environment.TickCount64 + _limit;
        if (_isAsked || (_limit == 0 && !stop.CanBeCanceled)) return;
        _isAsked = true;
        // The connection holds this object, and not the session, so that a session that was forgotten can be collected.
        raw.sqlite3_progress_handler(connection, Instructions, static watch => ((StatementWatch)watch).IsDue ? 1 : 0,
            this);
    }

    /// <summary>Gives the statement its whole time again, after it had to wait for another process.</summary>
    public void Restart()
    {
        if (_limit > 0) _deadline = Environment.TickCount64 + _limit;
    }

    /// <summary>Lets everything run to its end.</summary>
    public void End()
    {
        _stop = default;
        _deadline = long.MaxValue;
    }

    private bool IsDue => _stop.IsCancellationRequested || (_limit > 0 && Environment.TickCount64 >= _deadline);
}
