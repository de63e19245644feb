using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Refract.Generator.Tests.Validity;

/// <summary>Compiles the client of a schema in a project that is as strict as a project can be.</summary>
internal static class StrictCompiler
{
    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Refract.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Generates and compiles.</summary>
    /// <param name="schema">The schema's text.</param>
    /// <param name="project">The project.</param>
    /// <returns>The compilation, and all errors and warnings of generator and compiler.</returns>
    public static (CSharpCompilation Compilation, IReadOnlyList<Diagnostic> Diagnostics) Compile(string schema,
        StrictProject? project = null)
    {
        project ??= new StrictProject();
        var parse = new CSharpParseOptions(project.Language, DocumentationMode.Diagnose);
        var trees = project.Sources.Select(
            (source, index) => CSharpSyntaxTree.ParseText(source, parse, $"/app/Code{index}.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: project.Nullable, checkOverflow: true,
            allowUnsafe: true, warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error,
            // What a project turns off for itself, having no version, no licence and no public documentation.
            specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress),
                KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]);
        var driver = CSharpGeneratorDriver.Create(
            [new RefractGenerator().AsSourceGenerator()], [new SchemaText(schema)], parse,
            new RootNamespace(project.RootNamespace));
        driver.RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create("App", trees, s_references, options),
            out var compilation, out var generated);
        var all = generated.Concat(compilation.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed
                && !(project.AllowsSchemaWarnings && diagnostic.Id.StartsWith("RFR1", StringComparison.Ordinal)));
        return ((CSharpCompilation)compilation, [.. all]);
    }

    /// <summary>Asserts that the client compiles without an error or warning, down to the assembly's bytes.</summary>
    public static CSharpCompilation ShouldCompile(string schema, StrictProject? project = null)
    {
        var (compilation, diagnostics) = Compile(schema, project);
        if (diagnostics.Count == 0)
        {
            using var assembly = new MemoryStream();
            using var documentation = new MemoryStream();
            diagnostics = [.. compilation.Emit(assembly, xmlDocumentationStream: documentation).Diagnostics
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
        }

        diagnostics.Select(Describe).Take(5).ShouldBeEmpty(schema.Length < 3000 ? schema : schema[..1000]);
        return compilation;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree is { } tree
            ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString() : "";
        return diagnostic.ToString() + Environment.NewLine + line;
    }

    private sealed class SchemaText(string text) : AdditionalText
    {
        public override string Path => "/app/schema.prisma";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class RootNamespace(string? name) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(name);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string? rootNamespace) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.RootNamespace" ? rootNamespace : null;
            return value is not null;
        }
    }
}

/// <summary>How a project is built.</summary>
internal sealed record StrictProject
{
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public string? RootNamespace { get; init; } = "App";

    public string[] Sources { get; init; } = [];

    /// <summary>Whether warnings about the schema itself, which are warnings of the build, are left out.</summary>
    public bool AllowsSchemaWarnings { get; init; }
}
