using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Refract.CommandLine;

/// <summary>The .NET SDK, and the versions of packages.</summary>
internal static partial class ToolChecks
{
    private const int NeededSdk = 10;

    public static async Task<DoctorFinding?> Sdk(string folder, CancellationToken ct)
    {
        const string install = "Install the .NET 10 SDK: https://dotnet.microsoft.com/download";
        var start = new ProcessStartInfo("dotnet", "--version")
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(ct);
            var version = (await process.StandardOutput.ReadToEndAsync(ct).ConfigureAwait(false)).Trim();
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
            if (process.ExitCode != 0)
                return DoctorFinding.Wrong("dotnet finds no SDK here: " + (await error.ConfigureAwait(false)).Trim(),
                    install + ", or correct global.json.");
            return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                && major < NeededSdk
                ? DoctorFinding.Doubtful($"The .NET SDK is {version}; the generator needs {NeededSdk}.", install)
                : DoctorFinding.Fine($"The .NET SDK is {version}.");
        }
        catch (Win32Exception)
        {
            return DoctorFinding.Doubtful("There is no dotnet on the PATH, so nothing can be built.", install);
        }
    }

    /// <summary>Versions of packages and of the tool; those of one release belong together.</summary>
    public static DoctorFinding? Packages(string folder, string? program)
    {
        var versions = References(folder).Distinct().ToArray();
        if (versions.Length == 0) return DoctorFinding.Skipped("No project file here references a Refract package.");
        var shown = string.Join(", ", versions.Select(package => $"{package.Name} {package.Version}"));
        var all = versions.Select(package => package.Version).Concat(program is null ? [] : [program])
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return all.Length == 1 ? DoctorFinding.Fine($"{shown}.")
            : DoctorFinding.Doubtful($"{shown}{(program is null ? "" : $"; this program is {program}")}: the versions "
                + "differ.", "Bring them to one version: dotnet add package, dotnet tool update Refract.Tool");
    }

    private static IEnumerable<(string Name, string Version)> References(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (var path in Directory.GetFiles(at, "*.csproj").Concat(Directory.GetFiles(at, "*.props"))
                .Append(Path.Combine(at, ".config", "dotnet-tools.json")).Where(File.Exists))
            {
                var text = File.ReadAllText(path);
                foreach (Match match in Package().Matches(text))
                    yield return (match.Groups[1].Value, match.Groups[2].Value);
                if (Tool().Match(text) is { Success: true } tool) yield return ("Refract.Tool", tool.Groups[1].Value);
            }

            if (Directory.Exists(Path.Combine(at, ".git"))) yield break;
        }
    }

    [GeneratedRegex("""
        <Package(?:Reference|Version)\s+Include="(Refract\.[\w.]+)"\s+Version="\[?([^"\]]+)\]?"
        """)]
    private static partial Regex Package();

    [GeneratedRegex("\"refract\\.tool\"\\s*:\\s*\\{\\s*\"version\"\\s*:\\s*\"([^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Tool();
}
