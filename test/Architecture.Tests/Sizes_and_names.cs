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

    /// <summary>
    /// Words with underscores too: <c>Changes_of_types</c>. What every database must show is a
    /// <c>…Specification</c>, from which the classes of each database derive.
    /// </summary>
    [Fact]
    public void Names_of_test_classes_are_words_with_underscores_or_specifications()
    {
        var types = Sources.FilesBelow(Path.Combine(Repository.Root, "test"), ".cs")
            .SelectMany(file => NodesOf(Parse(file)).OfType<ClassDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax && IsOfTests(type))
                .Select(type => (Name: type.Identifier.Text, IsAbstract: Has(type, SyntaxKind.AbstractKeyword),
                    File: Sources.Shown(file))))
            .ToList();
        types.Count.ShouldBeGreaterThan(200);
        types.Where(type => !type.Name.Contains('_', StringComparison.Ordinal) && type.Name.Skip(1).Any(char.IsUpper)
                && !(type.IsAbstract && type.Name.EndsWith("Specification", StringComparison.Ordinal)))
            .Select(type => $"{type.File}: {type.Name}").ShouldBeEmpty();
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

    /// <summary>It has tests of its own, or derives those of a specification.</summary>
    private static bool IsOfTests(ClassDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Any(IsTest)
        || (!Has(type, SyntaxKind.AbstractKeyword) && type.BaseList is { } bases
            && bases.Types.Any(other => other.Type.ToString().EndsWith("Specification", StringComparison.Ordinal)));

    private static bool Has(ClassDeclarationSyntax type, SyntaxKind modifier) =>
        type.Modifiers.Any(token => token.IsKind(modifier));

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory" or "Property");
}
