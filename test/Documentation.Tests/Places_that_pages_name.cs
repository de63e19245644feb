using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>Folders, files and types of this repository that pages name in code are there.</summary>
public sealed partial class Places_that_pages_name
{
    /// <summary>Stand for any name, not for one of a file.</summary>
    private static readonly string[] s_placeholders = ["RFRnnnn", "PROJECT", "…", "*"];

    /// <summary>All .cs files of the repository's own code as one text.</summary>
    private static readonly Lazy<string> s_code = new(() => string.Join('\n',
        new[] { "src", "test", "apps" }.SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText)));

    public static TheoryData<string> Pages => [.. Repository.Pages.Where(page => Places(page).Any())];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Are_there(string page) => Places(page).Where(place => !Exists(place)).ShouldBeEmpty();

    [Fact]
    public void Are_found_with_and_without_the_way_to_them()
    {
        Places("CONTRIBUTING.md").ShouldContain("src/Refract.Sqlite");
        Places("ARCHITECTURE.md").ShouldContain("src/Refract.Client/Operations");
        Exists("src/Refract.Client/Operations/Nothing").ShouldBeFalse();
    }

    /// <summary>A recipe that names a type which is called otherwise by now leads nowhere.</summary>
    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("ARCHITECTURE.md")]
    public void Types_of_recipes_are_there(string page)
    {
        var names = Spans(page).Where(span => TypeName().IsMatch(span)).ToHashSet();
        names.Count.ShouldBeGreaterThan(10);
        names.Where(name => !IsDeclared(name)).ShouldBeEmpty();
    }

    /// <summary>A type or member of the code, a class of tests, or a folder.</summary>
    private static bool IsDeclared(string name) =>
        Regex.IsMatch(s_code.Value, $@"\b{name}\b")
        || Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), name, SearchOption.AllDirectories)
            .Any();

    private static bool Exists(string place)
    {
        var path = Path.Combine(Repository.Root, place);
        return File.Exists(path) || Directory.Exists(path) || File.Exists(path + ".cs");
    }

    /// <summary>Code on a page that is a path from the root, or one that leaves out <c>src/Refract.</c>.</summary>
    private static IEnumerable<string> Places(string page) => Spans(page)
        .Where(span => !s_placeholders.Any(other => span.Contains(other, StringComparison.Ordinal)))
        .Select(span => Rooted().IsMatch(span) ? span : Short().IsMatch(span) ? "src/Refract." + span : null)
        .OfType<string>();

    private static IEnumerable<string> Spans(string page) =>
        Span().Matches(Blocks().Replace(Repository.Read(page), "")).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("""^```.*?^```""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("""`(?<code>[^`\n]+)`""")]
    private static partial Regex Span();

    [GeneratedRegex("""^(src|test|docs|apps|bench)/[\w./]+$""")]
    private static partial Regex Rooted();

    [GeneratedRegex("""^(Schema|Relational|Client|PostgreSql|Sqlite|Generator|Migrate|CommandLine|Cli)/[\w./]+$""")]
    private static partial Regex Short();

    [GeneratedRegex("""^[A-Z]\w+$""")]
    private static partial Regex TypeName();
}
