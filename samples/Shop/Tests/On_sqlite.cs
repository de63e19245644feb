using System.Net;
using System.Net.Http.Json;
using Shop.Tests.Server;

namespace Shop.Tests;

public sealed class Products_on_sqlite(ShopServer<SqliteShop> shop)
    : ProductSpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Product_lists_on_sqlite(ShopServer<SqliteShop> shop)
    : ProductListSpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Categories_on_sqlite(ShopServer<SqliteShop> shop)
    : CategorySpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Customers_on_sqlite(ShopServer<SqliteShop> shop)
    : CustomerSpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Reviews_on_sqlite(ShopServer<SqliteShop> shop)
    : ReviewSpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Orders_on_sqlite(ShopServer<SqliteShop> shop)
    : OrderSpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Reports_on_sqlite(ShopServer<SqliteShop> shop)
    : ReportSpecification(shop), IClassFixture<ShopServer<SqliteShop>>;

public sealed class Running_on_sqlite(ShopServer<SqliteShop> shop)
    : RunningSpecification(shop), IClassFixture<ShopServer<SqliteShop>>
{
    protected override string WithOneConnection(string url) => url + "?connection_limit=1&pool_timeout=1";

    /// <summary>A file is no folder.</summary>
    protected override string Unreachable => $"file:{typeof(Running_on_sqlite).Assembly.Location}/hidden/shop.db";

    /// <summary>A missing file is a mistake of the settings: trying again does not help.</summary>
    protected override HttpStatusCode StatusOfUnreachable => HttpStatusCode.InternalServerError;

    /// <summary>Readers are never blocked; another writer is.</summary>
    protected override Task<HttpResponseMessage> Blocked(HttpClient client) => client.PostAsJsonAsync("/customers",
        new { email = "blocked@example.com", name = "Blocked" }, TestContext.Current.CancellationToken);
}
