using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests;

/// <summary>How long lines are, and which words stay out of code, comments and documentation.</summary>
public sealed partial class Lines_and_words
{
    private const int MostColumns = 120;

    /// <summary>Words to avoid, with the usual one.</summary>
    private static readonly (string Pattern, string Better)[] s_words =
    [
        (@"\bsomebody( else)?\b", "another caller, the caller"),
        (@"\bwhoever\b", "the caller, any code that"),
        (@"\bmend(s|ed|ing)?\b", "fix"),
        (@"\bdear(er)?\b", "expensive"),
        (@"\brooms\b", "folders"),
        (@"\bparted by\b", "separated by"),
        (@"\bload(ed|s)? along\b", "include"),
        (@"\bknow whom\b", "allowed dependencies"),
        (@"\bcame into being\b", "was inserted, was created"),
        (@"\bnot as (it|they) should be\b", "has a problem"),
        (@"\bones own\b", "a separate"),
        (@"\banew\b", "again, or a verb with re-"),
        (@"\bfulfil(s|led|ling)?\b", "implement, meet"),
        (@"\blink table", "join table"),
        (@"\bthe house\b", "the architecture"),
        (@"\bfor people\b", "for display"),
        (@"\banswers? null\b", "returns null"),
    ];

    public static TheoryData<string> Kinds => [".cs", ".md", ".sh", ".props", ".targets", ".csproj"];

    [Theory, MemberData(nameof(Kinds))]
    public void No_line_is_longer_than_120_columns(string ending)
    {
        var long_ = Sources.Files(ending).SelectMany(file =>
        {
            var lines = File.ReadAllLines(file);
            var left = Enumerable.Range(0, lines.Length).Where(i => lines[i].Length > MostColumns).ToList();
            if (left.Count == 0) return [];
            var exempt = ending == ".cs" ? InsideTexts(file) : ending == ".md" ? TablesOf(lines) : [];
            return left.Where(i => !exempt.Contains(i)).Select(i => $"{Sources.Shown(file)}:{i + 1}");
        });
        long_.ShouldBeEmpty();
    }

    [Fact]
    public void Words_to_avoid_do_not_occur()
    {
        var found = Sources.Files(".cs", ".md")
            .Where(file => !file.EndsWith("Lines_and_words.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadAllLines(file).SelectMany((line, i) => s_words
                .Where(word => Regex.IsMatch(line, word.Pattern, RegexOptions.IgnoreCase))
                .Select(word =>
                    $"{Sources.Shown(file)}:{i + 1}: {word.Pattern} (write {word.Better}): {line.Trim()}")));
        found.ShouldBeEmpty();
    }

    /// <summary>
    /// Lines of raw string literals, which are data, and references to overloads, which cannot be broken.
    /// </summary>
    private static HashSet<int> InsideTexts(string file)
    {
        var text = File.ReadAllText(file);
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
        var lines = new HashSet<int>();
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            if (token.Kind() is not (SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken)) continue;
            if (token.IsKind(SyntaxKind.InterpolatedStringTextToken) && !IsRaw(token.Parent!.Parent!)) continue;
            var span = tree.GetLineSpan(token.Span);
            for (var i = span.StartLinePosition.Line; i <= span.EndLinePosition.Line; i++) lines.Add(i);
        }

        foreach (var (line, i) in text.Split('\n').Select((line, i) => (line, i)))
            if (line.Contains("<inheritdoc cref=", StringComparison.Ordinal)) lines.Add(i);
        return lines;
    }

    private static bool IsRaw(SyntaxNode text) => text.GetFirstToken().Kind() is
        SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken;

    /// <summary>
    /// A row of a table is one line, and so is a link or a path that has no blank in it, and a text in JSON.
    /// </summary>
    private static HashSet<int> TablesOf(string[] lines)
    {
        var exempt = new HashSet<int>();
        var isJson = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal)) isJson = lines[i] == "```json";
            if (isJson || lines[i].TrimStart().StartsWith('|') || !Blank().IsMatch(lines[i].Trim())) exempt.Add(i);
        }

        return exempt;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
