using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests;

/// <summary>
/// The client, the migrations and the command library ask a provider's rules, not which database it is: a further
/// database needs no branch there. Names and texts of the code count, comments do not.
/// </summary>
public sealed partial class Databases_stay_in_their_projects
{
    /// <summary>The places that hand the providers to the rest.</summary>
    private static readonly string[] s_registrations =
        ["src/Refract.CommandLine/Configuration/Providers.cs", "src/Refract.Generator/KnownProviders.cs"];

    [Theory]
    [InlineData("Refract.Client")]
    [InlineData("Refract.Generator")]
    [InlineData("Refract.Migrate")]
    [InlineData("Refract.CommandLine")]
    public void No_code_names_a_database(string project)
    {
        var folder = Path.Combine(Repository.Root, "src", project) + Path.DirectorySeparatorChar;
        var named = Sources.Compilation.SyntaxTrees
            .Where(tree => tree.FilePath.StartsWith(folder, StringComparison.Ordinal)
                && !s_registrations.Contains(Sources.Shown(tree.FilePath)))
            .SelectMany(NamesIn).ToArray();
        named.ShouldBeEmpty();
    }

    [Fact]
    public void Every_registration_names_one() =>
        Sources.Compilation.SyntaxTrees
            .Where(tree => tree.FilePath.Length > 0 && s_registrations.Contains(Sources.Shown(tree.FilePath)))
            .Count(tree => NamesIn(tree).Any()).ShouldBe(s_registrations.Length);

    private static IEnumerable<string> NamesIn(SyntaxTree tree) =>
        tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens()
            .Where(token => (token.IsKind(SyntaxKind.IdentifierToken) || token.ValueText.Length > 3)
                && Database().IsMatch(token.ValueText))
            .Select(token => $"{Sources.Shown(tree.FilePath)}:"
                + $"{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {token.ValueText}");

    [GeneratedRegex("postgres|npgsql|sqlite|cockroach|mysql|mariadb", RegexOptions.IgnoreCase)]
    private static partial Regex Database();
}
