using System.Data.Common;
using Dapper;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>Dapper with the same SQL, a pooled connection for each call, as its users write it.</summary>
internal sealed class DapperWork : Work
{
    private readonly DbDataSource _source;
    private readonly bool _postgres;

    public DapperWork(DbDataSource source, bool postgres)
    {
        _source = source;
        _postgres = postgres;
        Cases["findUnique-id"] = async i => (await First<UserRow>(SqlText.UserById, new { id = UserId(i) }))!;
        Cases["findUnique-email"] = async i => (await First<UserRow>(SqlText.UserByEmail, new { email = Email(i) }))!;
        Cases["findFirst"] = async i => (await First<PostRow>(SqlText.FirstPost, new { author = UserId(i) }))!;
        Cases["findMany-100"] = async i => await List<PostRow>(SqlText.Posts100, new { views = 100 + (i % 50) });
        Cases["findMany-10000"] = async _ => await List<PostRow>(SqlText.AllPosts, null);
        Cases["include-1-10"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            var user = await connection.QuerySingleAsync<UserRow>(SqlText.UserByEmail, new { email = Email(i) });
            user.Posts = (await connection.QueryAsync<PostRow>(SqlText.PostsOfUser, new { author = user.Id })).AsList();
            return user;
        };
        Cases["include-50-500"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            var (users, _) = await UsersWithPosts(connection, i);
            return users;
        };
        Cases["include-50-500-1500"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            var (users, posts) = await UsersWithPosts(connection, i);
            var byId = posts.ToDictionary(post => post.Id);
            foreach (var comment in await connection.QueryAsync<CommentRow>(
                _postgres ? SqlText.CommentsOfAny : SqlText.CommentsOfJson, new { ids = Ids(posts, post => post.Id) }))
                byId[comment.PostId].Comments.Add(comment);
            return users;
        };
        Cases["include-m2m-100"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            var posts = (await connection.QueryAsync<PostRow>(SqlText.PostPage, new { from = PostPage(i) })).AsList();
            var byId = posts.ToDictionary(post => post.Id);
            foreach (var (post, id,
                name) in await connection.QueryAsync<(int Post, int Id, string Name)>(
                    _postgres ? SqlText.TagsOfAny : SqlText.TagsOfJson, new { ids = Ids(posts, post => post.Id) }))
                byId[post].Tags.Add(new() { Id = id, Name = name });
            return posts;
        };
        Cases["include-to-one-100"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            return (await connection.QueryAsync<PostRow, UserRow, PostRow>(SqlText.PostsWithAuthor, (post, author) =>
            {
                post.Author = author;
                return post;
            }, new { from = PostPage(i) })).AsList();
        };
        Cases["filter-some"] = async i =>
            await List<UserRow>(SqlText.UsersWithPopularPosts, new { views = 900 + (i % 50) });
        Cases["count"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<long>(SqlText.CountPosts, new { views = i % 500 });
        };
        Cases["sum"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<long>(SqlText.SumViews, new { views = i % 500 });
        };
        Cases["group-100"] = async i => await List<PostLine>(SqlText.Groups100, new { views = i % 500 });
        Cases["json-path-10"] = async i => _postgres
            ? await List<PostLine>(SqlText.ItemsOfLevelText, new { level = $"{Level(i)}" })
            : await List<PostLine>(SqlText.ItemsOfLevelSqlite, new { level = Level(i) });
        Cases["upsertMany-1000"] = UpsertMany;
        Cases["select-100"] = async i => await List<PostLine>(SqlText.Lines100, new { views = 100 + (i % 50) });
        Cases["select-10000"] = async _ => await List<PostLine>(SqlText.AllLines, null);
        Cases["sql-1"] = async i => (await First<PostLine>(SqlText.LineById, new { id = PostId(i) }))!;
        Cases["batch-10"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            var users = new List<UserRow>(10);
            for (var n = 0; n < 10; n++)
                users.Add(await connection.QuerySingleAsync<UserRow>(SqlText.UserById, new { id = UserId(i + n) }));
            return users;
        };
        Cases["sql-100"] = async i => await List<PostLine>(SqlText.Lines100, new { views = 100 + (i % 50) });
        Cases["select-50-500"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            var users = (await connection.QueryAsync<(int Id, string Name)>(SqlText.NamePage,
                new { from = UserPage(i) }))
                .Select(user => new UserTitles(user.Id, user.Name, new List<string>())).ToList();
            var byId = users.ToDictionary(user => user.Id, user => (List<string>)user.Titles);
            foreach (var (author, title) in await connection.QueryAsync<(int Author, string Title)>(
                _postgres ? SqlText.TitlesOfAny : SqlText.TitlesOfJson, new { ids = Ids(users, user => user.Id) }))
                byId[author].Add(title);
            return users;
        };
        Cases["create"] = async i =>
            await Written<PostRow>(SqlText.CreatePost,
                new { title = "New " + i, content = "created by the benchmark", createdAt = UtcNow(),
                    author = UserId(i) });
        Cases["nested-create-1-10"] = NestedCreate;
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => CreateMany(10_000);
        Cases["update"] = async i =>
            await Written<PostRow>(SqlText.Rename, new { title = "Renamed " + (i % 10), id = PostId(i) });
        Cases["increment"] = async i => await Written<PostRow>(SqlText.Increment, new { id = PostId(i) });
        Cases["upsert"] = async i => await Written<TagRow>(SqlText.Upsert, new { name = TagName(i) });
        Cases["delete"] = async i => await Written<CommentRow>(SqlText.DeleteComment, new { id = DoomedId(i) });
        Cases["transaction-3"] = async i =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var post = await connection.QuerySingleAsync<PostRow>(SqlText.PostById, new { id = PostId(i) },
                transaction);
            await connection.QuerySingleAsync<PostRow>(SqlText.Increment, new { id = post.Id }, transaction);
            await connection.QuerySingleAsync<CommentRow>(SqlText.CreateComment,
                new { text = "tx", createdAt = UtcNow(), post = post.Id, author = post.AuthorId }, transaction);
            await transaction.CommitAsync();
            return post;
        };
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private object Ids<T>(List<T> rows, Func<T, int> id) =>
        _postgres ? rows.Select(id).ToArray() : "[" + string.Join(',', rows.Select(id)) + "]";

    private async ValueTask<(List<UserRow> Users, List<PostRow> Posts)> UsersWithPosts(DbConnection connection, int i)
    {
        var users = (await connection.QueryAsync<UserRow>(SqlText.UserPage, new { from = UserPage(i) })).AsList();
        var byId = users.ToDictionary(user => user.Id);
        var posts = (await connection.QueryAsync<PostRow>(_postgres ? SqlText.PostsOfAny : SqlText.PostsOfJson,
            new { ids = Ids(users, user => user.Id) })).AsList();
        foreach (var post in posts) byId[post.AuthorId].Posts.Add(post);
        return (users, posts);
    }

    /// <summary>The row that a write returns; SQLite ends a write whose reader was read to the end.</summary>
    private async ValueTask<T> Written<T>(string sql, object parameters)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }

    private async ValueTask<T?> First<T>(string sql, object parameters)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return await connection.QueryFirstOrDefaultAsync<T>(sql, parameters);
    }

    private async ValueTask<List<T>> List<T>(string sql, object? parameters)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    private async ValueTask<object> NestedCreate(int i)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var now = UtcNow();
        var user = await connection.QuerySingleAsync<UserRow>(SqlText.CreateUser,
            new { email = NewEmail(i), name = "Bench", createdAt = now }, transaction);
        var titles = Enumerable.Range(0, 10).Select(n => "Post " + n).ToArray();
        if (_postgres)
        {
            var contents = Enumerable.Repeat("nested", 10).ToArray();
            user.Posts =
                (await connection.QueryAsync<PostRow>(SqlText.CreatePosts,
                    new { createdAt = now, author = user.Id, titles, contents }, transaction)).AsList();
        }
        else
        {
            foreach (var title in titles)
                user.Posts.Add(
                    await connection.QuerySingleAsync<PostRow>(SqlText.CreatePost,
                        new { title, content = "nested", createdAt = now, author = user.Id }, transaction));
        }

        await transaction.CommitAsync();
        return user;
    }

    private async ValueTask<object> UpsertMany(int i)
    {
        var items = ItemsOf(i);
        await using var connection = await _source.OpenConnectionAsync();
        if (_postgres)
        {
            return await connection.ExecuteAsync(SqlText.UpsertItems,
                new { codes = items.Select(item => item.Code).ToArray(),
                    amounts = items.Select(item => item.Amount).ToArray() });
        }

        await using var transaction = await connection.BeginTransactionAsync();
        var rows = await connection.ExecuteAsync(SqlText.UpsertItem,
            items.Select(item => new { code = item.Code, amount = item.Amount }), transaction);
        await transaction.CommitAsync();
        return rows;
    }

    private async ValueTask<object> CreateMany(int count)
    {
        await using var connection = await _source.OpenConnectionAsync();
        var now = UtcNow();
        if (_postgres)
        {
            var (kinds, payloads, amounts) = (new string[count], new string[count], new int[count]);
            for (var n = 0; n < count; n++)
                (kinds[n], payloads[n], amounts[n]) = (Events[n].Kind, Events[n].Payload, Events[n].Amount);
            return await connection.ExecuteAsync(SqlText.CreateEvents,
                new { kinds, payloads, amounts, createdAt = now });
        }

        await using var transaction = await connection.BeginTransactionAsync();
        var rows = await connection.ExecuteAsync(SqlText.CreateEvent,
            Events.Take(count)
                .Select(row => new { kind = row.Kind, payload = row.Payload, amount = row.Amount, createdAt = now }),
            transaction);
        await transaction.CommitAsync();
        return rows;
    }
}
