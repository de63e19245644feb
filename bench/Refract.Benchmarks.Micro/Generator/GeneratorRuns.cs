using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refract.Benchmarks.Data;
using Refract.Generator;

namespace Refract.Benchmarks.Micro.Generator;

/// <summary>
/// The source generator alone: for the first time, after an edit of a C# file, and after an edit of the schema.
/// </summary>
public class GeneratorRuns
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);
    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Refract.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private SchemaFile _schema = new("");
    private CSharpCompilation _compilation = CSharpCompilation.Create("App");
    private GeneratorDriver _warm = CSharpGeneratorDriver.Create(Array.Empty<ISourceGenerator>());
    private int _edits;

    [Params(30, 300)]
    public int Models { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _schema = new(LargeSchema.Text(Models));
        _compilation = CSharpCompilation.Create("App", [Code("class Anything;")], s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _warm = Driver().RunGenerators(_compilation);
        if (_warm.GetRunResult().GeneratedTrees.Length < Models)
            throw new InvalidOperationException(
                "The generator made nothing: " + string.Join(", ", _warm.GetRunResult().Diagnostics));
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver First() => Driver().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver After_an_edit_of_code() =>
        _warm.RunGenerators(
            _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], Code($"class Anything; // {_edits++}")));

    [Benchmark]
    public GeneratorDriver After_an_edit_of_the_schema() =>
        _warm.ReplaceAdditionalText(_schema,
            new SchemaFile(_schema.Content + $"\nmodel Added {{\n  id Int @id\n  n{_edits++} Int\n}}\n"))
            .RunGenerators(_compilation);

    private GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new RefractGenerator().AsSourceGenerator()], [_schema], s_parse);

    private static SyntaxTree Code(string text) => CSharpSyntaxTree.ParseText(text, s_parse, "/app/Code.cs");
}
