namespace Refract.PostgreSql;

/// <summary>
/// Lets a caller go within <see cref="Grace"/> after its token was cancelled or its time was up, whatever the
/// connection does. The driver cancels on the thread of the canceller, over a second connection, and waits for the
/// server; over a dead network that takes as long as its connection timeout. Here it gets a token of its own that
/// another thread cancels, and the caller waits no longer than the grace: then the work is left to the driver, which
/// closes the socket at its own time limit.
/// </summary>
// Sources without a wait handle hold nothing; those with a timer are dropped after it fired, or reset.
#pragma warning disable CA1001
internal sealed class Interruption
#pragma warning restore CA1001
{
    /// <summary>How long the server and the connection have to react before a caller stops waiting for them.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    [ThreadStatic]
    private static Interruption? t_spare;

    private readonly CancellationTokenSource _work = new();
    private readonly CancellationTokenSource _waiting = new();
    private CancellationTokenRegistration _registration;
    private CancellationToken _caller;
    private volatile bool _isRequested;
    private bool _isLimited;

    /// <summary>
    /// Which came first: that a write was sent, or that its caller left. The second one can no longer have its
    /// way.
    /// </summary>
    private int _outcome;

    private Interruption()
    {
    }

    private const int Undecided = 0, WriteSent = 1, CallerLeft = 2;

    /// <summary>True when a write that no open transaction undoes may have reached the server.</summary>
    public bool IsWriteSent => Volatile.Read(ref _outcome) == WriteSent;

    /// <summary>True when the work has a connection of the pool, which it keeps until it ends.</summary>
    public bool HasConnection { get; private set; }

    /// <summary>What the work is interrupted by.</summary>
    public CancellationToken Token => _work.Token;

    /// <summary>An interruption for one piece of work; ends with <see cref="Wait{T}"/>.</summary>
    /// <param name="limit">
    /// How long the caller may wait at most, or null. The driver has the same limit for its statement.
    /// </param>
    /// <param name="caller">The caller's token.</param>
    /// <param name="interrupts">
    /// False for what must not be cancelled once it was sent (COMMIT): its caller only stops waiting.
    /// </param>
    public static Interruption Of(TimeSpan? limit, CancellationToken caller, bool interrupts = true)
    {
        var interruption = t_spare ?? new Interruption();
        t_spare = null;
        interruption._caller = caller;
        interruption._isLimited = limit is not null;
        interruption._outcome = Undecided;
        interruption.HasConnection = false;
        if (limit is { } time) interruption._waiting.CancelAfter(time + Grace);
        interruption._registration = interrupts
            ? caller.UnsafeRegister(static state => ((Interruption)state!).Interrupt(), interruption)
            : caller.UnsafeRegister(static state => ((Interruption)state!).StopWaiting(), interruption);
        return interruption;
    }

    /// <summary>Says that the work has a connection now.</summary>
    public void IsConnected() => HasConnection = true;

    /// <summary>Says that the work sends a write now.</summary>
    /// <exception cref="OperationCanceledException">
    /// The caller has left, and was told that nothing was written: it stays so.
    /// </exception>
    public void WriteIsSent()
    {
        if (Interlocked.CompareExchange(ref _outcome, WriteSent, Undecided) == CallerLeft)
            throw new OperationCanceledException();
    }

    /// <summary>Waits for the work, but not longer than the grace after the interruption.</summary>
    /// <param name="work">The work; it observes <see cref="Token"/>.</param>
    /// <param name="late">Makes the error of a caller that stops waiting, given the caller's token.</param>
    /// <param name="undo">What is done with a result that comes too late; null for nothing.</param>
    public async ValueTask<T> Wait<T>(Task<T> work, Func<CancellationToken, Exception> late,
        Func<T, ValueTask>? undo = null)
    {
        try
        {
            return await work.WaitAsync(_waiting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_waiting.IsCancellationRequested)
        {
            if (work.IsCompleted) return await work.ConfigureAwait(false);
            Interlocked.CompareExchange(ref _outcome, CallerLeft, Undecided);
            // When the limit alone has passed, nobody has told the work yet.
            if (!_isRequested) CancelWork();
            _ = Abandon(work, undo);
            throw late(_caller);
        }
        catch (OperationCanceledException error)
            when (_caller.IsCancellationRequested && error.CancellationToken != _caller)
        {
            throw new OperationCanceledException(error.Message, error, _caller);
        }
        finally
        {
            Return();
        }
    }

    private static async Task Abandon<T>(Task<T> work, Func<T, ValueTask>? undo)
    {
        try
        {
            var result = await work.ConfigureAwait(false);
            if (undo is not null) await undo(result).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody waits for it any more: its caller was told that it does not know the outcome.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private void Interrupt()
    {
        StopWaiting();
        CancelWork();
    }

    private void CancelWork() =>
        // A thread of its own: the driver blocks it until the server has taken the cancellation, and many may wait at
        // once.
        _ = Task.Factory.StartNew(
            static state => ((CancellationTokenSource)state!).Cancel(), _work, CancellationToken.None,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void StopWaiting()
    {
        _isRequested = true;
        _waiting.CancelAfter(Grace);
    }

    /// <summary>Keeps the sources for the next work on this thread, unless they are or will be cancelled.</summary>
    private void Return()
    {
        _registration.Dispose();
        if (_isRequested || (_isLimited && !_waiting.TryReset())) return;
        _caller = default;
        t_spare = this;
    }
}
