using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Refract.Benchmarks.Peers;
using Refract.Testing;

namespace Refract.Benchmarks.Data;

/// <summary>A seeded database and the contenders on it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>Connections for each contender: many more than cores, and together fewer than the server allows.</summary>
    private const int PoolSize = 24;

    private readonly Func<Task> _remove;
    private readonly Func<string, Task> _execute;

    private BenchDatabase(string name, string url, string connectionString, Func<string, Task> execute, Func<Task> remove)
    {
        (Name, Url, ConnectionString, _execute, _remove) = (name, url, connectionString, execute, remove);
    }

    /// <summary><c>postgresql</c> or <c>sqlite</c>.</summary>
    public string Name { get; }

    public string Url { get; }

    public string ConnectionString { get; }

    public bool IsPostgres => Name == "postgresql";

    public static async Task<BenchDatabase> Postgres()
    {
        var database = await PostgresServer.CreateDatabase();
        await database.Execute(Seed.PostgreSql);
        var pooled = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = true, MaxPoolSize = PoolSize }.ConnectionString;
        return new("postgresql", database.Url, pooled, database.Execute, async () => await database.DisposeAsync());
    }

    public static async Task<BenchDatabase> Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("refract-bench-").FullName;
        var file = Path.Combine(folder, "bench.db");
        var connectionString = $"Data Source={file}";
        async Task Execute(string sql)
        {
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=5000; " + sql;
            await command.ExecuteNonQueryAsync();
        }

        await Execute("PRAGMA journal_mode=WAL; " + Seed.Sqlite);
        return new("sqlite", "file:" + file, connectionString, Execute, () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    /// <summary>Removes every row that the cases add and undoes what they change.</summary>
    public Task CleanUp() => _execute("""
        DELETE FROM "Comment" WHERE "id" > 30000; DELETE FROM "Post" WHERE "id" > 10000; DELETE FROM "User" WHERE "id" > 1000; DELETE FROM "Event";
        """);

    public Dictionary<string, Work> Contenders()
    {
        Func<ValueTask<DbConnection>> open = IsPostgres ? OpenPostgres(NpgsqlDataSource.Create(ConnectionString)) : async () =>
        {
            var connection = new SqliteConnection(ConnectionString);
            await connection.OpenAsync();
            RelaxedSync.Set(connection);
            return connection;
        };
        return new(StringComparer.Ordinal)
        {
            ["raw"] = IsPostgres ? new RawPostgreSql(ConnectionString) : new RawSqlite(ConnectionString),
            ["refract"] = new RefractWork(IsPostgres ? $"{Url}?connection_limit={PoolSize}" : Url),
            ["dapper"] = new DapperWork(open, IsPostgres),
            ["ef"] = new EfWork(EfOptions(IsPostgres, ConnectionString), EfMode.Plain),
            ["ef-pooled"] = new EfWork(EfOptions(IsPostgres, ConnectionString), EfMode.Pooled),
            ["ef-compiled"] = new EfWork(EfOptions(IsPostgres, ConnectionString), EfMode.Compiled),
            ["ef-single"] = new EfWork(EfOptions(IsPostgres, ConnectionString), EfMode.CompiledSingle),
        };
    }

    public static DbContextOptions<PeerContext> EfOptions(bool postgres, string connectionString)
    {
        var builder = new DbContextOptionsBuilder<PeerContext>();
        return (postgres ? builder.UseNpgsql(connectionString) : builder.UseSqlite(connectionString).AddInterceptors(RelaxedSync.OfEfCore)).Options;
    }

    /// <summary>The same database behind a network that takes its time. PostgreSQL only.</summary>
    public BenchDatabase Behind(LatencyProxy proxy)
    {
        var url = new UriBuilder(Url) { Port = proxy.Port }.Uri.ToString();
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Port = proxy.Port }.ConnectionString;
        return new(Name, url, connectionString, _execute, () => Task.CompletedTask);
    }

    public async ValueTask DisposeAsync() => await _remove();

    private static Func<ValueTask<DbConnection>> OpenPostgres(NpgsqlDataSource source) => async () => await source.OpenConnectionAsync();
}
