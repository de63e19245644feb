using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Reports;

/// <summary>Figures for the staff.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/reports").WithTags("Reports").RequireAuthorization(Policies.Staff);
        reports.MapGet("/summary", Summary);
        reports.MapGet("/orders-by-status", OrdersByStatus);
        reports.MapGet("/top-products", TopProducts);
        reports.MapGet("/low-stock", LowStock);
        reports.MapGet("/sales", Sales);
        reports.MapGet("/revenue-by-category", RevenueByCategory);
    }

    /// <summary>The shop at a glance: four questions in one round trip.</summary>
    private static async Task<ShopSummary> Summary(ShopDb db, CancellationToken ct)
    {
        var (orders, customers, products, soldOut) = await db.Batch(b => (
            b.Order.Where(o => o.Status != OrderStatus.Cancelled).Aggregate(a => new
            {
                Count = a.Count(), Revenue = a.Sum(o => o.Total), Average = a.Avg(o => o.Total),
                Newest = a.Max(o => o.PlacedAt),
            }),
            b.Customer.Count(),
            b.Product.Count(),
            b.Product.Where(p => p.Stock.OnHand == 0).Count()), ct: ct);
        return new(orders.Count, orders.Revenue ?? 0, orders.Average, orders.Newest, customers, products, soldOut);
    }

    private static Task<IReadOnlyList<StatusFigures>> OrdersByStatus(ShopDb db, CancellationToken ct) =>
        db.Order.GroupBy(o => o.Status).OrderBy(g => g.Key(o => o.Status).Asc)
            .Select(g => new StatusFigures(g.Key, g.Count(), g.Sum(o => o.Total))).FindMany(ct);

    /// <summary>The products that sell best, of those that sold at least so often.</summary>
    private static async Task<IEnumerable<ProductFigures>> TopProducts(int? least, int? take, ShopDb db,
        CancellationToken ct)
    {
        var groups = await db.OrderLine.Where(l => l.Order.Status != OrderStatus.Cancelled)
            .GroupBy(l => l.ProductId)
            .Having(g => g.Sum(l => l.Quantity) >= (least ?? 1))
            .OrderBy(g => g.Sum(l => l.Quantity).Desc, g => g.Key(l => l.ProductId).Asc)
            .Take(Math.Clamp(take ?? 10, 1, 100))
            .Select(g => new { Id = g.Key, Sold = g.Sum(l => l.Quantity), Orders = g.Count() }).FindMany(ct);
        var ids = groups.Select(group => group.Id).ToArray();
        // What was sold may be gone by now.
        var sold = await db.WithRemoved().Product.Where(p => p.Id.In(ids)).Select(p => new { p.Id, p.Name })
            .FindMany(ct);
        var names = sold.ToDictionary(product => product.Id, product => product.Name);
        return groups.Select(group => new ProductFigures(group.Id, names[group.Id], group.Sold, group.Orders));
    }

    private static Task<IReadOnlyList<LowStockRow>> LowStock(int? below, ShopDb db, CancellationToken ct)
    {
        var limit = below ?? 5;
        return db.Stock.Where(s => s.OnHand < limit && s.Product.Id == s.ProductId)
            .OrderBy(s => s.OnHand.Asc, s => s.ProductId.Asc)
            .Select(s => new LowStockRow(s.ProductId, s.Product.Name, s.OnHand)).FindMany(ct);
    }

    /// <summary>
    /// Revenue by day or month, with the running total: window functions are SQL's business. The text of a time begins
    /// with its date on both databases.
    /// </summary>
    private static Task<IReadOnlyList<SalesRow>> Sales(string? by, DateTimeOffset? from, DateTimeOffset? to, ShopDb db,
        CancellationToken ct)
    {
        int length = (by ?? "month") switch
        {
            "month" => 7,
            "day" => 10,
            _ => throw ShopException.BadRequest("No such period", "Sales are by day or by month."),
        };
        var conditions = new List<Sql> { $"\"status\" <> {OrderStatus.Cancelled}" };
        if (from is { } first) conditions.Add($"\"placedAt\" >= {first}");
        if (to is { } end) conditions.Add($"\"placedAt\" < {end}");
        return db.QueryRaw<SalesRow>($"""
            SELECT "period", "orders", "revenue", sum("revenue") OVER (ORDER BY "period") AS "total"
            FROM (
              SELECT substr(CAST("placedAt" AS text), 1, {length}) AS "period", count(*) AS "orders",
                     sum("total") AS "revenue"
              FROM {Sql.Table<Order>()}
              WHERE {Sql.Join(" AND ", conditions)}
              GROUP BY 1
            ) AS periods
            ORDER BY "period"
            """, ct);
    }

    /// <summary>Revenue of the categories at the top, with everything below them.</summary>
    private static Task<IReadOnlyList<CategoryRevenue>> RevenueByCategory(ShopDb db, CancellationToken ct) =>
        db.QueryRaw<CategoryRevenue>($"""
            WITH RECURSIVE tree("id", "top") AS (
              SELECT "id", "id" FROM {Sql.Table<Category>()} WHERE "parentId" IS NULL
              UNION ALL
              SELECT c."id", tree."top" FROM {Sql.Table<Category>()} AS c JOIN tree ON c."parentId" = tree."id"
            )
            SELECT root."slug", coalesce(sum(l."quantity" * l."unitPrice"), 0) AS "revenue"
            FROM tree
            JOIN {Sql.Table<Category>()} AS root ON root."id" = tree."top"
            LEFT JOIN {Sql.Table<Product>()} AS p ON p."categoryId" = tree."id"
            LEFT JOIN {Sql.Table<OrderLine>()} AS l ON l."productId" = p."id"
              AND l."orderId" IN (SELECT "id" FROM {Sql.Table<Order>()} WHERE "status" <> {OrderStatus.Cancelled})
            GROUP BY root."slug"
            ORDER BY 2 DESC, 1
            """, ct);
}
