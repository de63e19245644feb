using System.Runtime.InteropServices;

namespace Refract.CommandLine;

/// <summary>
/// Turns the first Ctrl+C or SIGTERM into a cancellation, so that connections are closed and locks released; the second
/// one ends the process, and so does the first one while the terminal waits for input.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Terminal _terminal;

    /// <summary>Begins to listen.</summary>
    /// <param name="terminal">The terminal of this process.</param>
    public StopSignal(Terminal terminal)
    {
        _terminal = terminal;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested || _terminal.IsWaiting) return;
        context.Cancel = true;
        _source.Cancel();
    }
}
