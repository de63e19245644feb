using System.Diagnostics;

namespace Documentation.Tests;

/// <summary>Runs commands as a user does.</summary>
internal static class Commands
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="prepare">Changes its environment.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The exit code, and what it wrote: the output, then the errors.</returns>
    public static async Task<(int ExitCode, string Text)> Run(string program, string folder,
        Action<IDictionary<string, string?>> prepare, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // What the runner of the tests has set for itself is not for a user's commands.
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        CompilerServer.UseIn(start.Environment);
        prepare(start.Environment);
        // No server of a build stays behind.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts).ReplaceLineEndings("\n"));
    }
}
