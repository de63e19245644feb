using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refract.Generator;
using Refract.Generator.Analyzers;

namespace Documentation.Tests;

/// <summary>
/// Compiles the samples of a page as a project that has both packages: generator, compiler and analyzers. Each
/// sample is a method of its own; types that it declares after its statements stand beside.
/// </summary>
internal static class SampleCompiler
{
    /// <summary>What says nothing about a sample: a variable or a function that is only shown.</summary>
    private static readonly HashSet<string> s_harmless = new(StringComparer.Ordinal) { "CS0168", "CS0219", "CS8019",
        "CS8321" };

    private static readonly CSharpParseOptions s_language = new CSharpParseOptions(LanguageVersion.CSharp14)
        .WithFeatures([new("InterceptorsNamespaces", "Refract.Generated")]);

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [.. typeof(PredicateAsConditionAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Refract.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly string[] s_usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading",
            "System.Threading.Tasks", "Refract"];

    /// <summary>All errors and warnings; those in a sample's own code have the line on its page.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(string schema, IReadOnlyList<Sample> samples,
        CancellationToken ct)
    {
        var source = CSharpSyntaxTree.ParseText(Source(samples), s_language, "Samples.cs", cancellationToken: ct);
        var before = CSharpCompilation.Create("Samples", [source], s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new RefractGenerator().AsSourceGenerator()],
            [new SchemaText("/app/prisma/schema.prisma", schema), .. SqlFiles(samples)], s_language)
            .RunGeneratorsAndUpdateCompilation(before, out var compilation, out var generated, ct);
        var all = await compilation.WithAnalyzers(s_analyzers).GetAllDiagnosticsAsync(ct);
        return [.. generated.Concat(all)
            .Where(found =>
                found.Severity >= DiagnosticSeverity.Warning && !found.IsSuppressed && !s_harmless.Contains(found.Id))
            .Distinct().OrderBy(found => found.Location.SourceSpan.Start)];
    }

    private static string Source(IReadOnlyList<Sample> samples)
    {
        var code = new StringBuilder();
        var usings = samples.SelectMany(sample => sample.Usings).Concat(s_usings.Select(name => $"using {name};"));
        foreach (var line in usings.Distinct(StringComparer.Ordinal)) code.AppendLine(line);
        for (var i = 0; i < samples.Count; i++)
        {
            var sample = samples[i];
            code.AppendLine(CultureInfo.InvariantCulture,
                $"internal static class Sample{i} {{ public static async Task Run() {{");
            code.AppendLine("await Task.CompletedTask;");
            // A sample that connects by itself gets no client.
            if (!sample.Code.Contains("db = AppDb.Connect", StringComparison.Ordinal))
                code.AppendLine("await using var db = AppDb.Connect();");
            code.AppendLine(sample.Given);
            Append(code, sample, sample.Statements);
            code.AppendLine("} }");
            Append(code, sample, sample.Types);
        }

        return code.ToString();
    }

    private static void Append(StringBuilder code, Sample sample, Range lines)
    {
        var all = sample.Code.Split('\n');
        var (start, count) = lines.GetOffsetAndLength(all.Length);
        code.AppendLine(CultureInfo.InvariantCulture, $"#line {sample.Line + start} \"{sample.Page}\"");
        foreach (var line in all.Skip(start).Take(count)) code.AppendLine(line);
        code.AppendLine("#line default");
    }

    /// <summary>The SQL files beside the pages, for pages whose samples call them.</summary>
    private static IEnumerable<AdditionalText> SqlFiles(IReadOnlyList<Sample> samples) =>
        !samples.Any(sample => sample.Code.Contains(".Sql.", StringComparison.Ordinal)) ? []
            : Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "guide", "sql"))
                .Order(StringComparer.Ordinal).Select(path => new SchemaText(path, File.ReadAllText(path)));

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
