using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Refract.Testing;

/// <summary>
/// A PgBouncer in front of the server of the tests, with two server connections for a database. Without the program the
/// test that asks for it is skipped with the fix to make; with <c>CI=true</c> it fails.
/// </summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const string Fix = "No PgBouncer for the tests. Install it (Debian: apt-get install pgbouncer).";

    private readonly Process _process;
    private readonly string _folder;

    private PgBouncer(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>Starts one in front of the server of a database's URL.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="mode"><c>transaction</c> or <c>session</c>.</param>
    /// <param name="ignoredParameters">Startup parameters that are dropped instead of being refused.</param>
    public static async Task<PgBouncer> Start(string url, string mode = "transaction", string ignoredParameters = "")
    {
        if (Find() is not { } program)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Fix);
            Assert.Skip(Fix);
            throw new InvalidOperationException(Fix);
        }

        var server = new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString(url));
        var password = string.IsNullOrEmpty(server.Password) ? "" : " password=" + server.Password;
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("refract-pgbouncer-").FullName;
        var settings = Path.Combine(folder, "pgbouncer.ini");
        var users = Path.Combine(folder, "users");
        await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"{server.Password}\"\n");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username}{password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {users}
            pool_mode = {mode}
            ignore_startup_parameters = {ignoredParameters}
            default_pool_size = 2
            server_tls_sslmode = disable
            """));
        // It refuses to run as root.
        string[] command = Environment.UserName == "root"
            ? ["setpriv", "--reuid=nobody", "--clear-groups", program, "-q", settings]
            : [program, "-q", settings];
        if (Environment.UserName == "root") await Process.Start("chmod", ["-R", "a+rX", folder]).WaitForExitAsync();
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command])
            start.ArgumentList.Add(argument);
        var bouncer = new PgBouncer(Process.Start(start)!, folder, port);
        await bouncer.WaitUntilItListens();
        return bouncer;
    }

    /// <summary>A URL of the server, by way of the pooler.</summary>
    public string Through(string url) => new UriBuilder(url) { Host = "127.0.0.1", Port = Port }.Uri.ToString();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitUntilItListens()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (attempt < 200 && !_process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string? Find()
    {
        IEnumerable<string> folders = [.. Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [],
            "/usr/sbin", "/usr/local/sbin"];
        return folders.Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
