using System.ComponentModel;
using System.Diagnostics;

namespace Refract.Cli.Tests;

/// <summary>File systems of a test's own, which only a privileged user can mount.</summary>
internal static class Mounting
{
    /// <summary>Runs <c>mount</c>; false when it fails or is not there.</summary>
    public static bool Run(params string[] arguments) => Run("mount", arguments);

    /// <summary>Unmounts a folder.</summary>
    public static void End(string folder) => Run("umount", folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardError = true, RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
