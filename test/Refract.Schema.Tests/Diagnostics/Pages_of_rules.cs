using System.Reflection;
using System.Text.RegularExpressions;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Schema.Tests.Diagnostics;

public sealed partial class Pages_of_rules
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "rules");

    public static TheoryData<string> Codes() => [.. SchemaRules.All.Select(rule => rule.Code)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        var pages = Directory.GetFiles(Folder, "RFR1*.md").Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal);
        pages.ShouldBe(SchemaRules.All.Select(rule => rule.Code));
    }

    /// <summary>Codes of the generator, of migrations and of the build are texts in the source.</summary>
    [Fact]
    public void Every_code_of_the_source_has_a_page_and_every_page_a_code()
    {
        var source = Path.Combine(Repository.Root, "src");
        var codes = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(source, "*.targets", SearchOption.AllDirectories))
            .SelectMany(file => CodeText().Matches(File.ReadAllText(file)))
            .Select(match => match.Value.Trim('"')).ToHashSet(StringComparer.Ordinal);
        codes.ShouldContain("RFR3011");
        var pages = Directory.GetFiles(Folder, "*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
        codes.Order(StringComparer.Ordinal).ShouldBe(pages);
    }

    [Fact]
    public void Every_rule_of_the_assembly_is_listed_once()
    {
        var declared = typeof(SchemaRules).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(SchemaRule))
            .Select(field => (SchemaRule)field.GetValue(null)!);
        SchemaRules.All.ShouldBe(declared.OrderBy(rule => rule.Code, StringComparer.Ordinal));
        SchemaRules.All.Select(rule => rule.Code).ShouldBeUnique();
        SchemaRules.All.ShouldAllBe(rule => CodePattern().IsMatch(rule.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_sample_of_a_page_breaks_its_rule_and_the_good_one_breaks_none(string code)
    {
        var rule = SchemaRules.All.Single(known => known.Code == code);
        var page = File.ReadAllText(Path.Combine(Folder, code + ".md"));
        page.ShouldStartWith($"# {code}: {rule.Title}\n\nSeverity: {rule.Severity.ToString().ToLowerInvariant()}\n");
        var samples = SamplePattern().Matches(page).Select(match => match.Groups[1].Value).ToList();
        samples.Count.ShouldBe(2);
        Compile(samples[0])
            .ShouldContain(diagnostic => diagnostic.Code == code && diagnostic.Severity == rule.Severity);
        Compile(samples[1]).ShouldBeEmpty();
    }

    private static IReadOnlyList<SchemaDiagnostic> Compile(string text) =>
        SchemaCompiler.Compile([new SourceFile("sample.prisma", text)]).Diagnostics;

    [GeneratedRegex("```prisma\n(.*?\n)```", RegexOptions.Singleline)]
    private static partial Regex SamplePattern();

    [GeneratedRegex("\"RFR[0-9]{4}\"")]
    private static partial Regex CodeText();

    [GeneratedRegex("^RFR1[0-9]{3}$")]
    private static partial Regex CodePattern();
}
