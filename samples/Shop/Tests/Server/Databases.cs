using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Refract;
using Refract.Testing;
using Shop.Data;
using Shop.Running;

namespace Shop.Tests.Server;

/// <summary>Where the databases of the shop under test are made.</summary>
public interface IShopDatabases
{
    /// <summary>A URL of the server, or <c>file:</c>.</summary>
    Task<string> Server();
}

/// <summary>On the PostgreSQL server of the tests.</summary>
public sealed class PostgreSqlShop : IShopDatabases
{
    /// <summary>Skips the test where there is none.</summary>
    public Task<string> Server() => PostgreSqlServer.Url();
}

/// <summary>In files.</summary>
public sealed class SqliteShop : IShopDatabases
{
    public Task<string> Server() => Task.FromResult("file:");
}

internal static class Migrating
{
    /// <summary>Applies the migrations as <c>dotnet run -- migrate</c> does.</summary>
    public static async Task Apply(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Shop", url)]);
        builder.AddDatabase();
        await using var app = builder.Build();
        await app.MigrateDatabase<ShopDb>();
    }
}
