using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Catalog;

/// <summary>Words to find products by.</summary>
internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder app)
    {
        var tags = app.MapGroup("/tags").WithTags("Tags");
        tags.MapGet("/", List);
        tags.MapDelete("/{name}", Delete).RequireAuthorization(Policies.Staff);
    }

    /// <summary>All tags, those with the most products first.</summary>
    private static Task<IReadOnlyList<TagCount>> List(ShopDb db, CancellationToken ct) =>
        db.Tag.Query.OrderBy(new() { Products = { Count = Sort.Desc }, Name = Sort.Asc })
            .Select(t => new TagCount(t.Name, t.Products.Count()))
            .FindMany(ct);

    /// <summary>Takes a tag away from all products.</summary>
    private static async Task<Results<NoContent, NotFound>> Delete(string name, ShopDb db, CancellationToken ct) =>
        await db.Tag.DeleteOrDefault(new(name: name), ct: ct) is null
            ? TypedResults.NotFound() : TypedResults.NoContent();
}

/// <summary>A tag and the number of its products.</summary>
public sealed record TagCount(string Name, int Products);
