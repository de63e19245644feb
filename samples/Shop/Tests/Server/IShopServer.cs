using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Shop.Data;

namespace Shop.Tests.Server;

/// <summary>The whole program, and callers of it.</summary>
public interface IShopServer
{
    /// <summary>The database's URL.</summary>
    string Url { get; }

    /// <summary>A caller without a token.</summary>
    HttpClient Anyone { get; }

    /// <summary>A caller of the staff.</summary>
    HttpClient Staff { get; }

    /// <summary>The program's client, to look past its endpoints.</summary>
    ShopDb Db { get; }

    /// <summary>A second program with settings of its own; the test disposes it.</summary>
    WebApplicationFactory<Program> Start(string url, Action<IWebHostBuilder>? configure = null);

    /// <summary>A caller who is a customer.</summary>
    HttpClient Customer(int id);

    /// <summary>A name that no other test has. Later ones sort after earlier ones.</summary>
    string Unique(string prefix);

    /// <summary>Makes a category and returns its slug.</summary>
    Task<string> NewCategory(string? parent = null);

    /// <summary>Makes a product and returns its id.</summary>
    Task<int> NewProduct(string? category = null, decimal price = 10, int stock = 10, string? name = null,
        string[]? tags = null, object? attributes = null, string status = "active");

    /// <summary>Makes a customer and returns its id.</summary>
    Task<int> NewCustomer(object? preferences = null);

    /// <summary>Places an order and returns its number.</summary>
    Task<string> NewOrder(int customer, params (int Product, int Quantity)[] lines);
}
