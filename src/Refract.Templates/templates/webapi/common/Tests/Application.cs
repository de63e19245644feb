using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Refract.Testing;

namespace REFRACT_NAMESPACE.Tests;

/// <summary>The program on a database of its own: one for each class of tests.</summary>
public sealed class Application : IAsyncLifetime
{
    private TestDatabase<AppDb> _database = null!;
    private WebApplicationFactory<Program> _program = null!;

    public AppDb Db => _database.Client;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // A copy of a template that the program's migrations make once.
        _database = await TestDatabase.Create<AppDb>(
            o => o.Server = TestServer.Url, TestContext.Current.CancellationToken);
        _program = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseSetting("ConnectionStrings:Database", _database.Url));
        Http = _program.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_program is not null) await _program.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}
