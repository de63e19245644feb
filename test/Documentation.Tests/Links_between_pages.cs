using System.Text.RegularExpressions;

namespace Documentation.Tests;

public sealed partial class Links_between_pages
{
    public static TheoryData<string> Pages => [.. Repository.Pages.Where(page => Links(page).Any())];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Lead_to_files_and_headings_that_are_there(string page) =>
        Links(page).Where(link => !Leads(page, link)).ShouldBeEmpty();

    [Fact]
    public void Are_found_and_followed()
    {
        Links("README.md").ShouldNotBeEmpty();
        Leads("README.md", "LICENSE").ShouldBeTrue();
        Leads("README.md", "CONTRIBUTING.md#adding-a-database").ShouldBeTrue();
        Leads("README.md", "CONTRIBUTING.md#adding-a-moon").ShouldBeFalse();
        Leads("docs/guide/README.md", "LICENSE").ShouldBeFalse();
    }

    private static bool Leads(string page, string link)
    {
        var parts = link.Split('#', 2);
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var target = parts[0].Length == 0
            ? Path.Combine(Repository.Root, page)
            : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), folder);
        if (!File.Exists(target) && !Directory.Exists(target)) return false;
        return parts.Length == 1 || (File.Exists(target) && Headings(File.ReadAllText(target)).Contains(parts[1]));
    }

    /// <summary>What stands in a page's links, outside of code and without addresses on the web.</summary>
    private static IEnumerable<string> Links(string page) => Link().Matches(Code().Replace(Repository.Read(page), ""))
        .Select(match => match.Groups["to"].Value)
        .Where(to =>
            !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal));

    private static IEnumerable<string> Headings(string text) => Heading().Matches(text).Select(match =>
        NoAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("""\]\((?<to>[^)\s]+)\)""")]
    private static partial Regex Link();

    [GeneratedRegex("""^```.*?^```|`[^`\n]*`""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("""^#+ (?<text>.+)$""", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("""[^\w\- ]""")]
    private static partial Regex NoAnchor();
}
