using Refract.Testing;

namespace Documentation.Tests;

/// <summary>
/// The first page of the guide, followed exactly in an empty folder with the packages that this repository makes.
/// </summary>
public sealed class Getting_started(Packages packages) : IDisposable
{
    private const string Page = "docs/guide/getting-started.md";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Leads_from_nothing_to_the_first_query()
    {
        await packages.UseIn(_folder);
        await packages.Dotnet(_folder.Path, "new", "console", "-o", "Blog");
        var blog = _folder["Blog"];
        await packages.Dotnet(blog, "add", "package", "Refract.Sqlite", "--version", packages.Version);
        await packages.Dotnet(blog, "tool", "install", "--tool-path", _folder["tools"], "Refract.Tool", "--version",
            packages.Version);
        _folder.Write("Blog/prisma/schema.prisma", Block("prisma"));
        _folder.Write("Blog/Program.cs", "using Blog;\n" + Block("csharp"));

        (await packages.Run(_folder[OperatingSystem.IsWindows() ? "tools/refract.exe" : "tools/refract"], blog, "db",
            "push")).ShouldContain("dev.db");
        (await packages.Dotnet(blog, "run")).ShouldEndWith("ada@example.com: 2 posts\n");

        // A mistake is an error of the build, at its line.
        _folder.Write("Blog/prisma/schema.prisma",
            Block("prisma").Replace("posts Post[]", "posts Pots[]", StringComparison.Ordinal));
        var failed = await packages.Outcome("dotnet", blog, "build", "--nologo");
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
}
