using System.Net;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Figures, on every database. Nothing else is in this database, so the numbers are known.</summary>
public abstract class ReportSpecification(IShopServer shop) : IAsyncLifetime
{
    private static readonly SemaphoreSlim s_once = new(1);
    private int _pen;
    private int _ink;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Two orders of November, one of December, and a cancelled one.</summary>
    public async ValueTask InitializeAsync()
    {
        await s_once.WaitAsync(Ct);
        try
        {
            if (await shop.Db.Order.Query.Exists(Ct))
            {
                (_pen, _ink) = ((await shop.Db.Product.FindFirstOrThrow(p => p.Name == "Pen", ct: Ct)).Id,
                    (await shop.Db.Product.FindFirstOrThrow(p => p.Name == "Ink", ct: Ct)).Id);
                return;
            }

            var top = await shop.NewCategory();
            _pen = await shop.NewProduct(await shop.NewCategory(top), 2.5m, 100, "Pen");
            _ink = await shop.NewProduct(await shop.NewCategory(), 10, 3, "Ink");
            var customer = await shop.NewCustomer();
            await At("2026-11-03", (_pen, 4));
            await At("2026-11-20", (_pen, 2), (_ink, 3));
            await At("2026-12-01", (_pen, 2));
            var cancelled = await At("2026-12-02", (_pen, 50));
            await shop.Customer(customer).PostAsync($"/orders/{cancelled}/cancel", null, Ct).Ok();

            async Task<string> At(string day, params (int, int)[] lines)
            {
                var number = await shop.NewOrder(customer, lines);
                await shop.Db.Order.Update(new(number: number),
                    new() { PlacedAt = DateTimeOffset.Parse(day + "T12:00:00Z", null) }, ct: Ct);
                return number;
            }
        }
        finally
        {
            s_once.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_summary_leaves_out_what_was_cancelled()
    {
        var summary = await shop.Staff.GetAsync("/reports/summary", Ct).Ok();
        summary.GetProperty("orders").GetInt32().ShouldBe(3);
        summary.GetProperty("revenue").GetDecimal().ShouldBe(50m);
        summary.GetProperty("averageOrder").GetDecimal().ShouldBe(50m / 3, 0.0001m);
        summary.GetProperty("newestOrder").GetDateTimeOffset().ShouldBe(new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
        summary.GetProperty("soldOut").GetInt32().ShouldBe(1);
        (summary.GetProperty("customers").GetInt32(), summary.GetProperty("products").GetInt32()).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Orders_are_counted_by_status_in_the_order_of_the_schema() =>
        (await shop.Staff.GetAsync("/reports/orders-by-status", Ct).Ok()).EnumerateArray()
            .Select(row => (row.GetProperty("status").GetString(), row.GetProperty("orders").GetInt32(),
                row.GetProperty("total").GetDecimal()))
            .ShouldBe([("placed", 3, 50m), ("cancelled", 1, 125m)]);

    [Fact]
    public async Task Products_are_ranked_by_what_was_sold()
    {
        (await shop.Staff.GetAsync("/reports/top-products", Ct).Ok()).EnumerateArray()
            .Select(row => (row.GetProperty("name").GetString(), row.GetProperty("sold").GetInt64(),
                row.GetProperty("orders").GetInt32()))
            .ShouldBe([("Pen", 8, 3), ("Ink", 3, 1)]);
        (await shop.Staff.GetAsync("/reports/top-products?least=5", Ct).Ok()).Texts("name").ShouldBe(["Pen"]);
        (await shop.Staff.GetAsync("/reports/top-products?take=0", Ct).Ok()).Texts("name").ShouldBe(["Pen"]);
    }

    [Fact]
    public async Task Products_of_which_few_are_left_are_listed()
    {
        (await shop.Staff.GetAsync("/reports/low-stock", Ct).Ok()).Texts("name").ShouldBe(["Ink"]);
        (await shop.Staff.GetAsync("/reports/low-stock?below=1000", Ct).Ok()).Texts("name").ShouldBe(["Ink", "Pen"]);
    }

    [Fact]
    public async Task Sales_have_a_running_total()
    {
        (await Sales("")).ShouldBe([("2026-11", 2, 45m, 45m), ("2026-12", 1, 5m, 50m)]);
        (await Sales("by=day&to=2026-12-01T00:00:00Z"))
            .ShouldBe([("2026-11-03", 1, 10m, 10m), ("2026-11-20", 1, 35m, 45m)]);
        (await Sales("from=2026-11-10T00:00:00Z")).ShouldBe([("2026-11", 1, 35m, 35m), ("2026-12", 1, 5m, 40m)]);
        await shop.Staff.GetAsync("/reports/sales?by=week", Ct).Problem(HttpStatusCode.BadRequest);

        async Task<IEnumerable<(string, long, decimal, decimal)>> Sales(string query) =>
            (await shop.Staff.GetAsync("/reports/sales?" + query, Ct).Ok()).EnumerateArray()
                .Select(row => (row.GetProperty("period").GetString()!, row.GetProperty("orders").GetInt64(),
                    row.GetProperty("revenue").GetDecimal(), row.GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task Revenue_is_summed_up_the_tree() =>
        (await shop.Staff.GetAsync("/reports/revenue-by-category", Ct).Ok()).EnumerateArray()
            .Select(row => row.GetProperty("revenue").GetDecimal()).ShouldBe([30m, 20m]);

    [Fact]
    public async Task Reports_are_for_the_staff()
    {
        string[] reports =
            ["summary", "orders-by-status", "top-products", "low-stock", "sales", "revenue-by-category"];
        foreach (var report in reports)
        {
            await shop.Customer(1).GetAsync("/reports/" + report, Ct).Problem(HttpStatusCode.Forbidden);
            await shop.Anyone.GetAsync("/reports/" + report, Ct).Problem(HttpStatusCode.Unauthorized);
        }
    }
}
