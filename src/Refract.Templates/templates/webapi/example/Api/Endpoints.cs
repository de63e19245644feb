using System.ComponentModel.DataAnnotations;
using Refract;

namespace REFRACT_NAMESPACE;

internal static class Endpoints
{
    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        // A filter whose parameter is not given is left out.
        app.MapGet("/users", (string? name, AppDb db, CancellationToken ct) => db.User.FindMany(
            new() { Name = { Contains = name.OrSkip() } }, orderBy: new() { Id = Sort.Asc }, take: 50, ct: ct));

        app.MapGet("/users/{id:int}", (int id, AppDb db, CancellationToken ct) =>
            db.User.FindUniqueOrThrow(id, include: new() { Posts = true }, ct: ct));

        app.MapPost("/users", async (NewUser user, AppDb db, CancellationToken ct) =>
        {
            var created = await db.User.Create(new() { Email = user.Email, Name = user.Name }, ct: ct);
            return TypedResults.Created($"/users/{created.Id}", created);
        });

        app.MapPost("/users/{id:int}/posts", (int id, NewPost post, AppDb db, CancellationToken ct) =>
            db.Post.Create(new() { Title = post.Title, Author = { Connect = id } }, ct: ct));
    }
}

public sealed record NewUser([EmailAddress] string Email, string? Name);

public sealed record NewPost([StringLength(200, MinimumLength = 1)] string Title);
