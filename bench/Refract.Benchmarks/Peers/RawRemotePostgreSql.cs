using Npgsql;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// Hand-written Npgsql in its best form on a server that is far away: all lists in one batch, each found by its
/// parents' own query, for a trip costs more than running that again does. What is one trip already stays as it is.
/// </summary>
internal sealed class RawRemotePostgreSql : RawPostgreSql
{
    private const string Users = """SELECT "id" FROM "User" WHERE "id" > $1 ORDER BY "id" LIMIT 50""";
    private const string PostsSql =
        $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "authorId" = ANY(ARRAY({Users}))""";
    private const string CommentsSql =
        $"""SELECT {SqlText.CommentColumns} FROM "Comment" WHERE "postId" = ANY(ARRAY(SELECT "id" FROM "Post" WHERE "authorId" = ANY(ARRAY({Users}))))""";
    private const string PostPageSql =
        $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "id" > $1 ORDER BY "id" LIMIT 100""";
    private const string TagsSql = """
        SELECT j."A", t."id", t."name" FROM "_PostToTag" j JOIN "Tag" t ON t."id" = j."B" WHERE j."A" = ANY(ARRAY(SELECT "id" FROM "Post" WHERE "id" > $1 ORDER BY "id" LIMIT 100))
        """;

    public RawRemotePostgreSql(string connectionString)
        : base(connectionString)
    {
        Cases["include-50-500"] = i => Levels(UserPage(i), UserPageSql, PostsSql);
        Cases["include-50-500-1500"] = i => Levels(UserPage(i), UserPageSql, PostsSql, CommentsSql);
        Cases["include-m2m-100"] = Tags;
    }

    private async ValueTask<object> Levels(int from, params string[] statements)
    {
        await using var connection = await Open();
        await using var batch = Batch(connection, from, statements);
        await using var reader = await batch.ExecuteReaderAsync();
        var users = new List<UserRow>(50);
        while (await reader.ReadAsync()) users.Add(User(reader));
        var byId = users.ToDictionary(user => user.Id);

        await reader.NextResultAsync();
        var posts = new Dictionary<int, PostRow>(users.Count * 10);
        while (await reader.ReadAsync())
        {
            var post = Post(reader);
            posts.Add(post.Id, post);
            byId[post.AuthorId].Posts.Add(post);
        }

        if (!await reader.NextResultAsync()) return users;
        while (await reader.ReadAsync())
        {
            var comment = Comment(reader);
            posts[comment.PostId].Comments.Add(comment);
        }

        return users;
    }

    private async ValueTask<object> Tags(int i)
    {
        await using var connection = await Open();
        await using var batch = Batch(connection, PostPage(i), PostPageSql, TagsSql);
        await using var reader = await batch.ExecuteReaderAsync();
        var posts = new List<PostRow>(100);
        while (await reader.ReadAsync()) posts.Add(Post(reader));
        var byId = posts.ToDictionary(post => post.Id);

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            byId[reader.GetInt32(0)].Tags.Add(new() { Id = reader.GetInt32(1), Name = reader.GetString(2) });
        return posts;
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, int from, params string[] statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var sql in statements) batch.BatchCommands.Add(new(sql) { Parameters = { Int(from) } });
        return batch;
    }
}
