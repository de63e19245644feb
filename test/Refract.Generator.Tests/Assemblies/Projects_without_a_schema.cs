using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Refract.Generator.Analyzers;

namespace Refract.Generator.Tests.Assemblies;

/// <summary>A project with the package of a database: a schema that was not found is said, and nothing else.</summary>
public sealed class Projects_without_a_schema
{
    private const string Package = "Refract.Sqlite";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_told_where_a_schema_was_looked_for()
    {
        var found = (await Diagnose(Compiler.Compilation("App", "class A;"), Package)).ShouldHaveSingleItem();
        found.Id.ShouldBe("RFR2073");
        found.Severity.ShouldBe(DiagnosticSeverity.Warning);
        found.GetMessage(null).ShouldStartWith("The project references Refract.Sqlite, but has no schema and no "
            + "client: looked in /app/ for prisma/schema.prisma, ");
        found.GetMessage(null).ShouldContain("refract init");
    }

    [Fact]
    public async Task Are_left_alone_when_the_package_comes_through_another_project() =>
        (await Diagnose(Compiler.Compilation("App", "class A;"), "")).ShouldBeEmpty();

    [Fact]
    public async Task Are_left_alone_with_a_schema() =>
        (await Diagnose(Compiler.Compilation("App", "class A;"), Package, Compiler.TextsOf(Schemas.Blog)))
            .ShouldBeEmpty();

    [Fact]
    public async Task Are_left_alone_when_what_they_reference_has_a_client() =>
        (await Diagnose(Compiler.Compilation("App", "class A;").AddReferences(Library()), Package)).ShouldBeEmpty();

    [Fact]
    public async Task Are_left_alone_with_a_client_in_files()
    {
        Compiler.Driver(Schemas.Blog).RunGeneratorsAndUpdateCompilation(Compiler.Compilation("App"), out var client,
            out _, Ct);
        (await Diagnose((CSharpCompilation)client, Package)).ShouldBeEmpty();
    }

    private static PortableExecutableReference Library()
    {
        Compiler.Driver(Schemas.Blog).RunGeneratorsAndUpdateCompilation(Compiler.Compilation("Data"), out var library,
            out _, Ct);
        using var stream = new MemoryStream();
        library.Emit(stream, cancellationToken: Ct).Success.ShouldBeTrue();
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static Task<ImmutableArray<Diagnostic>> Diagnose(CSharpCompilation project, string packages,
        ImmutableArray<AdditionalText> files = default) =>
        project.WithAnalyzers([new NoSchemaAnalyzer()],
            new AnalyzerOptions(files.IsDefault ? [] : files, new Settings(packages)))
            .GetAnalyzerDiagnosticsAsync(Ct);

    private sealed class Settings(string packages) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(packages);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string packages) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property._RefractAskedFor" => packages, "build_property.ProjectDir" => "/app/", _ => null,
            };
            return value is not null;
        }
    }
}
