using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Refract.Testing;

/// <summary>
/// A PostgreSQL server that runs from local binaries in a throw-away folder, on a free loopback port.
/// </summary>
public sealed class PostgreSqlProcess : IAsyncDisposable
{
    // The server refuses to run as root: the folder is handed to a user that has no rights anywhere else.
    private static readonly bool s_asRoot = Environment.UserName == "root";
    private static readonly string s_user = s_asRoot ? "nobody" : Environment.UserName;

    private readonly string _binaries;
    private readonly string _folder;
    private readonly string _port;

    private PostgreSqlProcess(string binaries, string folder, string port)
    {
        _binaries = binaries;
        _folder = folder;
        _port = port;
    }

    /// <summary>The URL of its maintenance database.</summary>
    public string Url => $"postgresql://postgres@127.0.0.1:{_port}/postgres";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes an empty server and starts it.</summary>
    public static async Task<PostgreSqlProcess> Start(string binaries)
    {
        var folder = Directory.CreateTempSubdirectory("refract-pg-").FullName;
        var server = new PostgreSqlProcess(binaries, folder, FreePort().ToString(CultureInfo.InvariantCulture));
        if (s_asRoot) await Run("chown", ["-R", s_user, folder]);
        await server.Call("initdb",
            ["-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await server.Start();
        return server;
    }

    /// <summary>Stops it without a shutdown, as a crash does, and starts it again.</summary>
    public async Task Crash()
    {
        await Stop();
        await Start();
    }

    /// <summary>Begins a shutdown that waits for the clients to leave, and takes no new ones.</summary>
    public Task BeginShutdown() => Call("pg_ctl", ["-D", Data, "-m", "smart", "-W", "stop"]);

    /// <summary>Writes a file that only the server may read into its data folder.</summary>
    public async Task Write(string name, string text)
    {
        var path = Path.Combine(Data, name);
        await File.WriteAllTextAsync(path, text);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (s_asRoot) await Run("chown", [s_user, path]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private Task Start() => Call("pg_ctl",
    [
        "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -k {_folder} -c fsync=off -c full_page_writes=off "
            + "-c max_connections=300", "start",
    ]);

    private async Task Stop()
    {
        try
        {
            await Call("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        }
        catch (InvalidOperationException) when (!File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            // A shutdown that had begun before came to its end meanwhile.
        }
    }

    private Task Call(string program, string[] arguments)
    {
        var path = Path.Combine(_binaries, program);
        return s_asRoot
            ? Run("setpriv", [$"--reuid={s_user}", "--clear-groups", path, .. arguments]) : Run(path, arguments);
    }

    private static async Task Run(string program, string[] arguments)
    {
        // Output goes to files' worth of pipes that the server would inherit and keep open; so it is not redirected but
        // silenced by the shell.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
