using System.Data;
using System.Data.Common;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>One unpooled connection, with the few forms of query that migration work needs.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private PostgresSession(NpgsqlConnection connection) => Connection = connection;

    public NpgsqlConnection Connection { get; }

    /// <exception cref="MigrationException">It could not be opened.</exception>
    public static async Task<PostgresSession> Open(DatabaseUrl url, CancellationToken ct)
    {
        // Unpooled: the advisory lock, SET and the shadow database's DROP all need the session to end when it is closed.
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString) { Pooling = false, CommandTimeout = 0, Enlist = false,
            IncludeFailedBatchedCommand = true };
        if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = "refract";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            return new PostgresSession(connection);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw PostgresConnectionErrors.Translate(exception, url);
        }
    }

    public async Task<List<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object?[] arguments)
    {
        var command = Prepare(sql, arguments);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false)) rows.Add(read(reader));
        return rows;
    }

    public async Task<T?> Scalar<T>(string sql, CancellationToken ct, params object?[] arguments)
    {
        var command = Prepare(sql, arguments);
        await using var _ = command.ConfigureAwait(false);
        var value = await command.ExecuteScalarAsync(ct).ConfigureAwait(false);
        return value is null or DBNull ? default : (T)value;
    }

    public async Task<int> Run(string sql, CancellationToken ct, params object?[] arguments)
    {
        var command = Prepare(sql, arguments);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    /// <summary>A quoted name.</summary>
    public static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private NpgsqlCommand Prepare(string sql, object?[] arguments)
    {
        if (Connection.State != ConnectionState.Open)
            throw new MigrationException("P1017", $"The connection to the server at {Connection.Host}:{Connection.Port} was lost.",
                "Look whether the server is up, then run this again: it says how things stand.");
        var command = new NpgsqlCommand(sql, Connection);
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        return command;
    }
}
