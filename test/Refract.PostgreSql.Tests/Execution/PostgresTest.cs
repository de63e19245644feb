using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>A test with a database of its own and a pool on it.</summary>
public abstract class PostgresTest : IAsyncLifetime
{
    private readonly List<PostgreSqlDatabase> _opened = [];
    private PostgresDatabase? _database;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string Url => _database!.Url;

    protected PostgreSqlDatabase Db { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresServer.CreateDatabase();
        Db = Open("");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened) await opened.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Another pool on the same database, with more in the URL.</summary>
    protected PostgreSqlDatabase Open(string query, RefractOptions? options = null)
    {
        var database = new PostgreSqlDatabase(DatabaseUrl.Parse(Url + query), options ?? new RefractOptions());
        _opened.Add(database);
        return database;
    }

    protected static Task<RefractException> Fails(Func<Task> work) => Should.ThrowAsync<RefractException>(work);

    /// <summary>Sends a value through a column of a temporary table's type and reads it back.</summary>
    protected async Task<T> RoundTrip<T>(string sqlType, ColumnType type, SqlValue value, Func<IRow, T> read)
    {
        var table = "t_" + Guid.NewGuid().ToString("N");
        await Db.Execute($"CREATE TABLE {table} (v {sqlType})");
        var sql = new System.Text.StringBuilder();
        sql.Append(Db.Dialect.Expressions.Placeholder(0, type));
        return await Db.Run(
            SqlRunnerExtensions.Statement($"INSERT INTO {table} VALUES ({sql}) RETURNING v", new SqlParameter(type, value)), new ScalarResult<T>(read), Ct);
    }
}
