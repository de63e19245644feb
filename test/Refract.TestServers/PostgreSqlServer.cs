using Npgsql;
using Xunit;

namespace Refract.Testing;

/// <summary>
/// The PostgreSQL server that tests run against, one for each test program: the one named by
/// <c>REFRACT_TEST_POSTGRES</c>, else one that is started from local binaries in a throw-away folder on a free loopback
/// port and stopped at the end. Without either, tests that ask for it are skipped with the fix to make; with
/// <c>CI=true</c> they fail.
/// </summary>
public static class PostgreSqlServer
{
    /// <summary>
    /// The environment variable that names a server: <c>postgresql://user:password@host:port/database</c>.
    /// </summary>
    public const string Variable = "REFRACT_TEST_POSTGRES";

    private const string Fix =
        "No PostgreSQL for the tests. Install one (Debian: apt-get install postgresql), or point " + Variable
        + " at a server: export " + Variable + "=postgresql://postgres@127.0.0.1:5432/postgres";

    private static readonly Lazy<Task<string?>> s_url = new(Start);

    /// <summary>
    /// The URL of the server's maintenance database. Skips or fails the calling test when there is no server.
    /// </summary>
    public static async Task<string> Url()
    {
        if (await s_url.Value is { } url) return url;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Fix);
        Assert.Skip(Fix);
        throw new InvalidOperationException(Fix);
    }

    /// <summary>Creates an empty database and returns its URL; it is dropped when the result is disposed.</summary>
    public static async Task<PostgreSqlTestDatabase> CreateDatabase(string? template = null)
    {
        var server = await Url();
        var name = "t_" + Guid.NewGuid().ToString("N")[..16];
        await using var connection = new NpgsqlConnection(ConnectionString(server));
        await connection.OpenAsync();
        // Copies the files instead of logging every page: a third of the time where nothing waits for the disk.
        var strategy = connection.PostgreSqlVersion.Major >= 15 ? " STRATEGY FILE_COPY" : "";
        var source = template is null ? "" : $" TEMPLATE \"{template}\"";
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\"{source}{strategy}", connection);
        await command.ExecuteNonQueryAsync();
        return new PostgreSqlTestDatabase(server, name);
    }

    /// <summary>The same URL with another database's name.</summary>
    public static string WithDatabase(string url, string database) =>
        new UriBuilder(url) { Path = "/" + database }.Uri.ToString();

    /// <summary>An Npgsql connection string for a URL of this server.</summary>
    public static string ConnectionString(string url)
    {
        var uri = new Uri(url);
        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host, Port = uri.Port < 0 ? 5432 : uri.Port, Database = uri.AbsolutePath.TrimStart('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null, Pooling = false,
            // Making a database waits for the disk, and tests make many at once.
            Timeout = 120, CommandTimeout = 300,
        }.ConnectionString;
    }

    internal static async Task Execute(string url, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(url));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return given;
        if (FindBinaries() is not { } binaries) return null;

        var server = await PostgreSqlProcess.Start(binaries);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server.Url;
    }

    /// <summary>
    /// A server of the test's own, which it may restart; always one that is started from local binaries. Skips or fails
    /// the calling test when there are none.
    /// </summary>
    public static async Task<PostgreSqlProcess> StartOwn()
    {
        if (FindBinaries() is { } binaries) return await PostgreSqlProcess.Start(binaries);
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Fix);
        Assert.Skip(Fix);
        throw new InvalidOperationException(Fix);
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (Directory.Exists(Debian))
            folders = folders.Concat(
                Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal)
                    .Select(version => Path.Combine(version, "bin")));
        return folders.FirstOrDefault(
            folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }
}
