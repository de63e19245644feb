using System.Diagnostics;
using System.Globalization;

namespace Refract.Cli.Tests;

/// <summary>The command as a process of its own, which a test can kill.</summary>
internal static class CliProcess
{
    /// <summary>At how many moments each command is killed; <c>REFRACT_KILLS</c> sets another number.</summary>
    public static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("REFRACT_KILLS"), CultureInfo.InvariantCulture, out var count)
        ? count : 8;

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Error)> Run(CliFolder folder, string arguments)
    {
        using var process = Begin(folder, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    /// <summary>Starts it, and kills it after a while unless it has ended.</summary>
    public static async Task Kill(CliFolder folder, string arguments, TimeSpan after)
    {
        using var process = Begin(folder, arguments);
        process.StandardInput.Close();
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts it; with the folder's variables, and without a URL of this process.</summary>
    public static Process Begin(CliFolder folder, string arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(RefractProgram).Assembly.Location);
        foreach (var argument in arguments.Split(' '))
            start.ArgumentList.Add(argument);
        start.Environment.Remove("DATABASE_URL");
        foreach (var (name, value) in folder.Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
