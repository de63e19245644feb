using System.Net;
using Shop.Tests.Server;

namespace Shop.Tests;

public sealed class Products_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : ProductSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Product_lists_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : ProductListSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Categories_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : CategorySpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Customers_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : CustomerSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Reviews_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : ReviewSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Orders_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : OrderSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Reports_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : ReportSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>;

public sealed class Running_on_postgresql(ShopServer<PostgreSqlShop> shop)
    : RunningSpecification(shop), IClassFixture<ShopServer<PostgreSqlShop>>
{
    protected override string WithOneConnection(string url) => url + ";Maximum Pool Size=1;Timeout=1";

    /// <summary>No server listens on this port.</summary>
    protected override string Unreachable => "postgresql://shop:hidden@127.0.0.1:1/shop";

    /// <summary>The server may be starting: the caller should come again.</summary>
    protected override HttpStatusCode StatusOfUnreachable => HttpStatusCode.ServiceUnavailable;

    protected override Task<HttpResponseMessage> Blocked(HttpClient client) =>
        client.GetAsync("/categories", TestContext.Current.CancellationToken);
}
