using Npgsql;

namespace Refract.Testing;

/// <summary>A database of a test's own. Disposing drops it, open connections included.</summary>
public sealed class PostgreSqlTestDatabase(string server, string name) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its URL.</summary>
    public string Url => PostgreSqlServer.WithDatabase(server, name);

    /// <summary>Its Npgsql connection string, without pooling.</summary>
    public string ConnectionString => PostgreSqlServer.ConnectionString(Url);

    /// <summary>Runs SQL in it.</summary>
    public Task Execute(string sql) => PostgreSqlServer.Execute(Url, sql);

    /// <summary>Asks it for a value, past all of our own code; null for NULL or no row.</summary>
    public async Task<object?> Scalar(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    /// <summary>A connection to it, open.</summary>
    public async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() =>
        await PostgreSqlServer.Execute(server, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
}
