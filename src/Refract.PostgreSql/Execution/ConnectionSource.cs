using System.Runtime.CompilerServices;
using Npgsql;
using Refract.Relational;

namespace Refract.PostgreSql;

/// <summary>
/// Opens connections. Those of a URL begin as sessions of their own, with prepared statements; the first that turns out
/// to lead to a pooler turns all that follow into connections that rely on nothing beyond a transaction.
/// </summary>
internal sealed class ConnectionSource : IAsyncDisposable
{
    /// <summary>
    /// How many pools may have been replaced whose connections are not closed yet: the driver closes them in a minute.
    /// </summary>
    private const int MostReplaced = 16;

    private readonly Lock _gate = new();
    private readonly Lock _renewal = new();
    private readonly DatabaseUrl? _url;
    private readonly Action? _poolerFound;
    private volatile ConnectionPool _current;
    private volatile bool _isDisposed;
    private int _replaced;

    /// <summary>Connections to the database of a URL.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="poolerFound">Told once when a pooler was found that the URL does not speak of.</param>
    public ConnectionSource(DatabaseUrl url, Action poolerFound)
    {
        _url = url;
        _poolerFound = poolerFound;
        _current = DataSourceFactory.Create(url, url.UsesTransactionPooler);
    }

    /// <summary>Connections of a data source of the application.</summary>
    public ConnectionSource(NpgsqlDataSource source, bool resetsSessions) => _current = new ConnectionPool(
        source, Slots: int.MaxValue, IsShared: false, resetsSessions, SearchPath: null, IsTraced: false);

    /// <summary>The connections that are opened now.</summary>
    public ConnectionPool Current => _current;

    /// <summary>Opens a connection.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(NpgsqlConnection Connection, ConnectionPool Of)> Open(CancellationToken ct)
    {
        while (true)
        {
            var connections = _current;
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(ConnectionSource));
            NpgsqlConnection? connection = null;
            try
            {
                connection = connections.Source.CreateConnection();
                await connection.OpenAsync(ct).ConfigureAwait(false);
                // The values of a statement are read after this: not any more when its caller has left.
                ct.ThrowIfCancellationRequested();
                return (connection, connections);
            }
            catch (Exception error)
            {
                if (connection is not null) await ConnectionPool.Close(connection).ConfigureAwait(false);
                if (!await Replaces(connections, error).ConfigureAwait(false)) throw;
            }
        }
    }

    /// <summary>
    /// Says that work was left behind on a connection that does not answer. The driver gives its place in the pool back
    /// only when its own time limits have passed; when no other place is left, a new pool takes over, so that the next
    /// caller does not wait for that.
    /// </summary>
    /// <param name="of">What the connection is one of.</param>
    /// <param name="work">The work; it ends when the connection is closed.</param>
    public void Abandon(ConnectionPool of, Task work)
    {
        if (!of.Abandon(work) || _url is null) return;
        lock (_gate)
        {
            if (_isDisposed || !ReferenceEquals(_current, of) || _replaced == MostReplaced) return;
            _current = DataSourceFactory.Create(_url, of.IsShared);
            _replaced++;
        }

        // Closing its idle connections takes as long as a dead connection lets it.
        _ = Task.Run(() => Retire(of, work));
    }

    /// <summary>
    /// Closes all connections, those in use when they are given back: their prepared statements do not fit the tables
    /// any more, or a session could not be cleaned. One caller at a time: the driver returns at once while another one
    /// is clearing, and the next connection could then be one of those that are still to be closed.
    /// </summary>
    public void Renew()
    {
        lock (_renewal) _current.Source.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_url is null) return;
        _isDisposed = true;
        await _current.Source.DisposeAsync().ConfigureAwait(false);
    }

    private async Task Retire(ConnectionPool of, Task work)
    {
        try
        {
            await of.Source.DisposeAsync().ConfigureAwait(false);
            await work.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Its caller was told what became of it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
        finally
        {
            lock (_gate) _replaced--;
        }
    }

    /// <summary>True when other connections are to be tried than those that failed.</summary>
    private async ValueTask<bool> Replaces(ConnectionPool failed, Exception error)
    {
        if (_url is null || _isDisposed) return false;
        if (!ReferenceEquals(_current, failed)) return error is not OperationCanceledException;
        if (failed.IsShared) return false;
        if (error is not PoolerFoundException && !RefusesStartUp(error)) return false;
        lock (_gate)
        {
            if (!ReferenceEquals(_current, failed)) return true;
            _current = DataSourceFactory.Create(_url, isShared: true);
        }

        _poolerFound?.Invoke();
        await failed.Source.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// PgBouncer: "unsupported startup parameter: search_path". No server says that of a parameter that it knows.
    /// </summary>
    private static bool RefusesStartUp(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.ProtocolViolation } refused
        && refused.MessageText.Contains("startup parameter", StringComparison.Ordinal)
        && refused.MessageText.Contains("search_path", StringComparison.Ordinal);
}
