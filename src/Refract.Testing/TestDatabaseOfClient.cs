using Refract.Relational.Contracts;
using Refract.Runtime;

namespace Refract.Testing;

/// <summary>A database of a test's own. Disposing closes its client and drops it.</summary>
/// <typeparam name="TClient">The generated client.</typeparam>
public sealed class TestDatabase<TClient> : IAsyncDisposable where TClient : ClientBase<TClient>, IClient<TClient>
{
    private readonly ITestDatabases _databases;
    private readonly Action<RefractOptions>? _configure;
    private readonly Lazy<TClient> _client;

    internal TestDatabase(ITestDatabases databases, string url, Action<RefractOptions>? configure)
    {
        (_databases, Url, _configure) = (databases, url, configure);
        _client = new Lazy<TClient>(() => Connect());
    }

    /// <summary>Its URL or connection string, for the settings of a program under test.</summary>
    public string Url { get; }

    /// <summary>A client of it, made on first use.</summary>
    public TClient Client => _client.Value;

    /// <summary>Makes a further client, which the caller disposes.</summary>
    /// <param name="configure">Sets options, behind those that the database was made with.</param>
    public TClient Connect(Action<RefractOptions>? configure = null) =>
        ClientBase<TClient>.Connect(Url, _configure + configure);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated) await _client.Value.DisposeAsync().ConfigureAwait(false);
        await _databases.Drop(Url).ConfigureAwait(false);
    }
}
