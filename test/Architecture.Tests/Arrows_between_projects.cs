using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>Allowed dependencies between projects. ARCHITECTURE.md draws the same picture.</summary>
public sealed class Arrows_between_projects
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Refract.Schema"] = [],
        ["Refract.Generator"] = ["Refract.Generator.Emit", "Refract.Schema"],
        ["Refract.Generator.Emit"] = ["Refract.Schema"],
        ["Refract.CodeFixes"] = [],
        ["Refract.Relational"] = ["Refract.Schema"],
        ["Refract.Client"] = ["Refract.Relational"],
        ["Refract.Migrate"] = ["Refract.Relational"],
        ["Refract.PostgreSql"] = ["Refract.Client", "Refract.Relational"],
        ["Refract.Sqlite"] = ["Refract.Client", "Refract.Relational"],
        ["Refract.AspNetCore"] = ["Refract.Client", "Refract.Migrate"],
        ["Refract.Testing"] = ["Refract.Client", "Refract.Migrate"],
        ["Refract.Templates"] = [],
        ["Refract.CommandLine"] = ["Refract.Migrate", "Refract.PostgreSql", "Refract.Sqlite", "Refract.Generator.Emit"],
    };

    public static TheoryData<string> Projects => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_the_ones_below_it(string project)
    {
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
        references.ShouldBeSubsetOf(s_allowed[project]);
    }

    [Fact]
    public void The_client_never_names_a_provider_or_the_migrations()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Refract.Client"), "*.cs",
            SearchOption.AllDirectories);
        sources.ShouldNotBeEmpty();
        foreach (var source in sources)
        {
            var code = File.ReadLines(source)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
            foreach (var line in code)
                foreach (var name in new[] { "Npgsql.", "Microsoft.Data.Sqlite", "Refract.Migrate" })
                    line.ShouldNotContain(name, Case.Sensitive, $"{source}: {line}");
        }
    }

    [Fact]
    public void Every_project_under_src_has_its_arrows_written_down()
    {
        string[] programs = ["Refract.Cli"];
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName)
            .Where(name => Directory.GetFiles(Path.Combine(Repository.Root, "src", name!), "*.csproj").Length > 0);
        projects.Except(programs).ShouldBe(s_allowed.Keys, ignoreOrder: true);
    }
}
