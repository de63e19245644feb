using Microsoft.Data.Sqlite;
using Npgsql;
using Refract.Testing;

namespace Refract.Benchmarks.Data;

/// <summary>A seeded database.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>
    /// Connections for each contender: many more than cores, and for all of them together fewer than the hundred that a
    /// server allows by default.
    /// </summary>
    public const int PoolSize = 12;

    private readonly Func<Task> _remove;
    private readonly Func<string, Task<object?>> _execute;

    private BenchDatabase(string name, string url, string connectionString, Func<string, Task<object?>> execute,
        Func<Task> remove)
    {
        (Name, Url, ConnectionString, _execute, _remove) = (name, url, connectionString, execute, remove);
    }

    /// <summary><c>postgresql</c> or <c>sqlite</c>.</summary>
    public string Name { get; }

    public string Url { get; }

    public string ConnectionString { get; }

    public bool IsPostgreSql => Name == "postgresql";

    /// <summary>True behind a <see cref="LatencyProxy"/>.</summary>
    public bool IsFar { get; private init; }

    /// <summary>One that another process has set up and will remove, for reading.</summary>
    public static BenchDatabase Existing(string name, string url, string connectionString) =>
        new(name, url, connectionString,
            _ => throw new InvalidOperationException("The database belongs to another process."),
            () => Task.CompletedTask);

    public static async Task<BenchDatabase> PostgreSql()
    {
        var database = await PostgreSqlServer.CreateDatabase();
        // The same settings for all peers, and those that an expert gives them: the libraries are to be compared, not
        // their connection strings.
        var connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Pooling = true, MaxPoolSize = PoolSize, MaxAutoPrepare = 200, AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        }.ConnectionString;
        var own = NpgsqlDataSource.Create(database.ConnectionString);
        async Task<object?> Execute(string sql)
        {
            await using var command = own.CreateCommand(sql);
            return await command.ExecuteScalarAsync();
        }

        await Execute(Seed.PostgreSql);
        // The server does it by itself a minute or two after rows came, and changes its plans by it: not in the middle
        // of a case. It passes rows over whose commit is not yet on the disk, which takes a moment.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Execute("VACUUM ANALYZE");
        return new("postgresql", database.Url, connectionString, Execute, async () =>
        {
            await own.DisposeAsync();
            await database.DisposeAsync();
        });
    }

    public static async Task<BenchDatabase> Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("refract-bench-").FullName;
        var file = Path.Combine(folder, "bench.db");
        var connectionString = $"Data Source={file}";
        var own = new SqliteConnection(connectionString);
        await own.OpenAsync();
        async Task<object?> Execute(string sql)
        {
            await using var command = own.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }

        await Execute(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; "
                + Seed.Sqlite);
        return new("sqlite", "file:" + file, connectionString, Execute, async () =>
        {
            await own.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        });
    }

    /// <summary>Removes the rows that the cases add to what was seeded.</summary>
    public Task CleanUp() => _execute(SeededRows.CleanUp);

    /// <summary>Removes all events: none was seeded.</summary>
    public Task RemoveEvents() => _execute(NoEvents);

    /// <summary>Brings everything back to how it was seeded.</summary>
    public Task Restore() => _execute(SeededRows.CleanUp + NoEvents + SeededRows.Undo);

    /// <inheritdoc cref="SeededRows.State"/>
    public async Task<string> State() => (string)(await _execute(SeededRows.State))!;

    /// <inheritdoc cref="SeededRows.Doom"/>
    public Task Doom(int first, int runs) => _execute(SeededRows.Doom(first, runs));

    /// <summary>The same database behind a network that takes its time. PostgreSQL only.</summary>
    public BenchDatabase Behind(LatencyProxy proxy)
    {
        var url = new UriBuilder(Url) { Port = proxy.Port }.Uri.ToString();
        var connectionString = new NpgsqlConnectionStringBuilder(
            ConnectionString) { Port = proxy.Port }.ConnectionString;
        return new(Name, url, connectionString, _execute, () => Task.CompletedTask) { IsFar = true };
    }

    public async ValueTask DisposeAsync() => await _remove();

    /// <summary>PostgreSQL would keep deleted rows about; SQLite has no other way, and none is needed.</summary>
    private string NoEvents => IsPostgreSql ? """TRUNCATE "Event";""" : """DELETE FROM "Event";""";
}
