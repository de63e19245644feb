using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Refract.Benchmarks.Http.Load;

/// <summary>
/// Runs wrk, which needs little of the processor that the server and the database share with it.
/// </summary>
internal static class WrkLoad
{
    private const int Connections = 16;

    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "requests.lua");

    public static async Task<LoadSlice> Put(HttpServer server, string work, int seconds, int seed)
    {
        var before = server.ProcessorTime;
        var text = await Run("-t1", "--timeout", "20s", $"-c{Connections}", $"-d{seconds}s", "-s", s_script,
            server.Address.ToString(), "--", work, seed.ToString(CultureInfo.InvariantCulture));
        var processor = server.ProcessorTime - before;
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk did not say what it measured:\n" + text);
        var figures = line.Split(' ').Skip(1)
            .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        if (figures is not [var requests, var duration, _, var p99, _, 0])
            throw new InvalidOperationException($"Requests of {work} to {server.Name} failed:\n{text}");
        return new(requests / (duration / 1e6), p99 / 1000, processor.TotalMicroseconds / requests, server.Megabytes);
    }

    /// <summary>What has to be done before anything can be measured, or null.</summary>
    public static async Task<string?> WhatIsMissing()
    {
        try
        {
            await Run("-v");
            return null;
        }
        catch (Win32Exception)
        {
            return "wrk makes the requests, and is not installed. Debian: apt-get install wrk";
        }
    }

    private static async Task<string> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }
}
