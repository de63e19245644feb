using Microsoft.Extensions.Configuration;
using Microsoft.AspNetCore.Builder;
using Refract;
using Refract.Testing;
using Shop.Data;
using Shop.Running;

namespace Shop.Tests.Server;

/// <summary>
/// Where the shop under test keeps its data: a database that the committed migrations were applied to.
/// </summary>
public interface IShopDatabase : IAsyncDisposable
{
    /// <summary>Makes it, and returns its URL.</summary>
    Task<string> Create();
}

/// <summary>A copy of a PostgreSQL database that was migrated once.</summary>
public sealed class PostgreSqlShop : IShopDatabase
{
    private static readonly Lazy<Task<PostgreSqlTestDatabase>> s_template = new(async () =>
    {
        var template = await PostgreSqlServer.CreateDatabase();
        await Migrating.Apply(template.Url);
        return template;
    });

    private PostgreSqlTestDatabase? _database;

    public async Task<string> Create()
    {
        // Skips here, before the shared template fails for want of a server.
        await PostgreSqlServer.Url();
        _database = await PostgreSqlServer.CreateDatabase((await s_template.Value).Name);
        return _database.Url;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>A SQLite file of its own.</summary>
public sealed class SqliteShop : IShopDatabase
{
    private readonly TempFolder _folder = new();

    public async Task<string> Create()
    {
        var url = "file:" + _folder["shop.db"];
        await Migrating.Apply(url);
        return url;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
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
