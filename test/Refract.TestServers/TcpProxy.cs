using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Refract.Testing;

/// <summary>
/// A proxy in front of a server on this machine whose link can be frozen: connections stay open, new ones are taken,
/// nothing passes.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    /// <summary>The open connections; false for those that will never carry anything again.</summary>
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();

    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _passing = Passing();
    private int _left = int.MaxValue;
    private MemoryStream? _recorded;

    /// <summary>A proxy in front of a URL's server.</summary>
    public TcpProxy(string url)
    {
        Url = url;
        var uri = new Uri(url);
        _target = new IPEndPoint(IPAddress.Loopback, uri.Port);
        _listener.Start();
        Url = new UriBuilder(uri) { Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri.ToString();
        _accepting = Accept();
    }

    /// <summary>The server's URL by way of the proxy.</summary>
    public string Url { get; }

    /// <summary>How many connections are open.</summary>
    public int Count => _clients.Count;

    /// <summary>Lets nothing pass any more.</summary>
    public void Freeze() => _passing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Lets so many more packets of clients pass, whole or in part; then every connection is cut as soon as it sends
    /// something. <see cref="int.MaxValue"/> cuts none.
    /// </summary>
    public void CutAfter(int packets) => Volatile.Write(ref _left, packets);

    /// <summary>Keeps what clients send from now on, for <see cref="StopRecording"/>.</summary>
    public void Record() => Volatile.Write(ref _recorded, new MemoryStream());

    /// <summary>What clients have sent since <see cref="Record"/>.</summary>
    public byte[] StopRecording()
    {
        var recorded = Interlocked.Exchange(ref _recorded, null)!;
        lock (recorded) return recorded.ToArray();
    }

    /// <summary>Lets everything pass, what has waited first.</summary>
    public void Thaw() => _passing.TrySetResult();

    /// <summary>Lets connections pass that are opened from now on; those that are open now stay frozen.</summary>
    public void ThawForNew()
    {
        foreach (var client in _clients.Keys) _clients.TryUpdate(client, false, true);
        Thaw();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested) return;
        await _end.CancelAsync();
        _listener.Stop();
        foreach (var client in _clients.Keys) client.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private static TaskCompletionSource Passing()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task Serve(TcpClient client)
    {
        _clients[client] = true;
        try
        {
            using var server = new TcpClient { NoDelay = true };
            client.NoDelay = true;
            await Pass(client);
            await server.ConnectAsync(_target, _end.Token);
            await Task.WhenAny(Copy(client, server, client), Copy(server, client, client));
        }
        catch (Exception error)
            when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
        finally
        {
            _clients.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task Pass(TcpClient client)
    {
        await _passing.Task.WaitAsync(_end.Token);
        if (_clients.TryGetValue(client, out var isAlive) && !isAlive) await Task.Delay(Timeout.Infinite, _end.Token);
    }

    private async Task Copy(TcpClient from, TcpClient to, TcpClient client)
    {
        try
        {
            var buffer = new byte[32 * 1024];
            var (source, target) = (from.GetStream(), to.GetStream());
            while (await source.ReadAsync(buffer, _end.Token) is var count && count > 0)
            {
                await Pass(client);
                if (from == client && Volatile.Read(ref _recorded) is { } recorded)
                    lock (recorded) recorded.Write(buffer, 0, count);
                if (from == client && Volatile.Read(ref _left) != int.MaxValue && Interlocked.Decrement(ref _left) < 0)
                    return;
                await target.WriteAsync(buffer.AsMemory(0, count), _end.Token);
            }
        }
        catch (Exception error)
            when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
    }
}
