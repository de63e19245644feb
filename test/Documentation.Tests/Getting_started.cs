using System.Globalization;
using Refract.Testing;

namespace Documentation.Tests;

/// <summary>
/// The first page of the guide, followed exactly in an empty folder with the packages that this repository makes.
/// </summary>
public sealed class Getting_started : IDisposable
{
    private const string Page = "docs/guide/getting-started.md";

    /// <summary>A number of its own, so that no package of another run is taken for one of these.</summary>
    private static readonly string s_version = string.Create(CultureInfo.InvariantCulture,
        $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Leads_from_nothing_to_the_first_query()
    {
        await Dotnet(Repository.Root, "pack", "Refract.slnx", "-c", "Release", "--nologo", "-o", _folder["feed"],
            $"-p:ArtifactsPath={_folder["artifacts"]}", $"-p:PackageVersion={s_version}",
            "-p:RunAnalyzers=false");
        Golden.Match(PackageContents.Of(_folder["feed"], s_version), "Golden/packages.txt");
        await Dotnet(_folder.Path, "new", "console", "-o", "Blog");
        _folder.Write("Blog/nuget.config",
            $"""<configuration><packageSources><add key="here" value="{_folder["feed"]}" /></packageSources></configuration>""");
        var blog = _folder["Blog"];
        await Dotnet(blog, "add", "package", "Refract.Sqlite", "--version", s_version);
        await Dotnet(blog, "tool", "install", "--tool-path", _folder["tools"], "Refract.Tool", "--version", s_version);
        _folder.Write("Blog/prisma/schema.prisma", Block("prisma"));
        _folder.Write("Blog/Program.cs", "using Blog;\n" + Block("csharp"));

        (await Run(_folder[OperatingSystem.IsWindows() ? "tools/refract.exe" : "tools/refract"], blog, "db",
            "push")).ShouldContain("dev.db");
        (await Dotnet(blog, "run")).ShouldEndWith("ada@example.com: 2 posts\n");

        // A mistake is an error of the build, at its line.
        _folder.Write("Blog/prisma/schema.prisma",
            Block("prisma").Replace("posts Post[]", "posts Pots[]", StringComparison.Ordinal));
        var failed = await Outcome("dotnet", blog, "build", "--nologo");
        failed.ExitCode.ShouldNotBe(0);
        failed.Text.ShouldMatch(@"schema\.prisma\(9,\d+\): error RFR\d+:");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The first block of a language on the page.</summary>
    private static string Block(string language)
    {
        var page = Repository.Read(Page);
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private Task<string> Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    private async Task<string> Run(string program, string folder, params string[] arguments)
    {
        var (exitCode, text) = await Outcome(program, folder, arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{text}");
        return text;
    }

    private Task<(int ExitCode, string Text)> Outcome(string program, string folder, params string[] arguments) =>
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
}
