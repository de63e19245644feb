using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Catalog;

/// <summary>The tree of categories.</summary>
internal static class CategoryEndpoints
{
    public static void MapCategories(this IEndpointRouteBuilder app)
    {
        var categories = app.MapGroup("/categories").WithTags("Categories");
        categories.MapGet("/", List);
        categories.MapGet("/{slug}", Get);

        var staff = categories.MapGroup("").RequireAuthorization(Policies.Staff);
        staff.MapPost("/", Create);
        staff.MapPut("/{slug}", Change);
        staff.MapDelete("/{slug}", Delete);
    }

    /// <summary>All categories, with the number of products that are there in each.</summary>
    private static async Task<IEnumerable<CategoryCount>> List(ShopDb db, CancellationToken ct)
    {
        var found = await db.Category.FindMany(
            orderBy: new() { Name = Sort.Asc },
            include: new() { Parent = true, Count = { Products = true } }, ct: ct);
        return found.Select(c => new CategoryCount(c.Slug, c.Name, c.Parent?.Slug, c.Count.Products));
    }

    /// <summary>A category with what is directly below it, and its three newest products.</summary>
    private static Task<CategoryDetail> Get(string slug, ShopDb db, CancellationToken ct) =>
        db.Category.Select(c => new CategoryDetail(c.Slug, c.Name, c.Parent?.Slug,
            c.Children.OrderBy(child => child.Name.Asc).Select(child => child.Slug).ToArray(),
            c.Products.OrderBy(p => p.CreatedAt.Desc, p => p.Id.Desc).Take(3)
                .Select(p => p.Name).ToArray()))
            .FindUniqueOrThrow(new(slug: slug), ct: ct);

    private static async Task<Created<CategoryRef>> Create(NewCategory category, ShopDb db, CancellationToken ct)
    {
        var data = new CategoryCreate { Slug = category.Slug, Name = category.Name };
        if (category.Parent is { } parent) data.Parent.Connect = new(slug: parent);
        var made = await db.Category.Select<CategoryRef>().Create(data, ct);
        return TypedResults.Created($"/categories/{made.Slug}", made);
    }

    private static Task<CategoryRef> Change(string slug, CategoryChanges changes, ShopDb db, CancellationToken ct) =>
        db.Category.Select<CategoryRef>().Update(new(slug: slug), new() { Name = changes.Name }, ct: ct);

    /// <summary>Deletes a category that nothing is in; the database refuses it otherwise, and that is a 409.</summary>
    private static async Task<NoContent> Delete(string slug, ShopDb db, CancellationToken ct)
    {
        await db.Category.Delete(new(slug: slug), ct: ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A category and the number of its products.</summary>
public sealed record CategoryCount(string Slug, string Name, string? Parent, int Products);

/// <summary>A category by itself.</summary>
public sealed record CategoryDetail(string Slug, string Name, string? Parent, string[] Children, string[] Newest);

/// <summary>A new category; without a parent it is at the top.</summary>
public sealed record NewCategory([property: Required] string Slug, [property: Required] string Name, string? Parent);

/// <summary>Another name.</summary>
public sealed record CategoryChanges([property: Required] string Name);
