using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// Hand-written Microsoft.Data.Sqlite in its best form: open connections kept in a bag, each with its prepared
/// commands, getters by ordinal.
/// </summary>
internal sealed partial class RawSqlite : Work
{
    private const int ChunkRows = 20;
    private readonly string _connectionString;
    private readonly ConcurrentBag<Session> _idle = [];

    private static readonly string CreateManySql =
        """INSERT INTO "Event" ("kind", "payload", "amount", "createdAt") VALUES """
        + string.Join(", ", Enumerable.Range(0, ChunkRows).Select(n => $"(@k{n}, @p{n}, @a{n}, @c{n})"));

    public RawSqlite(string connectionString)
    {
        _connectionString = connectionString;
        AddItems();
        Cases["findUnique-id"] = i => Use(session => session.One(SqlText.UserById, User, ("@id", UserId(i)))!);
        Cases["findUnique-email"] = i => Use(session => session.One(SqlText.UserByEmail, User, ("@email", Email(i)))!);
        Cases["findFirst"] = i => Use(session => session.One(SqlText.FirstPost, Post, ("@author", UserId(i)))!);
        Cases["findMany-100"] = i =>
            Use(session => session.Many(SqlText.Posts100, Post, 100, ("@views", 100 + (i % 50))));
        Cases["findMany-10000"] = _ => Use(session => session.Many(SqlText.AllPosts, Post, 10_000));
        Cases["include-1-10"] = i => Use(session =>
        {
            var user = session.One(SqlText.UserByEmail, User, ("@email", Email(i)))!;
            user.Posts = session.Many(SqlText.PostsOfUser, Post, 10, ("@author", user.Id));
            return user;
        });
        Cases["include-50-500"] = i => Use(session =>
        {
            var users = session.Many(SqlText.UserPage, User, 50, ("@from", UserPage(i)));
            AttachPosts(session, users);
            return users;
        });
        Cases["include-50-500-1500"] = i => Use(session => IncludeThreeLevels(session, i));
        Cases["include-to-one-100"] = i =>
            Use(session => session.Many(SqlText.PostsWithAuthor, PostWithAuthor, 100, ("@from", PostPage(i))));
        Cases["include-m2m-100"] = i => Use(session => IncludeTags(session, i));
        Cases["filter-some"] = i =>
            Use(session => session.Many(SqlText.UsersWithPopularPosts, User, 20, ("@views", 900 + (i % 50))));
        Cases["count"] = i => Use(session => session.Command(SqlText.CountPosts, ("@views", i % 500)).ExecuteScalar()!);
        Cases["sum"] = i => Use(session => session.Command(SqlText.SumViews, ("@views", i % 500)).ExecuteScalar()!);
        Cases["group-100"] = i => Use(session => session.Many(SqlText.Groups100, PostLine, 100, ("@views", i % 500)));
        Cases["select-100"] = i =>
            Use(session => session.Many(SqlText.Lines100, PostLine, 100, ("@views", 100 + (i % 50))));
        Cases["select-10000"] = _ => Use(session => session.Many(SqlText.AllLines, PostLine, 10_000));
        Cases["sql-1"] = i => Use(session => session.One(SqlText.LineById, PostLine, ("@id", PostId(i)))!);
        Cases["sql-100"] = Cases["select-100"];
        Cases["batch-10"] = i => Use(session =>
        {
            session.Command("BEGIN").ExecuteNonQuery();
            var users = new List<UserRow>(10);
            for (var n = 0; n < 10; n++)
                users.Add(session.One(SqlText.UserById, User, ("@id", UserId(i + n)))!);
            session.Command("COMMIT").ExecuteNonQuery();
            return users;
        });
        Cases["select-50-500"] = i => Use(session =>
        {
            var users = session.Many(SqlText.NamePage, UserTitles, 50, ("@from", UserPage(i)));
            var byId = new Dictionary<int, List<string>>(users.Count);
            foreach (var user in users) byId[user.Id] = (List<string>)user.Titles;
            using var reader = session.Command(SqlText.TitlesOfJson, ("@ids", Json(users, user => user.Id)))
                .ExecuteReader();
            while (reader.Read()) byId[reader.GetInt32(0)].Add(reader.GetString(1));
            return users;
        });
        Cases["create"] = i => Use(session => session.Written(SqlText.CreatePost, Post,
            ("@title", "New " + i), ("@content", "created by the benchmark"), ("@createdAt", Now()),
            ("@author", UserId(i))));
        Cases["nested-create-1-10"] = i => Use(session => NestedCreate(session, i));
        Cases["createMany-1000"] = _ => Use(session => CreateMany(session, 1_000));
        Cases["createMany-10000"] = _ => Use(session => CreateMany(session, 10_000));
        Cases["update"] = i =>
            Use(session => session.Written(SqlText.Rename, Post, ("@title", "Renamed " + (i % 10)),
                ("@id", PostId(i))));
        Cases["increment"] = i => Use(session => session.Written(SqlText.Increment, Post, ("@id", PostId(i))));
        Cases["upsert"] = i => Use(session => session.Written(SqlText.Upsert, Tag, ("@name", TagName(i))));
        Cases["delete"] = i => Use(session => session.Written(SqlText.DeleteComment, Comment, ("@id", DoomedId(i))));
        Cases["transaction-3"] = i => Use(session =>
        {
            session.Command("BEGIN IMMEDIATE").ExecuteNonQuery();
            var post = session.One(SqlText.PostById, Post, ("@id", PostId(i)))!;
            session.Written(SqlText.Increment, Post, ("@id", post.Id));
            session.Written(SqlText.CreateComment, Comment, ("@text", "tx"), ("@createdAt", Now()), ("@post", post.Id),
                ("@author", post.AuthorId));
            session.Command("COMMIT").ExecuteNonQuery();
            return post;
        });
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var session in _idle) session.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask<object> Use(Func<Session, object> work)
    {
        if (!_idle.TryTake(out var session)) session = new Session(_connectionString);
        var result = work(session);
        _idle.Add(session);
        return new(result);
    }

    private static string Now() =>
        DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fff+00:00", CultureInfo.InvariantCulture);

    private static UserRow User(SqliteDataReader reader) =>
        new() { Id = reader.GetInt32(0), Email = reader.GetString(1), Name = reader.GetString(2),
            CreatedAt = reader.GetDateTime(3) };

    private static PostRow Post(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0), Title = reader.GetString(1), Content = reader.IsDBNull(2) ? null : reader.GetString(2),
        Published = reader.GetBoolean(3),
        Views = reader.GetInt32(4), CreatedAt = reader.GetDateTime(5), AuthorId = reader.GetInt32(6),
    };

    private static PostLine PostLine(SqliteDataReader reader) =>
        new() { Id = reader.GetInt32(0), Title = reader.GetString(1), Views = reader.GetInt32(2) };

    private static UserTitles UserTitles(SqliteDataReader reader) =>
        new(reader.GetInt32(0), reader.GetString(1), new List<string>());

    private static PostRow PostWithAuthor(SqliteDataReader reader)
    {
        var post = Post(reader);
        post.Author = new() { Id = reader.GetInt32(7), Email = reader.GetString(8), Name = reader.GetString(9),
            CreatedAt = reader.GetDateTime(10) };
        return post;
    }

    private static CommentRow Comment(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0), Text = reader.GetString(1), CreatedAt = reader.GetDateTime(2),
        PostId = reader.GetInt32(3), AuthorId = reader.GetInt32(4),
    };

    private static TagRow Tag(SqliteDataReader reader) => new() { Id = reader.GetInt32(0), Name = reader.GetString(1) };

    private static string Json<T>(List<T> rows, Func<T, int> id)
    {
        var json = new StringBuilder("[");
        foreach (var row in rows) json.Append(id(row)).Append(',');
        if (json.Length > 1) json.Length--;
        return json.Append(']').ToString();
    }

    private static List<PostRow> AttachPosts(Session session, List<UserRow> users)
    {
        var byId = new Dictionary<int, UserRow>(users.Count);
        foreach (var user in users) byId[user.Id] = user;
        var posts = session.Many(SqlText.PostsOfJson, Post, users.Count * 10, ("@ids", Json(users, user => user.Id)));
        foreach (var post in posts) byId[post.AuthorId].Posts.Add(post);
        return posts;
    }

    private static List<UserRow> IncludeThreeLevels(Session session, int i)
    {
        var users = session.Many(SqlText.UserPage, User, 50, ("@from", UserPage(i)));
        var posts = AttachPosts(session, users);
        var byId = new Dictionary<int, PostRow>(posts.Count);
        foreach (var post in posts) byId[post.Id] = post;
        foreach (var comment in session.Many(SqlText.CommentsOfJson, Comment, posts.Count * 3,
            ("@ids", Json(posts, post => post.Id)))) byId[comment.PostId].Comments.Add(comment);
        return users;
    }

    private static List<PostRow> IncludeTags(Session session, int i)
    {
        var posts = session.Many(SqlText.PostPage, Post, 100, ("@from", PostPage(i)));
        var byId = new Dictionary<int, PostRow>(posts.Count);
        foreach (var post in posts) byId[post.Id] = post;
        using var reader = session.Command(SqlText.TagsOfJson, ("@ids", Json(posts, post => post.Id))).ExecuteReader();
        while (reader.Read())
            byId[reader.GetInt32(0)].Tags.Add(new() { Id = reader.GetInt32(1), Name = reader.GetString(2) });
        return posts;
    }

    private static UserRow NestedCreate(Session session, int i)
    {
        session.Command("BEGIN IMMEDIATE").ExecuteNonQuery();
        var user = session.Written(SqlText.CreateUser, User, ("@email", NewEmail(i)), ("@name", "Bench"),
            ("@createdAt", Now()));
        for (var n = 0; n < 10; n++)
            user.Posts.Add(
                session.Written(SqlText.CreatePost, Post, ("@title", "Post " + n), ("@content", "nested"),
                    ("@createdAt", Now()), ("@author", user.Id)));
        session.Command("COMMIT").ExecuteNonQuery();
        return user;
    }

    private static long CreateMany(Session session, int count)
    {
        session.Command("BEGIN IMMEDIATE").ExecuteNonQuery();
        var now = Now();
        var values = new (string, object)[ChunkRows * 4];
        long rows = 0;
        for (var start = 0; start < count; start += ChunkRows)
        {
            for (var n = 0; n < ChunkRows; n++)
            {
                var row = Events[start + n];
                values[n * 4] = (Names[n * 4], row.Kind);
                values[(n * 4) + 1] = (Names[(n * 4) + 1], row.Payload);
                values[(n * 4) + 2] = (Names[(n * 4) + 2], row.Amount);
                values[(n * 4) + 3] = (Names[(n * 4) + 3], now);
            }

            rows += session.Command(CreateManySql, values).ExecuteNonQuery();
        }

        session.Command("COMMIT").ExecuteNonQuery();
        return rows;
    }

    private static readonly string[] Names = [.. Enumerable.Range(0, ChunkRows)
        .SelectMany(n => new[] { $"@k{n}", $"@p{n}", $"@a{n}", $"@c{n}" })];

    private sealed class Session : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

        public Session(string connectionString)
        {
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            using var pragma = _connection.CreateCommand();
            pragma.CommandText =
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000";
            pragma.ExecuteNonQuery();
        }

        public void Dispose() => _connection.Dispose();

        public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
        {
            if (!_commands.TryGetValue(sql, out var command))
            {
                _commands[sql] = command = _connection.CreateCommand();
                command.CommandText = sql;
                foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
                command.Prepare();
                return command;
            }

            for (var n = 0; n < parameters.Length; n++) command.Parameters[n].Value = parameters[n].Value;
            return command;
        }

        public T? One<T>(string sql, Func<SqliteDataReader, T> read,
            params ReadOnlySpan<(string Name, object Value)> parameters) where T : class
        {
            using var reader = Command(sql, parameters).ExecuteReader();
            return reader.Read() ? read(reader) : null;
        }

        /// <summary>
        /// The row that a write returns. The statement is run to its end: only there does SQLite look whether the WAL
        /// is due for a checkpoint. Left after its row, it commits, but the WAL grows until a write of another ends.
        /// </summary>
        public T Written<T>(string sql, Func<SqliteDataReader, T> read,
            params ReadOnlySpan<(string Name, object Value)> parameters) where T : class
        {
            using var reader = Command(sql, parameters).ExecuteReader();
            if (!reader.Read()) throw new InvalidOperationException("The statement wrote nothing.");
            var row = read(reader);
            return reader.Read() ? throw new InvalidOperationException("The statement wrote several rows.") : row;
        }

        public List<T> Many<T>(string sql, Func<SqliteDataReader, T> read, int capacity,
            params ReadOnlySpan<(string Name, object Value)> parameters)
        {
            using var reader = Command(sql, parameters).ExecuteReader();
            var rows = new List<T>(capacity);
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        }
    }
}
