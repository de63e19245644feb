using System.Globalization;
using Refract.Testing;

[assembly: AssemblyFixture(typeof(Documentation.Tests.Packages))]

namespace Documentation.Tests;

/// <summary>
/// The packages that this repository makes, made once for all tests that use them as a user does, and a folder with
/// everything that their commands leave behind.
/// </summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task> _made;
    private readonly Lazy<Task> _tool;

    public Packages() => (_made, _tool) = (new Lazy<Task>(Make), new Lazy<Task>(InstallTool));

    /// <summary>A number of its own, so that no package of another run is taken for one of these.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture,
        $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await CompilerServer.End();
        _folder.Dispose();
    }

    /// <summary>Makes the packages, and a folder take them from here and nothing from elsewhere.</summary>
    public async Task UseIn(TempFolder folder)
    {
        await _made.Value;
        folder.Write("nuget.config", $"""
            <configuration><packageSources><add key="here" value="{_folder["feed"]}" /></packageSources></configuration>
            """);
    }

    /// <summary>The folder with the packages.</summary>
    public async Task<string> Folder()
    {
        await _made.Value;
        return _folder["feed"];
    }

    /// <summary>The folder with what was built for the packages, in the configuration Release.</summary>
    public async Task<string> Artifacts()
    {
        await _made.Value;
        return _folder["artifacts"];
    }

    public Task<string> Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    /// <summary>Runs a command that has to succeed, and returns what it wrote.</summary>
    public async Task<string> Run(string program, string folder, params string[] arguments)
    {
        var (exitCode, text) = await Outcome(program, folder, arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{text}");
        return text;
    }

    /// <summary>Runs a command.</summary>
    public Task<(int ExitCode, string Text)> Outcome(string program, string folder, params string[] arguments) =>
        Outcome(program, folder, [("DATABASE_URL", "file:./dev.db")], arguments);

    /// <summary>Runs a command with variables; one that is null is not set.</summary>
    public Task<(int ExitCode, string Text)> Outcome(string program, string folder,
        IReadOnlyList<(string Name, string? Value)> given, params string[] arguments) =>
        Commands.Run(program, folder, variables =>
        {
            foreach (var (name, value) in given) variables[name] = value;
            // Nothing stays behind: no packages of this run, no server.
            variables["RestoreFallbackFolders"] = variables.TryGetValue("NUGET_PACKAGES", out var packages)
                && packages is not null
                ? packages : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget",
                    "packages");
            variables["NUGET_PACKAGES"] = _folder["packages"];
        }, arguments);

    /// <summary>The command <c>refract</c>, installed from the packages.</summary>
    public async Task<string> Tool()
    {
        await _tool.Value;
        return _folder[OperatingSystem.IsWindows() ? "tools/refract.exe" : "tools/refract"];
    }

    private async Task InstallTool()
    {
        await _made.Value;
        await Dotnet(_folder.Path, "tool", "install", "--tool-path", _folder["tools"], "Refract.Tool", "--version",
            Version, "--add-source", _folder["feed"]);
    }

    private Task Make() => Dotnet(Repository.Root, "pack", "Refract.slnx", "-c", "Release", "--nologo", "-o",
        _folder["feed"], $"-p:ArtifactsPath={_folder["artifacts"]}", $"-p:PackageVersion={Version}",
        "-p:RunAnalyzers=false");
}
