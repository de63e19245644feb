using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Catalog;

/// <summary>Many products at once.</summary>
internal static class ProductListEndpoints
{
    public static void MapProductLists(this IEndpointRouteBuilder app)
    {
        var products = app.MapGroup("/products").WithTags("Products");
        products.MapGet("/{id:int}/bought-with", BoughtWith);

        var staff = products.MapGroup("").RequireAuthorization(Policies.Staff);
        staff.MapPost("/import", Import);
        staff.MapPost("/prices", SetPrices);
        staff.MapGet("/export", Export);
    }

    /// <summary>
    /// Takes a supplier's list: new numbers become products, known ones get name, price and category. All or none.
    /// </summary>
    private static async Task<ImportResult> Import(ImportedProduct[] rows, ShopDb db, CancellationToken ct)
    {
        if (rows.CountBy(row => row.Sku).FirstOrDefault(number => number.Value > 1) is { Key: { } twice })
            throw ShopException.BadRequest("A product is there twice", $"'{twice}' is in several rows.");
        var slugs = rows.Select(row => row.Category).Distinct().ToArray();
        var categories = (await db.Category.Where(c => c.Slug.In(slugs)).Select(c => new { c.Slug, c.Id }).FindMany(ct))
            .ToDictionary(category => category.Slug, category => category.Id, StringComparer.Ordinal);
        if (slugs.FirstOrDefault(slug => !categories.ContainsKey(slug)) is { } missing)
            throw ShopException.BadRequest("A category is missing", $"There is no category '{missing}'.");
        return await db.Transaction(async tx =>
        {
            var count = await tx.Product.UpsertMany(
                rows.Select(row => new ProductCreate
                {
                    Sku = row.Sku, Name = row.Name, Price = row.Price, CategoryId = categories[row.Category],
                }),
                by: [ProductScalar.Sku], ct);
            // What is new has no stock yet: an upsert has no nested writes.
            var bare = await tx.Product.Select(p => p.Id).FindMany(new() { Stock = null }, ct: ct);
            await tx.Stock.CreateMany(bare.Select(id => new StockCreate { ProductId = id }), ct: ct);
            return new ImportResult(count);
        }, ct: ct);
    }

    /// <summary>Changes prices, all or none, in as few round trips as one change takes.</summary>
    private static Task<IReadOnlyList<decimal>> SetPrices(NewPrice[] prices, ShopDb db, CancellationToken ct) =>
        db.Batch(b => prices.Select(change => b.Product.Select(p => p.Price)
            .Update(change.ProductId, new() { Price = change.Price })), ct: ct);

    /// <summary>All products as lines of JSON, written while they are read: any number of them.</summary>
    private static JsonLines<ProductLine> Export(ShopDb db) => new(
        db.Product.Query.OrderBy(p => p.Sku.Asc).Select<ProductLine>().Stream());

    /// <summary>What was ordered together with a product, the most frequent first.</summary>
    private static Task<IReadOnlyList<BoughtWithRow>> BoughtWith(int id, ShopDb db, CancellationToken ct) =>
        db.QueryRaw<BoughtWithRow>($"""
            SELECT p."id", p."name", count(*) AS "orders"
            FROM {Sql.Table<OrderLine>()} AS mine
            JOIN {Sql.Table<OrderLine>()} AS other
              ON other."orderId" = mine."orderId" AND other."productId" <> mine."productId"
            JOIN {Sql.Table<Product>()} AS p ON p."id" = other."productId" AND p."deletedAt" IS NULL
            WHERE mine."productId" = {id}
            GROUP BY p."id", p."name"
            ORDER BY count(*) DESC, p."name"
            LIMIT 10
            """, ct);
}

/// <summary>A product in an export.</summary>
[Select<Product>]
public sealed partial record ProductLine(string Sku, string Name, decimal Price, ProductStatus Status,
    CategoryRef Category, StockRef? Stock);

/// <summary>A product that was ordered together with another one.</summary>
public sealed record BoughtWithRow(int Id, string Name, long Orders);
