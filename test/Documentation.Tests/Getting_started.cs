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
    public async Task Leads_from_nothing_to_the_first_query_and_can_be_followed_twice()
    {
        await packages.UseIn(_folder);
        var blog = _folder["Blog"];
        Directory.CreateDirectory(blog);
        // The tool is installed for this test alone.
        var tool = await packages.Tool();
        var commands = Block("sh").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        commands[0].ShouldBe("dotnet tool install --global Refract.Tool");
        commands.Length.ShouldBeLessThanOrEqualTo(4);
        var last = "";
        for (var time = 0; time < 2; time++)
            foreach (var words in commands.Skip(1).Select(command => command.Split(' ')))
            {
                // With a compiler for each build, too, as a build server has it.
                var (exitCode, text) = await packages.Outcome(words[0] == "refract" ? tool : words[0], blog,
                    [("DATABASE_URL", null), ("UseSharedCompilation", "false")], words[1..]);
                // The second init says what is there, and leaves it alone.
                exitCode.ShouldBe(time > 0 && words[1] == "init" ? 2 : 0, text);
                last = text;
            }

        last.ShouldEndWith("ada@example.com: 2 posts\n");

        File.ReadAllText(_folder["Blog/prisma/schema.prisma"]).ReplaceLineEndings("\n").ShouldBe(Block("prisma"));
        File.ReadAllText(_folder["Blog/Program.cs"]).ReplaceLineEndings("\n")
            .ShouldBe("using Blog;\n" + Block("csharp"));

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
