using Npgsql;
using NpgsqlTypes;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// Hand-written Npgsql in its best form on a near server: one data source, typed parameters, getters by ordinal, one
/// statement for each list.
/// </summary>
internal partial class RawPostgreSql : Work
{
    private readonly NpgsqlDataSource _source;

    public RawPostgreSql(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        Cases["findUnique-id"] = async i => (await One(UserByIdSql, User, Int(UserId(i))))!;
        Cases["findUnique-email"] = async i => (await One(UserByEmailSql, User, Text(Email(i))))!;
        Cases["findFirst"] = async i => (await One(FirstPostSql, Post, Int(UserId(i))))!;
        Cases["findMany-100"] = async i => await Many(Posts100Sql, Post, 100, Int(100 + (i % 50)));
        Cases["findMany-10000"] = async _ => await Many(SqlText.AllPosts, Post, 10_000);
        Cases["include-1-10"] = IncludeOneToTen;
        Cases["include-50-500"] = async i => await UsersWithPosts(i);
        Cases["include-50-500-1500"] = IncludeThreeLevels;
        Cases["include-to-one-100"] = async i => await Many(PostsWithAuthorSql, PostWithAuthor, 100, Int(PostPage(i)));
        Cases["include-m2m-100"] = IncludeTags;
        Cases["filter-some"] = async i => await Many(PopularSql, User, 20, Int(900 + (i % 50)));
        Cases["count"] = async i =>
            await One(CountSql, reader => new Box(reader.GetInt64(0)), Int(i % 500)) is { } box ? box.Value : 0L;
        Cases["sum"] = async i =>
            await One(SumSql, reader => new Box(reader.GetInt64(0)), Int(i % 500)) is { } box ? box.Value : 0L;
        Cases["group-100"] = async i => await Many(Groups100Sql, PostLine, 100, Int(i % 500));
        Cases["select-100"] = async i => await Many(Lines100Sql, PostLine, 100, Int(100 + (i % 50)));
        Cases["select-10000"] = async _ => await Many(SqlText.AllLines, PostLine, 10_000);
        Cases["sql-1"] = async i => (await One(LineByIdSql, PostLine, Int(PostId(i))))!;
        Cases["sql-100"] = Cases["select-100"];
        Cases["batch-10"] = async i => await TenUsers(i);
        Cases["select-50-500"] = UsersWithTitles;
        Cases["create"] = async i =>
            (await One(CreatePostSql, Post, Text("New " + i), Text("created by the benchmark"), Now(),
                Int(UserId(i))))!;
        Cases["nested-create-1-10"] = NestedCreate;
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => Load(10_000);
        Cases["update"] = async i => (await One(RenameSql, Post, Text("Renamed " + (i % 10)), Int(PostId(i))))!;
        Cases["increment"] = async i => (await One(IncrementSql, Post, Int(PostId(i))))!;
        Cases["upsert"] = async i => (await One(UpsertSql, Tag, Text(TagName(i))))!;
        Cases["delete"] = async i => (await One(DeleteSql, Comment, Int(DoomedId(i))))!;
        Cases["transaction-3"] = Transaction;
        AddItems();
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected static NpgsqlParameter Int(int value) =>
        new NpgsqlParameter<int> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    protected static NpgsqlParameter Text(string value) =>
        new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(string[] values) =>
        new NpgsqlParameter<string[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Ints(int[] values) =>
        new NpgsqlParameter<int[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    private static NpgsqlParameter Now() =>
        new NpgsqlParameter<DateTime> { TypedValue = UtcNow(), NpgsqlDbType = NpgsqlDbType.Timestamp };

    protected static UserRow User(NpgsqlDataReader reader) =>
        new() { Id = reader.GetInt32(0), Email = reader.GetString(1), Name = reader.GetString(2),
            CreatedAt = reader.GetDateTime(3) };

    protected static PostRow Post(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0), Title = reader.GetString(1), Content = reader.IsDBNull(2) ? null : reader.GetString(2),
        Published = reader.GetBoolean(3),
        Views = reader.GetInt32(4), CreatedAt = reader.GetDateTime(5), AuthorId = reader.GetInt32(6),
    };

    private static PostLine PostLine(NpgsqlDataReader reader) =>
        new() { Id = reader.GetInt32(0), Title = reader.GetString(1), Views = reader.GetInt32(2) };

    private static UserTitles UserTitles(NpgsqlDataReader reader) =>
        new(reader.GetInt32(0), reader.GetString(1), new List<string>());

    private static PostRow PostWithAuthor(NpgsqlDataReader reader)
    {
        var post = Post(reader);
        post.Author = new() { Id = reader.GetInt32(7), Email = reader.GetString(8), Name = reader.GetString(9),
            CreatedAt = reader.GetDateTime(10) };
        return post;
    }

    protected static CommentRow Comment(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0), Text = reader.GetString(1), CreatedAt = reader.GetDateTime(2),
        PostId = reader.GetInt32(3), AuthorId = reader.GetInt32(4),
    };

    private static TagRow Tag(NpgsqlDataReader reader) => new() { Id = reader.GetInt32(0), Name = reader.GetString(1) };

    private async ValueTask<T?> One<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters)
        where T : class
    {
        await using var connection = await Open();
        return await One(connection, sql, read, parameters);
    }

    private static async ValueTask<T?> One<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read,
        params NpgsqlParameter[] parameters) where T : class
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : null;
    }

    private async ValueTask<List<T>> Many<T>(string sql, Func<NpgsqlDataReader, T> read, int capacity,
        params NpgsqlParameter[] parameters)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>(capacity);
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    protected ValueTask<NpgsqlConnection> Open() => _source.OpenConnectionAsync();

    private async ValueTask<object> IncludeOneToTen(int i)
    {
        await using var connection = await Open();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(UserByEmailSql) { Parameters = { Text(Email(i)) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """SELECT p."id", p."title", p."content", p."published", p."views", p."createdAt", p."authorId" FROM "Post" p JOIN "User" u ON u."id" = p."authorId" WHERE u."email" = $1""")
            { Parameters = { Text(Email(i)) } });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        var user = User(reader);
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) user.Posts.Add(Post(reader));
        return user;
    }

    private async ValueTask<List<UserRow>> TenUsers(int i)
    {
        await using var connection = await Open();
        await using var batch = new NpgsqlBatch(connection);
        for (var n = 0; n < 10; n++)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(UserByIdSql) { Parameters = { Int(UserId(i + n)) } });
        await using var reader = await batch.ExecuteReaderAsync();
        var users = new List<UserRow>(10);
        do
        {
            await reader.ReadAsync();
            users.Add(User(reader));
        }
        while (await reader.NextResultAsync());
        return users;
    }

    private async ValueTask<List<UserRow>> UsersWithPosts(int i)
    {
        var users = await Many(UserPageSql, User, 50, Int(UserPage(i)));
        await AttachPosts(users);
        return users;
    }

    private async ValueTask<object> UsersWithTitles(int i)
    {
        var users = await Many(NamePageSql, UserTitles, 50, Int(UserPage(i)));
        var byId = new Dictionary<int, List<string>>(users.Count);
        var ids = new int[users.Count];
        for (var n = 0; n < ids.Length; n++)
        {
            ids[n] = users[n].Id;
            byId[ids[n]] = (List<string>)users[n].Titles;
        }

        foreach (var (author, title) in await Many(TitlesOfSql,
            static reader => (reader.GetInt32(0), reader.GetString(1)), users.Count * 10, Ints(ids)))
            byId[author].Add(title);
        return users;
    }

    private async ValueTask<List<PostRow>> AttachPosts(List<UserRow> users)
    {
        var byId = new Dictionary<int, UserRow>(users.Count);
        var ids = new int[users.Count];
        for (var n = 0; n < ids.Length; n++)
        {
            ids[n] = users[n].Id;
            byId[ids[n]] = users[n];
        }

        var posts = await Many(PostsOfSql, Post, users.Count * 10, Ints(ids));
        foreach (var post in posts) byId[post.AuthorId].Posts.Add(post);
        return posts;
    }

    private async ValueTask<object> IncludeThreeLevels(int i)
    {
        var users = await Many(UserPageSql, User, 50, Int(UserPage(i)));
        var posts = await AttachPosts(users);
        var byId = new Dictionary<int, PostRow>(posts.Count);
        var ids = new int[posts.Count];
        for (var n = 0; n < ids.Length; n++)
        {
            ids[n] = posts[n].Id;
            byId[ids[n]] = posts[n];
        }

        foreach (var comment in await Many(CommentsOfSql, Comment, posts.Count * 3, Ints(ids)))
            byId[comment.PostId].Comments.Add(comment);
        return users;
    }

    private async ValueTask<object> IncludeTags(int i)
    {
        var posts = await Many(PostPageSql, Post, 100, Int(PostPage(i)));
        var byId = new Dictionary<int, PostRow>(posts.Count);
        foreach (var post in posts) byId[post.Id] = post;
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(TagsOfSql, connection) { Parameters = { Ints([.. byId.Keys]) } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            byId[reader.GetInt32(0)].Tags.Add(new() { Id = reader.GetInt32(1), Name = reader.GetString(2) });
        return posts;
    }

    /// <summary>
    /// Eleven statements, as they are written by hand: a statement for any tree of rows is what a client is for.
    /// </summary>
    private async ValueTask<object> NestedCreate(int i)
    {
        await using var connection = await Open();
        await using var transaction = await connection.BeginTransactionAsync();
        var user = (await One(connection, CreateUserSql, User, Text(NewEmail(i)), Text("Bench"), Now()))!;
        for (var n = 0; n < 10; n++)
            user.Posts.Add(
                (await One(connection, CreatePostSql, Post, Text("Post " + n), Text("nested"), Now(), Int(user.Id)))!);
        await transaction.CommitAsync();
        return user;
    }

    private async ValueTask<object> Load(int count)
    {
        var now = UtcNow();
        await using var connection = await Open();
        await using var importer = await connection.BeginBinaryImportAsync(LoadSql);
        for (var n = 0; n < count; n++)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(Events[n].Kind, NpgsqlDbType.Text);
            await importer.WriteAsync(Events[n].Payload, NpgsqlDbType.Text);
            await importer.WriteAsync(Events[n].Amount, NpgsqlDbType.Integer);
            await importer.WriteAsync(now, NpgsqlDbType.Timestamp);
        }

        return (int)await importer.CompleteAsync();
    }

    private async ValueTask<object> CreateMany(int count)
    {
        var kinds = new string[count];
        var payloads = new string[count];
        var amounts = new int[count];
        for (var n = 0; n < count; n++)
            (kinds[n], payloads[n], amounts[n]) = (Events[n].Kind, Events[n].Payload, Events[n].Amount);
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(CreateManySql, connection)
        {
            Parameters = { Texts(kinds), Texts(payloads), Ints(amounts), Now() },
        };
        return await command.ExecuteNonQueryAsync();
    }

    private async ValueTask<object> Transaction(int i)
    {
        await using var connection = await Open();
        await using var transaction = await connection.BeginTransactionAsync();
        var post = (await One(connection, PostByIdSql, Post, Int(PostId(i))))!;
        await One(connection, IncrementSql, Post, Int(post.Id));
        await One(connection, CreateCommentSql, Comment, Text("tx"), Now(), Int(post.Id), Int(post.AuthorId));
        await transaction.CommitAsync();
        return post;
    }

    private sealed record Box(long Value);
}
