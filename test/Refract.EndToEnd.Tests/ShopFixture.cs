using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Refract.EndToEnd.Shop;
using Refract.Relational;

namespace Refract.EndToEnd.Tests;

/// <summary>A client on an empty database with the schema's tables; one for each test.</summary>
public abstract class ShopFixture(IShopSource source) : IAsyncLifetime
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The client.</summary>
    protected ShopDb Db { get; private set; } = null!;

    /// <summary>The URL that the client was connected with.</summary>
    protected string Url { get; private set; } = "";

    protected bool IsPostgreSql => source.IsPostgreSql;

    public async ValueTask InitializeAsync()
    {
        Url = await source.Prepare();
        Db = ShopDb.Connect(Url);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Db is not null) await Db.DisposeAsync();
        await source.DisposeAsync();
    }

    /// <summary>Runs SQL as another program does.</summary>
    protected async Task Raw(string sql)
    {
        await using DbConnection connection = IsPostgreSql
            ? new NpgsqlConnection(DatabaseUrl.Parse(Url).ConnectionString)
            : new SqliteConnection($"Data Source={Url["file:".Length..]};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>The statements that the client runs from now on.</summary>
    protected List<string> Listen()
    {
        var log = new List<string>();
        Db.Log += entry => log.Add(entry.Sql);
        return log;
    }

    /// <summary>
    /// Three customers, each invited by the one before; Ada has two orders with lines, Bob one, Cy none.
    /// </summary>
    protected async Task Seed()
    {
        foreach (var (sku, price) in new[] { ("pen", 3), ("ink", 7), ("map", 20) })
            await Db.Product.Create(new() { Sku = sku, Barcode = "b-" + sku, Price = price }, ct: Ct);
        await Customer("ada", null, ("A1", 10.5m, ["pen", "ink"]), ("A2", 20m, ["map"]));
        await Customer("bob", 1, ("B1", 5m, ["pen"]));
        await Customer("cy", 2);
    }

    private async Task Customer(string name, int? invitedBy,
        params (string Number, decimal Total, string[] Skus)[] orders) =>
        await Db.Customer.Create(new()
        {
            EmailAddress = name + "@example.com", FullName = name, InvitedById = invitedBy,
            Orders =
            {
                Create = orders.Select(order => new OrderCreate
                {
                    Number = order.Number, Total = order.Total,
                    Lines = { Create = order.Skus.Select(sku => new LineCreate { Sku = sku, Quantity = sku.Length }) },
                }),
            },
        }, ct: Ct);
}
