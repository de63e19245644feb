using Microsoft.AspNetCore.Http.HttpResults;
using Refract.Benchmarks.Http.Client;
using Refract.Benchmarks.Http.Rows;

namespace Refract.Benchmarks.Http.Contenders;

/// <summary>Refract, as the guide registers and uses it.</summary>
internal static class RefractEndpoints
{
    public static Action<WebApplication> Add(WebApplicationBuilder builder, string url)
    {
        builder.AddRefract<HttpDb>(configure: options => options.Url = $"{url}?connection_limit={ServerPool.Size}");
        return Map;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/users/{id:int}", async Task<Results<Ok<User>, NotFound>> (int id, HttpDb db,
            CancellationToken stop) =>
            await db.User.FindUnique(id, ct: stop) is { } user ? TypedResults.Ok(user) : TypedResults.NotFound());
        app.MapGet("/posts", async (int after, HttpDb db, CancellationToken stop) =>
            TypedResults.Ok(await db.Post.FindMany(new() { Id = { Gt = after } }, orderBy: new() { Id = Sort.Asc },
                take: 20, include: new() { Comments = true }, ct: stop)));
        app.MapPost("/events", async (NewEvent body, HttpDb db, CancellationToken stop) =>
            TypedResults.Ok(await db.Event.Create(
                new() { Kind = body.Kind, Amount = body.Amount, UserId = body.UserId }, ct: stop)));
        app.MapGet("/search", async (int? author, bool? published, int? views, HttpDb db, CancellationToken stop) =>
            TypedResults.Ok(await db.Post.FindMany(
                new()
                {
                    AuthorId = author.OrSkip(), Published = published.OrSkip(), Views = { Gte = views.OrSkip() },
                },
                orderBy: new() { Id = Sort.Desc }, take: 20, ct: stop)));
    }
}
