using System.Diagnostics;

namespace Refract.CommandLine;

/// <summary>Runs the command of a seed in the system's shell, and passes on what it writes.</summary>
internal static class SeedProcess
{
    /// <returns>The command's exit code.</returns>
    public static async Task<int> Run(ProjectSeed seed, DatabaseAddress address, IInteraction interaction,
        CancellationToken ct)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", seed.Text])
            : new ProcessStartInfo("/bin/sh", ["-c", seed.Text]);
        start.WorkingDirectory = seed.Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["DATABASE_URL"] = address.Text;
        using var process = Process.Start(start)!;
        // Lines of both streams come from threads of their own, and the terminal is for one at a time.
        var gate = new Lock();
        process.OutputDataReceived += (_, line) => Pass(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, isError: true);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;

        void Pass(string? line, bool isError)
        {
            if (line is null) return;
            lock (gate) interaction.PassOn(line, isError);
        }
    }
}
