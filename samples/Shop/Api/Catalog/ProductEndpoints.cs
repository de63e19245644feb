using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Catalog;

/// <summary>Products, one at a time.</summary>
internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        var products = app.MapGroup("/products").WithTags("Products");
        products.MapGet("/", List);
        products.MapGet("/{id:int}", Get).WithName(nameof(Get));
        products.MapGet("/by-sku/{sku}", GetBySku);

        var staff = products.MapGroup("").RequireAuthorization(Policies.Staff);
        staff.MapPost("/", Create);
        staff.MapPut("/{id:int}", Change);
        staff.MapPatch("/{id:int}/attributes", ChangeAttributes);
        staff.MapPut("/{id:int}/tags", SetTags);
        staff.MapPut("/{id:int}/stock", SetStock);
        staff.MapDelete("/{id:int}", Remove);
        staff.MapPost("/{id:int}/restore", Restore);
    }

    /// <summary>A page of the products that meet the filter, and how many there are.</summary>
    private static async Task<PageOf<ProductRow>> List([AsParameters] ProductFilter filter,
        [AsParameters] Paging paging, ShopDb db, CancellationToken ct) =>
        PageOf<ProductRow>.Of(
            await db.Product.Where(filter.Where()).OrderBy(filter.OrderBy(db.Product))
                .Skip(paging.Skip).Take(paging.PageSize)
                .Select<ProductRow>().FindManyAndCount(ct),
            paging);

    private static async Task<Results<Ok<ProductDetail>, NotFound>> Get(int id, ShopDb db, CancellationToken ct) =>
        await db.Product.Select<ProductDetail>().FindUnique(id, ct: ct) is { } found
            ? TypedResults.Ok(found) : TypedResults.NotFound();

    /// <summary>The same by the number on the label; a missing one is the exception's 404.</summary>
    private static Task<ProductDetail> GetBySku(string sku, ShopDb db, CancellationToken ct) =>
        db.Product.Select<ProductDetail>().FindUniqueOrThrow(new(sku: sku), ct: ct);

    /// <summary>Makes the product, its stock and those of its tags that are new, in one call.</summary>
    private static async Task<CreatedAtRoute<ProductDetail>> Create(NewProduct product, ShopDb db, CancellationToken ct)
    {
        var made = await db.Product.Select<ProductDetail>().Create(new()
        {
            Sku = product.Sku, Name = product.Name, Description = product.Description.OrSkip(), Price = product.Price,
            Status = product.Status.OrSkip(), Attributes = product.Attributes.OrSkip(),
            Category = { Connect = new(slug: product.Category) },
            Stock = { Create = new() { OnHand = product.Stock } },
            Tags = { ConnectOrCreate = TagNames.ConnectOrCreate(product.Tags) },
        }, ct);
        return TypedResults.CreatedAtRoute(made, nameof(Get), new { id = made.Id });
    }

    /// <summary>
    /// Changes a product, unless another editor did so meanwhile: the revision in the data is compared, not set.
    /// </summary>
    private static Task<ProductDetail> Change(int id, ProductChanges changes, ShopDb db, CancellationToken ct)
    {
        var data = new ProductUpdate
        {
            Revision = changes.Revision, Name = changes.Name.OrSkip(), Description = changes.Description.OrSkip(),
            Price = changes.Price.OrSkip(), Status = changes.Status.OrSkip(),
        };
        if (changes.Category is { } category) data.Category.Connect = new(slug: category);
        return db.Product.Select<ProductDetail>().Update(id, data, ct: ct);
    }

    /// <summary>
    /// Changes parts of the attributes in the database: what others write beside them stays. Null takes one out.
    /// </summary>
    private static Task<ProductDetail> ChangeAttributes(int id, Dictionary<string, JsonElement> parts, ShopDb db,
        CancellationToken ct)
    {
        var data = new ProductUpdate();
        foreach (var (path, value) in parts)
        {
            if (value.ValueKind == JsonValueKind.Null) data.Attributes.RemovePath = [.. path.Split('.')];
            else data.Attributes.SetPath = ([.. path.Split('.')], value);
        }

        return db.Product.Select<ProductDetail>().Update(id, data, ct: ct);
    }

    /// <summary>Gives a product exactly these tags.</summary>
    private static Task<ProductDetail> SetTags(int id, string[] tags, ShopDb db, CancellationToken ct) =>
        db.Product.Select<ProductDetail>().Update(id, new()
        {
            Tags = { Set = [], ConnectOrCreate = TagNames.ConnectOrCreate(tags) },
        }, ct: ct);

    /// <summary>Says how many there are after counting them.</summary>
    private static async Task<StockRef> SetStock(int id, int onHand, ShopDb db, CancellationToken ct)
    {
        if (onHand < 0) throw ShopException.BadRequest("The stock is not right", "There are none, or more.");
        return await db.Stock.Select<StockRef>().Update(id, new() { OnHand = onHand },
            and: new() { Product = { Id = id } }, ct);
    }

    private static async Task<NoContent> Remove(int id, ShopDb db, CancellationToken ct)
    {
        await db.Product.Delete(id, ct: ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Restore(int id, ShopDb db, CancellationToken ct)
    {
        await db.RestoreProduct(id, ct);
        return TypedResults.NoContent();
    }
}
