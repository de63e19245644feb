using System.Data;
using System.Data.Common;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>One unpooled connection, with the few forms of query that migration work needs.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private readonly DatabaseUrl _url;
    private Exception? _lost;

    private PostgresSession(NpgsqlConnection connection, DatabaseUrl url) => (Connection, _url) = (connection, url);

    public NpgsqlConnection Connection { get; }

    /// <summary>False when the server or the network has ended it, as far as is known: only a command finds out.</summary>
    public bool IsOpen => Connection.State == ConnectionState.Open;

    /// <exception cref="MigrationException">It could not be opened.</exception>
    public static async Task<PostgresSession> Open(DatabaseUrl url, CancellationToken ct)
    {
        // Unpooled: the advisory lock, SET and the shadow database's DROP all need the session to end when it is closed.
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString) { Pooling = false, CommandTimeout = 0, Enlist = false,
            IncludeFailedBatchedCommand = true, IncludeErrorDetail = true };
        if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = "refract";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var session = new PostgresSession(connection, url);
            await session.Configure(ct).ConfigureAwait(false);
            return session;
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw PostgresConnectionErrors.Translate(exception, url);
        }
    }

    /// <summary>
    /// What scripts rely on, whatever the server, the database or the user has by default: strings as the standard has them, and UTC, in
    /// which the client keeps times, so that no cast between times with and without zone moves them.
    /// </summary>
    public Task Configure(CancellationToken ct) => Run("SET standard_conforming_strings = on; SET TimeZone = 'UTC'", ct);

    public Task<List<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object?[] arguments)
        => Use(sql, arguments, async command =>
        {
            var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct).ConfigureAwait(false)) rows.Add(read(reader));
            return rows;
        });

    public Task<T?> Scalar<T>(string sql, CancellationToken ct, params object?[] arguments)
        => Use(sql, arguments, async command =>
            await command.ExecuteScalarAsync(ct).ConfigureAwait(false) is { } value and not DBNull ? (T?)value : default);

    public Task<int> Run(string sql, CancellationToken ct, params object?[] arguments)
        => Use(sql, arguments, command => command.ExecuteNonQueryAsync(ct));

    /// <summary>Remembers what an exception said that ended the connection, so that the next call can tell why there is none.</summary>
    public void Note(Exception exception)
    {
        if (!IsOpen) _lost ??= exception;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private async Task<T> Use<T>(string sql, object?[] arguments, Func<NpgsqlCommand, Task<T>> work)
    {
        if (!IsOpen)
            throw new MigrationException("P1017", $"The connection to the server at {_url.Host}:{_url.Port} was lost"
                + (_lost is null ? "." : $": {(_lost as PostgresException)?.MessageText ?? _lost.Message.TrimEnd('.')}."),
                "Look whether the server is up, then run this again: it says how things stand.", _lost);
        var command = new NpgsqlCommand(sql, Connection);
        await using var _ = command.ConfigureAwait(false);
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        try
        {
            return await work(command).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Note(exception);
            throw;
        }
    }
}
