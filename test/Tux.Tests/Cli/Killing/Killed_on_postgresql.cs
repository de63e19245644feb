using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Killed_on_postgresql : KilledRunSpecification, IAsyncLifetime
{
    private readonly List<PostgreSqlTestDatabase> _databases = [];
    private PostgreSqlTestDatabase _template = null!;

    protected override string Folder => "migrations";

    protected override string SlowStatement => "SELECT pg_sleep(0.15);";

    public async ValueTask InitializeAsync()
    {
        _template = await PostgreSqlServer.CreateDatabase();
        _databases.Add(_template);
        using var tux = new TuxFolder(withMigrations: true);
        tux.Variables["PROD_DATABASE_URL"] = _template.Url;
        (await tux.Run("--prod db migrate")).ShouldExit(0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync();
    }

    protected override async Task<string> Prepare(TuxFolder tux)
    {
        var copy = await PostgreSqlServer.CreateDatabase(_template.Name);
        lock (_databases) _databases.Add(copy);
        return copy.Url;
    }

    protected override string TablesNamed(string table) => $"pg_tables WHERE tablename = '{table}'";

    protected override DbConnection Connect(string url) => new NpgsqlConnection(PostgreSqlServer.ConnectionString(url));

    /// <summary>
    /// The server goes on with a script that it has, and notices only afterwards that there is no listener.
    /// </summary>
    protected override async Task Settle(DbConnection connection)
    {
        var begun = Stopwatch.GetTimestamp();
        while (await Count(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            + "AND pid <> pg_backend_pid() AND backend_type = 'client backend'") > 0)
        {
            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(1),
                "A session outlives its process.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Names of scratch databases begin with a sign of the database that they were made from.</summary>
    protected override async Task<IReadOnlyList<string>> Leftovers(TuxFolder tux, DbConnection connection)
    {
        await Settle(connection);
        var sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(connection.Database)))[..16];
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT datname FROM pg_database WHERE datname LIKE 'prisma\\_migrate\\_shadow\\_db\\_r{sign}%' "
            + "UNION ALL SELECT 'the lock ' || objid FROM pg_locks WHERE locktype = 'advisory' "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> names = [.. Directory.GetFileSystemEntries(tux["prisma/" + Folder], ".*")];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) names.Add(reader.GetString(0));
        return names;
    }
}
