using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>How long files are, how tests are named, and that no name means two types.</summary>
public sealed class Sizes_and_names
{
    private const int MostLines = 300;

    /// <summary>
    /// Kinds of types that each provider has under the same name, so that what is known of one is found in the other.
    /// </summary>
    private static readonly string[] s_ofEachProvider =
        ["BatchRun", "ErrorTranslator", "IndexSql", "ParameterBinder", "TableSql"];

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Sources.Files(".cs")
            .Where(file => File.ReadLines(file).Count() > MostLines)
            .Select(Sources.Shown)
            .ShouldBeEmpty();

    /// <summary>Words with underscores: <c>A_row_is_read</c>. Names of code inside keep their form.</summary>
    [Fact]
    public void Names_of_tests_are_words_with_underscores()
    {
        var other = new List<string>();
        foreach (var file in Sources.FilesBelow(Path.Combine(Repository.Root, "test"), ".cs"))
        {
            other.AddRange(NodesOf(Parse(file)).OfType<MethodDeclarationSyntax>().Where(IsTest)
                .Select(method => method.Identifier.Text)
                .Where(name => !name.Contains('_', StringComparison.Ordinal) && name.Skip(1).Any(char.IsUpper))
                .Select(name => $"{Sources.Shown(file)}: {name}"));
        }

        other.ShouldBeEmpty();
    }

    /// <summary>Types of one name differ in their type parameters, or are nested in types of other names.</summary>
    [Fact]
    public void No_two_types_have_one_name()
    {
        var twice = Sources.Compilation.SyntaxTrees
            .Where(tree => tree.FilePath.Length > 0)
            .SelectMany(tree => NodesOf(tree).OfType<TypeDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax)
                .Select(type => (Name: type.Identifier.Text, Arity: type.TypeParameterList?.Parameters.Count ?? 0,
                    Project: Sources.Shown(tree.FilePath).Split('/')[1])))
            .GroupBy(type => (type.Name, type.Arity))
            .Where(types => types.Select(type => type.Project).Distinct().Count() > 1)
            .Select(types => types.Key.Name)
            .Except(s_ofEachProvider)
            .ToList();
        twice.ShouldBeEmpty();
    }

    private static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(
        File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview));

    private static IEnumerable<SyntaxNode> NodesOf(SyntaxTree tree) => tree.GetRoot().DescendantNodes();

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory" or "Property");
}
