using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests;

/// <summary>
/// The source files of the repository, and those of src compiled as one, so that symbols lead to their files.
/// </summary>
internal static class Sources
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; "
        + "global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions s_options = new(
        LanguageVersion.Preview,
        preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER", "NET9_0_OR_GREATER", "NET8_0_OR_GREATER"]);

    private static readonly Lazy<CSharpCompilation> s_compilation = new(Compile);

    /// <summary>All of src in one compilation.</summary>
    public static CSharpCompilation Compilation => s_compilation.Value;

    /// <summary>Files of these endings that people edit: no output, and no expected output of a test.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        FilesBelow(Repository.Root, endings);

    /// <summary>The same below one folder.</summary>
    public static IEnumerable<string> FilesBelow(string folder, params string[] endings) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)) && !IsLeftOut(file))
            .Order(StringComparer.Ordinal);

    /// <summary>A path as it is shown: from the repository's root.</summary>
    public static string Shown(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static bool IsLeftOut(string file) => Shown(file).Split('/').Any(part =>
        part is "artifacts" or "bin" or "obj" or "node_modules" or "Golden" or "Cases" or "cases" or "cases-format"
            || part.StartsWith('.'));

    private static CSharpCompilation Compile()
    {
        var trees = FilesBelow(Path.Combine(Repository.Root, "src"), ".cs")
            .Where(file => !Shown(file).Contains("/Compatibility/", StringComparison.Ordinal)
                && !Shown(file).Contains("/templates/", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), s_options, file))
            .Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings, s_options));
        // The packages that src refers to are among the assemblies that this test runs with; ours are compiled here.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("Refract.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create(
            "src", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }
}
