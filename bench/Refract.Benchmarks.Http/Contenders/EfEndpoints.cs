using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Refract.Benchmarks.Http.Rows;

namespace Refract.Benchmarks.Http.Contenders;

/// <summary>
/// EF Core in its fastest form: pooled contexts without thread-safety checks, no tracking, compiled queries where the
/// query is always the same. The comments come by one query with a join, which is EF Core's default.
/// </summary>
internal static class EfEndpoints
{
    private static readonly Func<EfContext, int, CancellationToken, Task<UserItem?>> s_user =
        EF.CompileAsyncQuery((EfContext db, int id, CancellationToken stop) =>
            db.Users.AsNoTracking().FirstOrDefault(user => user.Id == id));

    private static readonly Func<EfContext, int, IAsyncEnumerable<PostItem>> s_page =
        EF.CompileAsyncQuery((EfContext db, int after) =>
            db.Posts.AsNoTracking().Include(post => post.Comments!.OrderBy(comment => comment.Id))
                .Where(post => post.Id > after).OrderBy(post => post.Id).Take(20));

    public static Action<WebApplication> Add(WebApplicationBuilder builder, string url)
    {
        var source = ServerPool.Open(url);
        builder.Services.AddDbContextPool<EfContext>(
            options => options.UseNpgsql(source).EnableThreadSafetyChecks(false));
        return Map;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/users/{id:int}", async Task<Results<Ok<UserItem>, NotFound>> (int id, EfContext db,
            CancellationToken stop) =>
            await s_user(db, id, stop) is { } user ? TypedResults.Ok(user) : TypedResults.NotFound());
        app.MapGet("/posts", async (int after, EfContext db, CancellationToken stop) =>
        {
            var posts = new List<PostItem>(20);
            await foreach (var post in s_page(db, after).WithCancellation(stop)) posts.Add(post);
            return TypedResults.Ok(posts);
        });
        app.MapPost("/events", async (NewEvent body, EfContext db, CancellationToken stop) =>
        {
            var item = new EventItem { Kind = body.Kind, Amount = body.Amount, UserId = body.UserId };
            db.Events.Add(item);
            await db.SaveChangesAsync(stop);
            return TypedResults.Ok(item);
        });
        app.MapGet("/search", async (int? author, bool? published, int? views, EfContext db,
            CancellationToken stop) =>
        {
            var posts = db.Posts.AsNoTracking();
            if (author is not null) posts = posts.Where(post => post.AuthorId == author);
            if (published is not null) posts = posts.Where(post => post.Published == published);
            if (views is not null) posts = posts.Where(post => post.Views >= views);
            return TypedResults.Ok(await posts.OrderByDescending(post => post.Id).Take(20).ToListAsync(stop));
        });
    }
}
