using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Refract.Testing;

/// <summary>
/// The PostgreSQL server that tests run against, one for each test program: the one named by <c>REFRACT_TEST_POSTGRES</c>, else one that is started
/// from local binaries in a throw-away folder on a free loopback port and stopped at the end. Without either, tests that ask for it are skipped with
/// the fix to make; with <c>CI=true</c> they fail.
/// </summary>
public static class PostgresServer
{
    /// <summary>The environment variable that names a server: <c>postgresql://user:password@host:port/database</c>.</summary>
    public const string Variable = "REFRACT_TEST_POSTGRES";

    private const string Fix =
        "No PostgreSQL for the tests. Install one (Debian: apt-get install postgresql), or point " + Variable
        + " at a server: export " + Variable + "=postgresql://postgres@127.0.0.1:5432/postgres";

    private static readonly Lazy<Task<string?>> s_url = new(Start);

    /// <summary>The URL of the server's maintenance database. Skips or fails the calling test when there is no server.</summary>
    public static async Task<string> Url()
    {
        if (await s_url.Value is { } url) return url;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Fix);
        Assert.Skip(Fix);
        throw new InvalidOperationException(Fix);
    }

    /// <summary>Creates an empty database and answers its URL; it is dropped when the result is disposed.</summary>
    public static async Task<PostgresDatabase> CreateDatabase(string? template = null)
    {
        var server = await Url();
        var name = "t_" + Guid.NewGuid().ToString("N")[..16];
        await Execute(server, $"CREATE DATABASE \"{name}\"" + (template is null ? "" : $" TEMPLATE \"{template}\""));
        return new PostgresDatabase(server, name);
    }

    /// <summary>The same URL with another database's name.</summary>
    public static string WithDatabase(string url, string database) => new UriBuilder(url) { Path = "/" + database }.Uri.ToString();

    /// <summary>An Npgsql connection string for a URL of this server.</summary>
    public static string ConnectionString(string url)
    {
        var uri = new Uri(url);
        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host, Port = uri.Port < 0 ? 5432 : uri.Port, Database = uri.AbsolutePath.TrimStart('/'),
            Username = Uri.UnescapeDataString(user[0]), Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null, Pooling = false,
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

        var folder = Directory.CreateTempSubdirectory("refract-pg-").FullName;
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        // The server refuses to run as root: the folder is handed to a user that has no rights anywhere else.
        var asRoot = Environment.UserName == "root";
        var user = asRoot ? "nobody" : Environment.UserName;
        if (asRoot) await Run("chown", ["-R", user, folder]);
        var data = Path.Combine(folder, "data");
        await Server(asRoot, user, Path.Combine(binaries, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await Server(asRoot, user, Path.Combine(binaries, "pg_ctl"),
        [
            "-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"),
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300", "start",
        ]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(asRoot, user, binaries, data, folder);
        return $"postgresql://postgres@127.0.0.1:{port}/postgres";
    }

    private static void Stop(bool asRoot, string user, string binaries, string data, string folder)
    {
        Server(asRoot, user, Path.Combine(binaries, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"]).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static Task Server(bool asRoot, string user, string program, string[] arguments) =>
        asRoot ? Run("setpriv", [$"--reuid={user}", "--clear-groups", program, .. arguments]) : Run(program, arguments);

    private static async Task Run(string program, string[] arguments)
    {
        // Output goes to files' worth of pipes that the server would inherit and keep open; so it is not redirected but silenced by the shell.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (Directory.Exists(Debian))
            folders = folders.Concat(Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
