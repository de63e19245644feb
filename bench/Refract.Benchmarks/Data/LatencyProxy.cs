using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Refract.Benchmarks.Data;

/// <summary>
/// Stands between client and server on loopback and holds every packet back for a while in each direction, as a network
/// would.
/// </summary>
internal sealed partial class LatencyProxy : IDisposable
{
    private const int Overshoot = 80;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan _delay;
    private readonly string _host;
    private readonly int _port;

    public LatencyProxy(string host, int port, TimeSpan delay)
    {
        _delay = delay;
        (_host, _port) = (host, port);
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                server.Connect(_host, _port);
                Pump(client, server);
                Pump(server, client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener was closed: the benchmark is over.
        }
    }

    private void Pump(TcpClient from, TcpClient to)
    {
        var packets = new BlockingCollection<(long Due, byte[] Data)>();
        new Thread(() =>
        {
            var buffer = new byte[64 * 1024];
            try
            {
                int read;
                while ((read = from.GetStream().Read(buffer)) > 0)
                    packets.Add(
                        (Stopwatch.GetTimestamp() + (long)(_delay.TotalSeconds * Stopwatch.Frequency), buffer[..read]));
            }
            catch (Exception exception)
                when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // A side hung up; the other pump ends with it.
            }

            packets.CompleteAdding();
        }) { IsBackground = true }.Start();
        new Thread(() =>
        {
            try
            {
                foreach (var (due, data) in packets.GetConsumingEnumerable())
                {
                    WaitUntil(due);
                    to.GetStream().Write(data);
                }
            }
            catch (Exception exception)
                when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // As above.
            }

            to.Close();
        }) { IsBackground = true }.Start();
    }

    /// <summary>
    /// Sleeps for most of the time, so that the contenders have both cores, and spins for the last of it, for the sleep
    /// overshoots.
    /// </summary>
    private static void WaitUntil(long due)
    {
        var microseconds = ((due - Stopwatch.GetTimestamp()) * 1_000_000 / Stopwatch.Frequency) - Overshoot;
        if (OperatingSystem.IsLinux() && microseconds > 0) _ = Sleep((uint)microseconds);
        while (Stopwatch.GetTimestamp() < due) Thread.SpinWait(20);
    }

    /// <summary>Thread.Sleep counts in whole milliseconds.</summary>
    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}
