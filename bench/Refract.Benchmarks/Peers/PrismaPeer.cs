using System.Diagnostics;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// The Prisma client in a Node process, which takes one command at a time and measures its runs itself.
/// </summary>
internal sealed class PrismaPeer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string[] _cases;

    private PrismaPeer(Process process, string[] cases) => (_process, _cases) = (process, cases);

    /// <summary>Starts the runner of a folder on a database.</summary>
    public static async Task<PrismaPeer> Start(string folder, string url)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardInput = true,
            RedirectStandardOutput = true };
        start.ArgumentList.Add("runner.mjs");
        start.ArgumentList.Add(url);
        var process = Process.Start(start)!;
        var cases = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(
                $"The Prisma client in {folder} does not start. bench/prisma/setup.sh installs it.");
        return new(process, cases.Split(' '));
    }

    /// <summary>The ways it knows for a case: its name, and the name with a variant.</summary>
    public IEnumerable<string> Variants(string name) =>
        _cases.Where(own => own == name || own.StartsWith(name + "/", StringComparison.Ordinal));

    public async ValueTask<string> Ask(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The Prisma client ended during '{command}'.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
