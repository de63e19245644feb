using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refract.Generator.Analyzers;

namespace Refract.Generator.Tests;

/// <summary>Compiles code with a schema as a user's build does: generator, compiler, analyzers.</summary>
internal static class Compiler
{
    public const string SchemaPath = "/app/prisma/schema.prisma";

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Refract.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [.. typeof(UsageAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static CSharpParseOptions ParseOptions { get; } =
        new CSharpParseOptions(LanguageVersion.CSharp14)
            .WithFeatures([new("InterceptorsNamespaces", "Refract.Generated")]);

    public static CSharpCompilation Compilation(string name, params string[] sources) => CSharpCompilation.Create(
        name, sources.Select(
            (source, index) => CSharpSyntaxTree.ParseText(Prelude + source, ParseOptions, $"/app/Code{index}.cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(params string[] schemas) => CSharpGeneratorDriver.Create(
        [new RefractGenerator().AsSourceGenerator()],
        schemas.Select(
            (schema, index) =>
                (AdditionalText)new SchemaText(index == 0 ? SchemaPath : $"/app/prisma/schema{index}.prisma", schema)),
        ParseOptions, null,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A driver with a schema and other files in <c>prisma/sql</c>.</summary>
    public static GeneratorDriver DriverWith(string schema, params (string Name, string Text)[] files) =>
        Driver(schema).ReplaceAdditionalTexts(TextsOf(schema, files));

    /// <summary>The files of a project.</summary>
    public static ImmutableArray<AdditionalText> TextsOf(string schema, params (string Name, string Text)[] files) =>
        [new SchemaText(SchemaPath, schema),
            .. files.Select(file => new SchemaText("/app/prisma/sql/" + file.Name, file.Text))];

    /// <summary>All errors and warnings of the generator, the compiler and the analyzers.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(string schema, string code, CancellationToken ct,
        params (string Name, string Text)[] files)
    {
        var all = await DiagnoseAll(schema, code, ct, files: files);
        return [.. all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>
    /// What is said of each of the statements, compiled together, each in a method of its own: errors, warnings, and
    /// what the analyzers say for information.
    /// </summary>
    public static async Task<List<Diagnostic>[]> Each(string schema, IReadOnlyList<string> statements,
        CancellationToken ct, string given = "", string types = "", string? turnedOn = null)
    {
        var methods = statements.Select((statement, i) => $$"""
                public static async Task Run{{i}}(AppDb db, int? maybe, string? search)
                {
                    await Task.CompletedTask;
                    {{given}}
                    {{statement}}
                }
            """);
        var code = $"public static class Sample\n{{\n{string.Join('\n', methods)}\n}}\n{types}";
        var found = await DiagnoseAll(schema, code, ct, turnedOn);
        var known = found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            || s_analyzers.Any(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == diagnostic.Id)));
        var methodsOf = known.ToLookup(MethodOf);
        return [.. statements.Select((_, i) => methodsOf[$"Run{i}"].ToList())];
    }

    /// <summary>The texts that one rule is reported at, in order.</summary>
    public static async Task<IReadOnlyList<string>> Of(string id, string schema, string code, CancellationToken ct) =>
        [.. (await DiagnoseAll(schema, code, ct, turnedOn: id)).Where(diagnostic => diagnostic.Id == id
            || diagnostic.Severity == DiagnosticSeverity.Error).Select(TextOf)];

    private static string? MethodOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.GetRoot()
        .FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<MethodDeclarationSyntax>().LastOrDefault()
        ?.Identifier.Text;

    /// <summary>The text that a diagnostic is at.</summary>
    public static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <param name="schema">The schema.</param>
    /// <param name="code">The code.</param>
    /// <param name="ct">The token.</param>
    /// <param name="turnedOn">A rule that is off by default.</param>
    /// <param name="files">Other files, in <c>prisma/sql</c>.</param>
    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAll(string schema, string code, CancellationToken ct,
        string? turnedOn = null, (string Name, string Text)[]? files = null)
    {
        DriverWith(schema, files ?? [])
            .RunGeneratorsAndUpdateCompilation(Compilation("App", code), out var compilation, out var generated, ct);
        if (turnedOn is not null)
            compilation = compilation.WithOptions(
                compilation.Options.WithSpecificDiagnosticOptions([new(turnedOn, ReportDiagnostic.Info)]));
        var all = await compilation.WithAnalyzers(s_analyzers).GetAllDiagnosticsAsync(ct);
        return [.. generated.Concat(all).Where(diagnostic => !diagnostic.IsSuppressed).Distinct()
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The ids of all errors and warnings in statements that use <c>db</c>.</summary>
    public static async Task<IReadOnlyList<string>> Ids(string schema, string statements, CancellationToken ct)
    {
        var code = $$"""
            public static class Sample
            {
                public static async Task Run(AppDb db, int? maybe, string? search)
                {
                    await Task.CompletedTask;
                    {{statements}}
                }
            }
            """;
        return [.. (await Diagnose(schema, code, ct)).Select(diagnostic => diagnostic.Id)];
    }

    private const string Prelude = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Refract;

        """;

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
