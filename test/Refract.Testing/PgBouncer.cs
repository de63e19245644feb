using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Refract.Testing;

/// <summary>A PgBouncer of a test's own before the test server. Tests that ask for one are skipped where it is not installed.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private PgBouncer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The URL of a database through it.</summary>
    public string UrlOf(PostgresDatabase database) => new UriBuilder(database.Url) { Host = "127.0.0.1", Port = Port }.Uri.ToString();

    /// <summary>Starts one.</summary>
    /// <param name="mode"><c>transaction</c> or <c>session</c>.</param>
    public static async Task<PgBouncer> Start(string mode)
    {
        var server = new Uri(await PostgresServer.Url());
        var program = new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Skip("PgBouncer is not installed (Debian: apt-get install pgbouncer).");
            throw new InvalidOperationException();
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var folder = Directory.CreateTempSubdirectory("refract-pgbouncer-").FullName;
        var user = server.UserInfo.Split(':')[0];
        await File.WriteAllTextAsync(Path.Combine(folder, "users.txt"), $"\"{user}\" \"\"\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "pgbouncer.ini"), string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host={server.Host} port={(server.Port < 0 ? 5432 : server.Port)} user={user}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            auth_file = {Path.Combine(folder, "users.txt")}
            pool_mode = {mode}
            ignore_startup_parameters = extra_float_digits,search_path,options
            """));
        return new PgBouncer(await Run(program, folder, port), folder, port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Process> Run(string program, string folder, int port)
    {
        // It refuses to run as root.
        string[] command = Environment.UserName == "root"
            ? ["setpriv", "--reuid=nobody", "--clear-groups", program, Path.Combine(folder, "pgbouncer.ini")]
            : [program, Path.Combine(folder, "pgbouncer.ini")];
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root") File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return process;
            }
            catch (SocketException) when (tries < 100 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }
}
