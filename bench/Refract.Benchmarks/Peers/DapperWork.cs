using System.Data.Common;
using Dapper;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>Dapper with the same SQL, a pooled connection for each call, as its users write it.</summary>
internal sealed class DapperWork : Work
{
    private readonly Func<ValueTask<DbConnection>> _open;
    private readonly bool _postgres;
    private readonly EventRow[] _events = [.. Enumerable.Range(0, 10_000).Select(n => new EventRow { Kind = "kind" + (n % 10), Payload = "payload of event " + n, Amount = n })];

    public DapperWork(Func<ValueTask<DbConnection>> open, bool postgres)
    {
        _open = open;
        _postgres = postgres;
        Cases["findUnique-id"] = async i => Sums.Of((await First<UserRow>(SqlText.UserById, new { id = UserId(i) }))!);
        Cases["findUnique-email"] = async i => Sums.Of((await First<UserRow>(SqlText.UserByEmail, new { email = Email(i) }))!);
        Cases["findFirst"] = async i => Sums.Of((await First<PostRow>(SqlText.FirstPost, new { author = UserId(i) }))!);
        Cases["findMany-100"] = async i => Sums.Of(await List<PostRow>(SqlText.Posts100, new { views = 100 + (i % 50) }));
        Cases["findMany-10000"] = async _ => Sums.Of(await List<PostRow>(SqlText.AllPosts, null));
        Cases["include-1-10"] = async i =>
        {
            await using var connection = await _open();
            var user = await connection.QuerySingleAsync<UserRow>(SqlText.UserByEmail, new { email = Email(i) });
            user.Posts = (await connection.QueryAsync<PostRow>(SqlText.PostsOfUser, new { author = user.Id })).AsList();
            return Sums.Of(user);
        };
        Cases["include-50-500"] = async i =>
        {
            await using var connection = await _open();
            var (users, _) = await UsersWithPosts(connection, i);
            return Sums.Of(users);
        };
        Cases["include-50-500-1500"] = async i =>
        {
            await using var connection = await _open();
            var (users, posts) = await UsersWithPosts(connection, i);
            var byId = posts.ToDictionary(post => post.Id);
            foreach (var comment in await connection.QueryAsync<CommentRow>(In(SqlText.CommentColumns, "Comment", "postId"), new { ids = Ids(posts, post => post.Id) }))
                byId[comment.PostId].Comments.Add(comment);
            return Sums.Of(users);
        };
        Cases["include-to-one-100"] = async i =>
        {
            await using var connection = await _open();
            return Sums.WithAuthors((await connection.QueryAsync<PostRow, UserRow, PostRow>(SqlText.PostsWithAuthor, (post, author) =>
            {
                post.Author = author;
                return post;
            }, new { from = PostPage(i) })).AsList());
        };
        Cases["filter-some"] = async i => Sums.Of(await List<UserRow>(SqlText.UsersWithPopularPosts, new { views = 900 + (i % 50) }));
        Cases["count"] = async i =>
        {
            await using var connection = await _open();
            return await connection.ExecuteScalarAsync<long>(SqlText.CountPosts, new { views = i % 500 });
        };
        Cases["create"] = async i => (await First<PostRow>(SqlText.CreatePost, new { title = "New " + i, content = "created by the benchmark", createdAt = Now(), author = UserId(i) }))!.Title.Length;
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => CreateMany(10_000);
        Cases["update"] = async i => (await First<PostRow>(SqlText.Rename, new { title = "Renamed " + (i % 10), id = PostId(i) }))!.Title.Length;
        Cases["increment"] = async i => (await First<PostRow>(SqlText.Increment, new { id = PostId(i) }))!.Id;
        Cases["upsert"] = async i => (await First<TagRow>(SqlText.Upsert, new { name = TagName(i) }))!.Id;
        Cases["delete"] = async i =>
        {
            await using var connection = await _open();
            var comment = await connection.QuerySingleAsync<CommentRow>(SqlText.CreateComment, new { text = "soon gone", createdAt = Now(), post = PostId(i), author = UserId(i) });
            return (await connection.QuerySingleAsync<CommentRow>(SqlText.DeleteComment, new { id = comment.Id })).Text.Length;
        };
        Cases["transaction-3"] = async i =>
        {
            await using var connection = await _open();
            await using var transaction = await connection.BeginTransactionAsync();
            var post = await connection.QuerySingleAsync<PostRow>(SqlText.PostById, new { id = PostId(i) }, transaction);
            await connection.QuerySingleAsync<PostRow>(SqlText.Increment, new { id = post.Id }, transaction);
            await connection.QuerySingleAsync<CommentRow>(SqlText.CreateComment, new { text = "tx", createdAt = Now(), post = post.Id, author = post.AuthorId }, transaction);
            await transaction.CommitAsync();
            return post.Id;
        };
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static DateTime Now() => DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified);

    private string In(string columns, string table, string column) => _postgres
        ? $"""SELECT {columns} FROM "{table}" WHERE "{column}" = ANY(@ids)"""
        : $"""SELECT {columns} FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(@ids))""";

    private object Ids<T>(List<T> rows, Func<T, int> id) => _postgres ? rows.Select(id).ToArray() : "[" + string.Join(',', rows.Select(id)) + "]";

    private async ValueTask<(List<UserRow> Users, List<PostRow> Posts)> UsersWithPosts(DbConnection connection, int i)
    {
        var users = (await connection.QueryAsync<UserRow>(SqlText.UserPage, new { from = UserPage(i) })).AsList();
        var byId = users.ToDictionary(user => user.Id);
        var posts = (await connection.QueryAsync<PostRow>(In(SqlText.PostColumns, "Post", "authorId"), new { ids = Ids(users, user => user.Id) })).AsList();
        foreach (var post in posts) byId[post.AuthorId].Posts.Add(post);
        return (users, posts);
    }

    private async ValueTask<T?> First<T>(string sql, object parameters)
    {
        await using var connection = await _open();
        return await connection.QueryFirstOrDefaultAsync<T>(sql, parameters);
    }

    private async ValueTask<List<T>> List<T>(string sql, object? parameters)
    {
        await using var connection = await _open();
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    private async ValueTask<long> CreateMany(int count)
    {
        await using var connection = await _open();
        await using var transaction = await connection.BeginTransactionAsync();
        var now = Now();
        var rows = await connection.ExecuteAsync(SqlText.CreateEvent, _events.Take(count).Select(row => new { kind = row.Kind, payload = row.Payload, amount = row.Amount, createdAt = now }), transaction);
        await transaction.CommitAsync();
        return rows;
    }
}
