using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Refract.Testing;
using Shop.Data;

namespace Shop.Tests.Server;

/// <summary>The whole program on a database of its own; one for each class of tests.</summary>
public sealed class ShopServer<TDatabases> : IShopServer, IAsyncLifetime where TDatabases : IShopDatabases, new()
{
    private TestDatabase<ShopDb> _database = null!;
    private WebApplicationFactory<Program> _factory = null!;
    private int _last;

    public string Url => _database.Url;

    public HttpClient Anyone => With(null);

    public HttpClient Staff => With("staff");

    public ShopDb Db => _factory.Services.GetRequiredService<ShopDb>();

    public async ValueTask InitializeAsync()
    {
        var server = await new TDatabases().Server();
        // Of the migrations that the client's project carries; a copy of a template that is made once.
        _database = await TestDatabase.Create<ShopDb>(o => o.Server = server, Ct);
        _factory = Start(Url);
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null) await _factory.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    public WebApplicationFactory<Program> Start(string url, Action<IWebHostBuilder>? configure = null) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("ConnectionStrings:Shop", url).UseSetting("Shop:StaffToken", "staff")
                .UseSetting("Logging:LogLevel:Refract.Query", "Warning")
                .UseSetting("Logging:LogLevel:Default", "Warning");
            configure?.Invoke(builder);
        });

    public HttpClient Customer(int id) => With($"customer-{id}");

    // With leading zeros, so that names sort as they were made.
    public string Unique(string prefix) =>
        prefix + Interlocked.Increment(ref _last).ToString("D6", CultureInfo.InvariantCulture);

    public async Task<string> NewCategory(string? parent = null)
    {
        var slug = Unique("category");
        await Staff.PostAsJsonAsync("/categories", new { slug, name = slug, parent }, Ct).Created();
        return slug;
    }

    public async Task<int> NewProduct(string? category = null, decimal price = 10, int stock = 10, string? name = null,
        string[]? tags = null, object? attributes = null, string status = "active")
    {
        var sku = Unique("sku");
        var made = await Staff.PostAsJsonAsync("/products", new
        {
            sku, name = name ?? sku, price, category = category ?? await NewCategory(), stock, tags, attributes, status,
        }, Ct).Created();
        return made.GetProperty("id").GetInt32();
    }

    public async Task<int> NewCustomer(object? preferences = null)
    {
        var name = Unique("customer");
        var made = await Anyone.PostAsJsonAsync("/customers",
            new { name, email = name + "@example.com", preferences }, Ct).Created();
        return made.GetProperty("id").GetInt32();
    }

    public async Task<string> NewOrder(int customer, params (int Product, int Quantity)[] lines)
    {
        var made = await Customer(customer).PostAsJsonAsync("/orders", new
        {
            lines = lines.Select(line => new { productId = line.Product, quantity = line.Quantity }),
        }, Ct).Created();
        return made.GetProperty("number").GetString()!;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HttpClient With(string? token)
    {
        var client = _factory.CreateClient();
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
