using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;

namespace Refract.Sqlite.Tests.Execution;

/// <summary>A test with a file of its own.</summary>
public abstract class SqliteTest : IAsyncDisposable
{
    private readonly List<SqliteDatabase> _opened = [];
    private readonly TempFolder _folder = new();

    protected SqliteTest()
    {
        File = System.IO.Path.Combine(_folder.Path, "test.db");
        Db = Open("?mode=rwc");
    }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string File { get; }

    protected SqliteDatabase Db { get; }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened) await opened.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected SqliteDatabase Open(string query, RefractOptions? options = null) =>
        OpenUrl("file:" + File + query, options);

    protected SqliteDatabase OpenUrl(string url, RefractOptions? options = null)
    {
        var database = new SqliteDatabase(DatabaseUrl.Parse(url), options ?? new RefractOptions());
        _opened.Add(database);
        return database;
    }

    protected static Task<RefractException> Fails(Func<Task> work) => Should.ThrowAsync<RefractException>(work);

    /// <summary>Sends a value through a column and reads it back.</summary>
    protected async Task<T> RoundTrip<T>(string sqlType, ColumnType type, SqlValue value, Func<IRow, T> read)
    {
        var table = "t_" + Guid.NewGuid().ToString("N");
        await Db.Execute($"CREATE TABLE {table} (v {sqlType})");
        return await Db.Run(
            SqlRunnerExtensions.Statement($"INSERT INTO {table} VALUES (?1) RETURNING v",
                new SqlParameter(type, value)), new ScalarResult<T>(read), Ct);
    }
}
