using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Reviews;

/// <summary>What customers think of products.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        var ofProduct = app.MapGroup("/products/{productId:int}/reviews").WithTags("Reviews");
        ofProduct.MapGet("/", List);
        ofProduct.MapGet("/summary", Summary);
        ofProduct.MapPost("/", Create).RequireAuthorization(Policies.Customer);

        var own = app.MapGroup("/reviews").WithTags("Reviews").RequireAuthorization(Policies.Customer);
        own.MapPut("/{id:int}", Change);
        own.MapDelete("/{id:int}", Delete);
    }

    /// <summary>The newest reviews first; <c>after</c> is the last one of the part before.</summary>
    private static async Task<Slice<ReviewRow>> List(int productId, int? after, int? size, ShopDb db,
        CancellationToken ct)
    {
        var count = Math.Clamp(size ?? 20, 1, 100);
        var rows = await db.Review.Select<ReviewRow>().FindMany(
            new() { Product = { Id = productId } },
            orderBy: new() { CreatedAt = Sort.Desc, Id = Sort.Desc },
            cursor: after is { } last ? last : null, skip: after is null ? null : 1, take: count + 1, ct: ct);
        return Slice<ReviewRow>.Of(rows, count, row => $"{row.Id}");
    }

    /// <summary>How many reviews there are, and what they say on average.</summary>
    private static async Task<RatingSummary> Summary(int productId, ShopDb db, CancellationToken ct) =>
        await db.Review.Where(r => r.ProductId == productId).Aggregate(
            a => new RatingSummary(a.Count(), a.Avg(r => r.Rating), a.Min(r => r.Rating), a.Max(r => r.Rating)), ct);

    /// <summary>A customer reviews a product once: the second time is a 409.</summary>
    private static async Task<Created<ReviewRow>> Create(int productId, NewReview review, Caller caller, ShopDb db,
        CancellationToken ct)
    {
        var made = await db.Review.Select<ReviewRow>().Create(new()
        {
            Rating = review.Rating, Text = review.Text.OrSkip(), CustomerId = caller.Id,
            Product = { Connect = productId },
        }, ct);
        return TypedResults.Created($"/reviews/{made.Id}", made);
    }

    /// <summary>Changes a review of the caller's own; another's is not found.</summary>
    private static Task<ReviewRow> Change(int id, NewReview review, Caller caller, ShopDb db, CancellationToken ct) =>
        db.Review.Select<ReviewRow>().Update(id, new() { Rating = review.Rating, Text = review.Text.OrSkip() },
            and: new() { CustomerId = caller.Id }, ct);

    private static async Task<NoContent> Delete(int id, Caller caller, ShopDb db, CancellationToken ct)
    {
        await db.Review.Delete(id, and: new() { CustomerId = caller.Id }, ct: ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A review, and who wrote it.</summary>
[Select<Review>]
public sealed partial record ReviewRow(int Id, int Rating, string Text, DateTimeOffset CreatedAt, ReviewerRef Customer);

[Select<Customer>]
public sealed partial record ReviewerRef(string Name);

/// <summary>What all reviews of a product say; null where there are none.</summary>
public sealed record RatingSummary(int Reviews, decimal? Average, int? Lowest, int? Highest);

/// <summary>A review.</summary>
public sealed record NewReview([property: Range(1, 5)] int Rating, string? Text);
