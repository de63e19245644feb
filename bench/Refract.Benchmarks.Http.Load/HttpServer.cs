using System.Diagnostics;
using System.Globalization;

namespace Refract.Benchmarks.Http.Load;

/// <summary>One contender in a process of its own, and what was measured of it.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly Process _process;

    private HttpServer(string name, Process process, Uri address) =>
        (Name, _process, Address) = (name, process, address);

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>From the start of the process until it listened.</summary>
    public TimeSpan StartUp { get; private init; }

    /// <summary>The slices of each case, one for each round.</summary>
    public Dictionary<string, List<LoadSlice>> Slices { get; } = new(StringComparer.Ordinal);

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What the process holds of the machine's memory now, in MB; what files share is in it.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<HttpServer> Start(string name, string program, string contender, string url)
    {
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(program, [contender, url])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line is not null && Uri.TryCreate(line, UriKind.Absolute, out var address)
            ? new HttpServer(name, process, address) { StartUp = Stopwatch.GetElapsedTime(began) }
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{program} {contender} did not say where it listens: {line}"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
