using Npgsql;

namespace Refract.PostgreSql;

/// <summary>
/// What each session of a pool begins with. It finds out whether a pooler lies between, and has the server look whether
/// its client is still there while it runs a statement: a cancellation that arrives between two messages of the
/// protocol, or before the first is planned, has no effect, and the server notices a closed socket only when it reads
/// or writes.
/// </summary>
/// <param name="looksForClient">False to leave the server's setting as it is.</param>
internal sealed class SessionStart(bool looksForClient)
{
    /// <summary>The setting of the server.</summary>
    public const string Setting = "client_connection_check_interval";

    private const string ProcessOnly = "SELECT pg_backend_pid()";

    /// <summary>
    /// Servers before version 14 do not know the setting; one that was given another value than the default keeps it.
    /// </summary>
    private const string Look =
        $"CASE current_setting('{Setting}', true) WHEN '0' THEN set_config('{Setting}', '1s', false) END";

    private volatile bool _looksForClient = looksForClient;

    /// <summary>What has to run after a reset of the session; null for nothing.</summary>
    public string? AfterReset => _looksForClient ? "SELECT " + Look : null;

    private string Sql => _looksForClient ? $"{ProcessOnly}, {Look}" : ProcessOnly;

    /// <exception cref="PoolerFoundException">A pooler lies between.</exception>
    public void Run(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand(Sql, connection);
            Check(connection, command.ExecuteScalar());
        }
        catch (PostgresException) when (_looksForClient)
        {
            _looksForClient = false;
            Run(connection);
        }
    }

    /// <inheritdoc cref="Run"/>
    public async Task RunAsync(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand(Sql, connection);
            Check(connection, await command.ExecuteScalarAsync().ConfigureAwait(false));
        }
        catch (PostgresException) when (_looksForClient)
        {
            // A server on a system that cannot tell, such as Windows, takes no value but 0.
            _looksForClient = false;
            await RunAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A pooler gives each client a cancellation key of its own; the server session that answers has another process id
    /// than the one in it.
    /// </summary>
    private static void Check(NpgsqlConnection connection, object? process)
    {
        if (process is not int id || id != connection.ProcessID) throw new PoolerFoundException();
    }
}
