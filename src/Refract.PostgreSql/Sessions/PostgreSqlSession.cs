using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>One unpooled connection, with the few forms of query that migration work needs.</summary>
internal sealed class PostgreSqlSession : SqlSession<NpgsqlDataReader>, IAsyncDisposable
{
    private const int SecondsBetweenSignsOfLife = 30;

    private readonly NpgsqlDataSource _source;
    private readonly DatabaseUrl _url;
    private Exception? _lost;
    private bool _hasOwnBackend;

    private PostgreSqlSession(NpgsqlDataSource source, NpgsqlConnection connection, DatabaseUrl url) =>
        (_source, Connection, _url) = (source, connection, url);

    public NpgsqlConnection Connection { get; }

    /// <summary>
    /// How long statements wait for a lock of another session; null for as long as the server has it.
    /// </summary>
    public TimeSpan? LockTimeout { get; set; }

    /// <summary>
    /// False when the server or the network has ended it, as far as is known: only a command finds out.
    /// </summary>
    public bool IsOpen => Connection.State == ConnectionState.Open;

    /// <exception cref="MigrationException">It could not be opened.</exception>
    public static async Task<PostgreSqlSession> Open(DatabaseUrl url, CancellationToken ct, bool isIdling = false)
    {
        var settings = SettingsOf(url);
        if (isIdling && settings.KeepAlive == 0) settings.KeepAlive = SecondsBetweenSignsOfLife;
        if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = "refract";
        var source = SourceOf(settings);
        var connection = source.CreateConnection();
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var session = new PostgreSqlSession(source, connection, url);
            await session.Configure(ct).ConfigureAwait(false);
            return session;
        }
        catch (Exception exception) when (exception is DbException or TimeoutException
            or InvalidOperationException or IOException or CryptographicException or UnauthorizedAccessException)
        {
            await Close(source, connection).ConfigureAwait(false);
            throw PostgreSqlConnectionErrors.Translate(exception, url);
        }
        catch (MigrationException exception)
        {
            await Close(source, connection).ConfigureAwait(false);
            if (exception is PostgreSqlFault fault) throw PostgreSqlConnectionErrors.Translate(fault.Original, url);
            throw;
        }
    }

    /// <summary>
    /// What scripts rely on, whatever the server, the database or the user has by default: strings as the standard has
    /// them, and UTC, in which the client keeps times, so that no cast between times with and without zone moves them.
    /// </summary>
    public Task Configure(CancellationToken ct) => Run(string.Join("; ", Settings()), ct);

    /// <summary>The statements of <see cref="Configure"/>.</summary>
    public IEnumerable<string> Settings()
    {
        yield return "SET standard_conforming_strings = on";
        yield return "SET TimeZone = 'UTC'";
        if (LockTimeout is { } limit)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"SET lock_timeout = {Math.Clamp(Math.Ceiling(limit.TotalMilliseconds), 1, int.MaxValue):0}");
    }

    /// <summary>
    /// Opens a session for work on other databases of the server, on the database itself where there is one, else on
    /// the maintenance database. It idles while that work goes on, so the network and the server are kept from giving
    /// it up.
    /// </summary>
    public static async Task<PostgreSqlSession> OpenForServer(DatabaseUrl url, CancellationToken ct)
    {
        PostgreSqlSession session;
        try
        {
            session = await Open(url, ct, isIdling: true).ConfigureAwait(false);
        }
        catch (MigrationException exception) when (exception.Code == "P1003")
        {
            session = await OpenMaintenance(url, ct, isIdling: true).ConfigureAwait(false);
        }
        if (session.Connection.PostgreSqlVersion.Major >= 14)
            await session.Run("SET idle_session_timeout = 0", ct).ConfigureAwait(false);
        return session;
    }

    /// <summary>Opens a session on one of the databases that every server has.</summary>
    public static async Task<PostgreSqlSession> OpenMaintenance(DatabaseUrl url, CancellationToken ct,
        bool isIdling = false)
    {
        try
        {
            return await Open(url.WithDatabase("postgres"), ct, isIdling).ConfigureAwait(false);
        }
        catch (MigrationException exception) when (exception.Code is "P1003" or "P1010")
        {
            return await Open(url.WithDatabase("template1"), ct, isIdling).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Refuses a connection whose statements a pooler spreads over several server sessions: locks, SET and shadow
    /// databases need one of their own.
    /// </summary>
    /// <exception cref="MigrationException"><c>RFR3020</c></exception>
    public async Task RequireOwnBackend(CancellationToken ct)
    {
        if (_hasOwnBackend) return;
        if (_url.UsesTransactionPooler) throw PostgreSqlPooler.Refusal(_url, "the URL says pgbouncer=true");
        if (await PostgreSqlPooler.IsBetween(this, _url, ct).ConfigureAwait(false))
            throw PostgreSqlPooler.Refusal(_url, "statements of one connection arrive in several server sessions");
        _hasOwnBackend = true;
    }

    /// <summary>
    /// Remembers what an exception said that ended the connection, so that the next call can tell why there is none.
    /// </summary>
    public void Note(Exception exception)
    {
        if (!IsOpen) _lost ??= exception;
    }

    public ValueTask DisposeAsync() => Close(_source, Connection);

    private static async ValueTask Close(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlConnectionStringBuilder SettingsOf(DatabaseUrl url)
    {
        try
        {
            // Unpooled: the advisory lock, SET and the shadow database's DROP all need the session to end when it is
            // closed.
            return new NpgsqlConnectionStringBuilder(url.ConnectionString)
            {
                Pooling = false, CommandTimeout = 0, Enlist = false, IncludeFailedBatchedCommand = true,
                IncludeErrorDetail = true,
            };
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException
            or NotSupportedException)
        {
            // The driver's text names the setting, and may quote its value.
            var setting = (exception as ArgumentException)?.ParamName is { Length: > 0 } name ? $": {name}" : "";
            throw new MigrationException("P1013",
                "The database URL or connection string has a setting with a value that the driver does not "
                    + $"take{setting}.",
                "Correct the setting.", exception);
        }
    }

    private static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder settings)
    {
        try
        {
            // What is read here is of the system's own types, which the driver knows: it need not ask the server.
            return new NpgsqlDataSourceBuilder(settings.ConnectionString)
                .ConfigureTypeLoading(static types => types.EnableTypeLoading(false)).Build();
        }
        catch (Exception exception)
            when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            // Values that are right one by one and do not go together: Target Session Attributes with one host.
            throw new MigrationException("P1013",
                $"The driver does not take the settings of the database URL or connection string: {exception.Message}.",
                "Correct the settings.", exception);
        }
    }

    /// <summary>Does work on the connection; whatever goes wrong leaves it in plain words.</summary>
    /// <param name="sql">The statement that is run, if it is one: only what stands in it may be quoted.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="MigrationException">A <see cref="PostgreSqlFault"/>, or the connection is gone.</exception>
    public async Task<T> Guard<T>(string? sql, Func<Task<T>> work)
    {
        if (!IsOpen) throw PostgreSqlFault.Lost(_lost, _url);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            Note(exception);
            // The driver closes a connection over a full disk, too; the server has not ended it then, and says why.
            if (!IsOpen && exception.InvariantSeverity != "ERROR") throw PostgreSqlFault.Lost(exception, _url);
            throw PostgreSqlFault.Of(PostgreSqlErrorText.WithoutValues(exception, sql), _url);
        }
        catch (Exception exception) when (exception is DbException or IOException or TimeoutException
            || (exception is InvalidOperationException && !IsOpen))
        {
            Note(exception);
            throw PostgreSqlFault.Lost(exception, _url);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public Task Guard(Func<Task> work) => Guard(null, async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });

    /// <summary>Begins a transaction, which is rolled back when it is disposed of without a commit.</summary>
    public Task<NpgsqlTransaction> Begin(CancellationToken ct) =>
        Guard("BEGIN", () => Connection.BeginTransactionAsync(ct).AsTask());

    /// <inheritdoc/>
    protected override Task<T> Use<T>(string sql, object?[] arguments, Func<DbCommand, Task<T>> work) =>
        Guard(sql, async () =>
        {
            var command = new NpgsqlCommand(sql, Connection);
            await using var _ = command.ConfigureAwait(false);
            foreach (var argument in arguments)
                command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
            return await work(command).ConfigureAwait(false);
        });
}
