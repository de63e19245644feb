using Refract.Testing;

namespace Refract.AspNetCore.Tests.Server;

/// <summary>A database on the server of the tests.</summary>
public sealed class PostgreSqlPlace : ITestPlace
{
    private PostgreSqlTestDatabase? _database;

    public string Url => _database!.Url;

    public async Task Prepare() => _database = new PostgreSqlTestDatabase(await PostgreSqlServer.Url(),
        "t_" + Guid.NewGuid().ToString("N")[..16]);

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
