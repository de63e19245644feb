using System.Text.RegularExpressions;
using Refract.Testing;

namespace Documentation.Tests;

/// <summary>
/// The sample application in an empty folder, with the packages in place of the projects of this repository: it builds,
/// and passes its tests on both databases.
/// </summary>
public sealed partial class The_sample_shop_from_packages(Packages packages) : IDisposable
{
    private static readonly string[] s_files = ["Directory.Build.props", "global.json", ".editorconfig"];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Builds_and_passes_its_tests()
    {
        await packages.UseIn(_folder);
        foreach (var file in s_files) _folder.Write(file, Repository.Read(file));
        foreach (var folder in new[] { "samples/Shop", "test/Refract.TestServers" }) Copy(folder);
        var versions = _referenced.Order(StringComparer.Ordinal).Select(
            name => $"    <PackageVersion Include=\"{name}\" Version=\"{packages.Version}\" />\n");
        _folder.Write("Directory.Packages.props", Repository.Read("Directory.Packages.props").Replace("</Project>",
            $"  <ItemGroup>\n{string.Concat(versions)}  </ItemGroup>\n</Project>", StringComparison.Ordinal));

        await packages.Dotnet(_folder.Path, "build", "samples/Shop/Tests", "--nologo");
        var url = await PostgreSqlServer.Url();
        var (exitCode, text) = await packages.Outcome("dotnet", _folder.Path, [("REFRACT_TEST_POSTGRES", url)],
            "run", "--no-build", "--project", "samples/Shop/Tests");
        exitCode.ShouldBe(0, text);
        text.ShouldMatch("Total: [1-9][0-9]+, Errors: 0, Failed: 0, Skipped: 0");
    }

    public void Dispose() => _folder.Dispose();

    private readonly SortedSet<string> _referenced = new(StringComparer.Ordinal);

    private void Copy(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Repository.Root, file);
            var text = File.ReadAllText(file);
            _folder.Write(path, file.EndsWith(".csproj", StringComparison.Ordinal) ? WithPackages(text) : text);
        }
    }

    private string WithPackages(string project) =>
        OurProject().Replace(project.Replace("<Import Project=\"../../../eng/UseGenerator.props\" />", "",
            StringComparison.Ordinal), match =>
        {
            _referenced.Add(match.Groups[1].Value);
            return $"<PackageReference Include=\"{match.Groups[1].Value}\" />";
        });

    [GeneratedRegex("""<ProjectReference Include="(?:\.\./)+src/([^/]+)/[^"]+" />""")]
    private static partial Regex OurProject();
}
