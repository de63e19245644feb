namespace Refract.Runtime;

/// <summary>Cancels a statement when all of those that wait for it have cancelled.</summary>
internal sealed class SharedStop : IDisposable
{
    private readonly CancellationTokenSource? _source;
    private readonly List<CancellationTokenRegistration> _registrations = [];
    private int _waiting;

    private SharedStop(List<CoalescedFind> finds)
    {
        _waiting = finds.Count;
        if (!finds.TrueForAll(static find => find.Stop.CanBeCanceled)) return;
        _source = new CancellationTokenSource();
        foreach (var find in finds) _registrations.Add(find.Stop.Register(Leave));
    }

    /// <summary>The token of the statement.</summary>
    public CancellationToken Token => _source?.Token ?? CancellationToken.None;

    /// <summary>For finds that run as one statement.</summary>
    public static SharedStop Of(List<CoalescedFind> finds) => new(finds);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source?.Dispose();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _waiting) == 0) _source!.Cancel();
    }
}
