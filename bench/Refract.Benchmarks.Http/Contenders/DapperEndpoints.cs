using System.Data;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Refract.Benchmarks.Http.Rows;

namespace Refract.Benchmarks.Http.Contenders;

/// <summary>Dapper with the SQL of the hand-written code.</summary>
internal static class DapperEndpoints
{
    public static Action<WebApplication> Add(WebApplicationBuilder builder, string url)
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.AddTypeHandler(new Instants());
        builder.Services.AddSingleton(ServerPool.Open(url));
        return Map;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/users/{id:int}", async Task<Results<Ok<UserItem>, NotFound>> (int id, NpgsqlDataSource source,
            CancellationToken stop) =>
        {
            await using var connection = await source.OpenConnectionAsync(stop);
            return await connection.QueryFirstOrDefaultAsync<UserItem>(
                    new(HttpSql.Named.User, new { id }, cancellationToken: stop)) is { } user
                ? TypedResults.Ok(user) : TypedResults.NotFound();
        });
        app.MapGet("/posts", async (int after, NpgsqlDataSource source, CancellationToken stop) =>
            TypedResults.Ok(await Page(source, after, stop)));
        app.MapPost("/events", async (NewEvent body, NpgsqlDataSource source, CancellationToken stop) =>
        {
            await using var connection = await source.OpenConnectionAsync(stop);
            return TypedResults.Ok(await connection.QueryFirstAsync<EventItem>(
                new(HttpSql.Named.NewEvent, body, cancellationToken: stop)));
        });
        app.MapGet("/search", async (int? author, bool? published, int? views, NpgsqlDataSource source,
            CancellationToken stop) =>
        {
            var sql = new StringBuilder(HttpSql.Posts);
            var next = " WHERE";
            if (author is not null) Add(""" "authorId" = @author""");
            if (published is not null) Add(""" "published" = @published""");
            if (views is not null) Add(""" "views" >= @views""");
            sql.Append(HttpSql.LastFirst);
            await using var connection = await source.OpenConnectionAsync(stop);
            var posts = await connection.QueryAsync<PostItem>(
                new(sql.ToString(), new { author, published, views }, cancellationToken: stop));
            return TypedResults.Ok(posts.AsList());

            void Add(string condition)
            {
                sql.Append(next).Append(condition);
                next = " AND";
            }
        });
    }

    private static async Task<List<PostItem>> Page(NpgsqlDataSource source, int after, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        var posts = (await connection.QueryAsync<PostItem>(
            new(HttpSql.Named.Page, new { after }, cancellationToken: stop))).AsList();
        var byId = posts.ToDictionary(post => post.Id);
        foreach (var post in posts) post.Comments = [];
        int[] ids = [.. byId.Keys];
        var comments = await connection.QueryAsync<CommentItem>(
            new(HttpSql.Named.Comments, new { posts = ids }, cancellationToken: stop));
        foreach (var comment in comments) byId[comment.PostId].Comments!.Add(comment);
        return posts;
    }

    /// <summary>Npgsql hands Dapper a DateTime in UTC.</summary>
    private sealed class Instants : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new((DateTime)value, TimeSpan.Zero);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value;
    }
}
