namespace Refract.Testing;

/// <summary>A database of a test's own. Disposing drops it, open connections included.</summary>
public sealed class PostgresDatabase(string server, string name) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its URL.</summary>
    public string Url => PostgresServer.WithDatabase(server, name);

    /// <summary>Its Npgsql connection string, without pooling.</summary>
    public string ConnectionString => PostgresServer.ConnectionString(Url);

    /// <summary>Runs SQL in it.</summary>
    public Task Execute(string sql) => PostgresServer.Execute(Url, sql);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await PostgresServer.Execute(server, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
}
