using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Refract.Relational;
using Refract.Relational.Review;

namespace Refract.Migrate.Tests.Review;

/// <summary>The page of each rule of a review: its bad sample has the finding, its good one has not.</summary>
public sealed partial class Pages_of_reviews
{
    public static TheoryData<string> Codes =>
        [.. typeof(ReviewRules).GetFields().Select(rule => (string)rule.GetRawConstantValue()!)];

    [Theory, MemberData(nameof(Codes))]
    public void Show_what_is_found_and_what_is_not(string code)
    {
        var page = File.ReadAllText(Path.Combine(Folder(), code + ".md"));
        var severity = SeverityLine().Match(page).Groups[1].Value;
        var provider = page.Contains("On SQLite", StringComparison.Ordinal)
            ? SqlProvider.Sqlite : SqlProvider.PostgreSql;
        var samples = Sample().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        samples.Length.ShouldBe(2);
        Find(provider, samples[0]).Where(finding => finding.Code == code)
            .Select(finding => finding.Level.ToString().ToLowerInvariant()).ShouldContain(severity);
        Find(provider, samples[1]).ShouldNotContain(finding => finding.Code == code);
        Find(provider, Sentence().Replace(samples[0], $"-- refract-lint: ignore {code}\n$0"))
            .ShouldNotContain(finding => finding.Code == code);
    }

    private static IEnumerable<ReviewFinding> Find(SqlProvider provider, string script) =>
        Providers.Of(provider).Reviewer.Review(new ReviewedScript(script, [ReviewedDatabase.Earlier]))
            .SelectMany(statement => statement.Findings);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "rules"));

    [GeneratedRegex("^Severity: (\\w+)", RegexOptions.Multiline)]
    private static partial Regex SeverityLine();

    [GeneratedRegex("```sql\n(.*?\n)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("^[A-Z]", RegexOptions.Multiline)]
    private static partial Regex Sentence();
}
