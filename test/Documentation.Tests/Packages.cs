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

    public Packages() => _made = new Lazy<Task>(Make);

    /// <summary>A number of its own, so that no package of another run is taken for one of these.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture,
        $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
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
        Commands.Run(program, folder, variables =>
        {
            variables["DATABASE_URL"] = "file:./dev.db";
            // Nothing stays behind: no packages of this run, no server.
            variables["RestoreFallbackFolders"] = variables.TryGetValue("NUGET_PACKAGES", out var packages)
                && packages is not null
                ? packages : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget",
                    "packages");
            variables["NUGET_PACKAGES"] = _folder["packages"];
        }, arguments);

    private Task Make() => Dotnet(Repository.Root, "pack", "Refract.slnx", "-c", "Release", "--nologo", "-o",
        _folder["feed"], $"-p:ArtifactsPath={_folder["artifacts"]}", $"-p:PackageVersion={Version}",
        "-p:RunAnalyzers=false");
}
