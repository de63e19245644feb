using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Refract.Benchmarks.Http.Rows;

namespace Refract.Benchmarks.Http.Contenders;

/// <summary>
/// Hand-written Npgsql: typed parameters, getters by ordinal, one more statement for the related rows.
/// </summary>
internal static class NpgsqlEndpoints
{
    public static Action<WebApplication> Add(WebApplicationBuilder builder, string url)
    {
        builder.Services.AddSingleton(ServerPool.Open(url));
        return Map;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/users/{id:int}", async Task<Results<Ok<UserItem>, NotFound>> (int id, NpgsqlDataSource source,
            CancellationToken stop) =>
            await User(source, id, stop) is { } user ? TypedResults.Ok(user) : TypedResults.NotFound());
        app.MapGet("/posts", async (int after, NpgsqlDataSource source, CancellationToken stop) =>
            TypedResults.Ok(await Page(source, after, stop)));
        app.MapPost("/events", async (NewEvent body, NpgsqlDataSource source, CancellationToken stop) =>
            TypedResults.Ok(await Create(source, body, stop)));
        app.MapGet("/search", async (int? author, bool? published, int? views, NpgsqlDataSource source,
            CancellationToken stop) =>
            TypedResults.Ok(await Search(source, author, published, views, stop)));
    }

    private static async Task<UserItem?> User(NpgsqlDataSource source, int id, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(HttpSql.User, connection) { Parameters = { Value(id) } };
        await using var reader = await command.ExecuteReaderAsync(stop);
        return !await reader.ReadAsync(stop) ? null : new()
        {
            Id = reader.GetInt32(0), Email = reader.GetString(1), Name = reader.GetString(2),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(3),
        };
    }

    private static async Task<List<PostItem>> Page(NpgsqlDataSource source, int after, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(HttpSql.Page, connection) { Parameters = { Value(after) } };
        var posts = await Posts(command, stop);
        if (posts.Count == 0) return posts;
        var byId = posts.ToDictionary(post => post.Id);
        foreach (var post in posts) post.Comments = [];
        int[] ids = [.. byId.Keys];
        await using var related = new NpgsqlCommand(HttpSql.Comments, connection) { Parameters = { Value(ids) } };
        await using var reader = await related.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var comment = new CommentItem
            {
                Id = reader.GetInt32(0), Text = reader.GetString(1),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(2), PostId = reader.GetInt32(3),
            };
            byId[comment.PostId].Comments!.Add(comment);
        }

        return posts;
    }

    private static async Task<EventItem> Create(NpgsqlDataSource source, NewEvent body, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(HttpSql.NewEvent, connection)
        {
            Parameters = { Value(body.Kind), Value(body.Amount), Value(body.UserId) },
        };
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return new()
        {
            Id = reader.GetInt32(0), Kind = reader.GetString(1), Amount = reader.GetInt32(2),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(3), UserId = reader.GetInt32(4),
        };
    }

    private static async Task<List<PostItem>> Search(NpgsqlDataSource source, int? author, bool? published,
        int? views, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand { Connection = connection };
        var sql = new StringBuilder(HttpSql.Posts);
        if (author is { } user) Add(""" "authorId" = $""", Value(user));
        if (published is { } state) Add(""" "published" = $""", Value(state));
        if (views is { } least) Add(""" "views" >= $""", Value(least));
        command.CommandText = sql.Append(HttpSql.LastFirst).ToString();
        return await Posts(command, stop);

        void Add(string condition, NpgsqlParameter value)
        {
            sql.Append(command.Parameters.Count == 0 ? " WHERE" : " AND").Append(condition);
            command.Parameters.Add(value);
            sql.Append(command.Parameters.Count);
        }
    }

    private static async Task<List<PostItem>> Posts(NpgsqlCommand command, CancellationToken stop)
    {
        await using var reader = await command.ExecuteReaderAsync(stop);
        var posts = new List<PostItem>(20);
        while (await reader.ReadAsync(stop))
            posts.Add(new()
            {
                Id = reader.GetInt32(0), Title = reader.GetString(1),
                Content = reader.IsDBNull(2) ? null : reader.GetString(2), Published = reader.GetBoolean(3),
                Views = reader.GetInt32(4), CreatedAt = reader.GetFieldValue<DateTimeOffset>(5),
                AuthorId = reader.GetInt32(6),
            });
        return posts;
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
