using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Refract.Generator.Analyzers;

namespace Refract.Generator.Tests.Assemblies;

/// <summary>
/// The two compilations of a project with <c>RefractClientAssembly</c>: that of the client, and that of the project,
/// which an editor gives the schema too.
/// </summary>
public sealed class Compiling_client_and_project
{
    private const string Assembly = "Shop.Client";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_client_is_generated_once()
    {
        var (project, diagnostics) = Project(Schemas.Blog, "public static class Sample { public static User? U; }");
        diagnostics.ShouldBeEmpty();
        project.SyntaxTrees.Length.ShouldBe(1);
        project.GetTypeByMetadataName("AppDb")!.ContainingAssembly.Name.ShouldBe(Assembly);
    }

    [Fact]
    public void The_project_has_shapes_rows_and_controllers()
    {
        var (project, diagnostics) = Project(Schemas.Blog, """
            public static class Sample
            {
                public static Task Select(AppDb db) => db.User.Select(u => new { u.Email }).FindMany();
                public static Task Raw(AppDb db) => db.QueryRaw<Row>($"select 1 as n");
                public static Task<User?> Hub(DatabaseController database) => database.User.FindUnique(1);
            }

            public sealed record Row(int N);
            [Select<Post>] public partial record Card(int Id, string Title);
            [Data<User>] public partial record NewUser(string Email);
            [Controller<User>] public sealed class UserController(AppDb db) : UserControllerBase(db);
            """);
        diagnostics.ShouldBeEmpty();
        Wrong(project).ShouldBeEmpty();
    }

    [Fact]
    public void The_hub_has_the_namespace_of_the_client()
    {
        var (project, _) = Project(Schemas.Levels,
            "using Game; [Controller<Levels>] public sealed class C(GameDb db) : LevelsControllerBase(db);");
        Wrong(project).ShouldBeEmpty();
        project.GetTypeByMetadataName("Game.DatabaseController").ShouldNotBeNull();
    }

    [Fact]
    public void The_own_client_is_preferred_to_that_of_another_project()
    {
        var other = Reference(Schemas.Levels, "Other");
        var (project, _) = Project(Schemas.Blog,
            "public static class Sample { public static Task F(AppDb db) => "
                + "db.User.Select(u => new { u.Email }).FindMany(); }", other);
        Wrong(project).ShouldBeEmpty();
        project.SyntaxTrees.Length.ShouldBe(2);
    }

    [Fact]
    public void Mistakes_in_the_schema_are_reported_in_the_project()
    {
        var wrong = Schemas.Blog.Replace("posts ", "posts2 Pots[]\n  posts ", StringComparison.Ordinal);
        wrong.ShouldNotBe(Schemas.Blog);
        var project = Compiler.Compilation("Shop", "").AddReferences(Reference(Schemas.Blog, Assembly));
        Driver(wrong).RunGeneratorsAndUpdateCompilation(project, out var result, out var diagnostics, Ct);
        var found = diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldStartWith("RFR1");
        found.Location.GetLineSpan().Path.ShouldBe(Compiler.SchemaPath);
        result.SyntaxTrees.Count().ShouldBe(1);
    }

    [Fact]
    public void Methods_of_SQL_files_are_in_the_client()
    {
        var files = Compiler.TextsOf(Schemas.Blog, ("a.sql", "select 1 as x"), ("a.sql.json", Record));
        var client = Compiler.Compilation(Assembly);
        Driver(Schemas.Blog).ReplaceAdditionalTexts(files)
            .RunGeneratorsAndUpdateCompilation(client, out var made, out _, Ct);
        ((CSharpCompilation)made).GetTypeByMetadataName("ARow").ShouldNotBeNull();
        var project = Compiler.Compilation("Shop", "").AddReferences(Reference(Schemas.Blog, Assembly));
        Driver(Schemas.Blog).ReplaceAdditionalTexts(files)
            .RunGeneratorsAndUpdateCompilation(project, out var result, out var diagnostics, Ct);
        // The record is out of date, which an editor says; the method is a member of the client.
        diagnostics.Select(found => found.Id).Distinct().ShouldBe(["RFR2061"]);
        result.SyntaxTrees.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("public partial record User { public string Twice => Email + Email; }", "User")]
    [InlineData("public partial class AppDb { public int Answer => 42; }", "AppDb")]
    public async Task Parts_of_its_types_are_errors_in_the_project(string code, string name)
    {
        var (project, _) = Project(Schemas.Blog, code);
        var found = (await project.WithAnalyzers([new PartElsewhereAnalyzer()]).GetAnalyzerDiagnosticsAsync(Ct))
            .ShouldHaveSingleItem();
        found.Id.ShouldBe("RFR2070");
        Compiler.TextOf(found).ShouldBe(name);
        found.GetMessage(null).ShouldStartWith($"{name} is a type of the client in {Assembly}, ");
    }

    [Fact]
    public async Task Types_of_the_same_name_and_extensions_are_none()
    {
        var (project, _) = Project(Schemas.Blog, """
            namespace Pages { public partial record User(int Id); }
            public static partial class Extensions
            {
                extension(User user) { public string Twice => user.Email + user.Email; }
            }
            """);
        (await project.WithAnalyzers([new PartElsewhereAnalyzer()]).GetAllDiagnosticsAsync(Ct))
            .Where(found => found.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
    }

    [Fact]
    public void Output_into_files_of_the_project_is_an_error()
    {
        var schema = "generator client {\n  provider = \"refract\"\n  output   = \"../made\"\n}\n" + Schemas.Blog;
        Driver(schema).RunGeneratorsAndUpdateCompilation(Compiler.Compilation(Assembly), out var client,
            out var diagnostics, Ct);
        var found = diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldBe("RFR2071");
        found.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(0);
        found.GetMessage(null).ShouldContain(Assembly);
        client.SyntaxTrees.ShouldBeEmpty();
    }

    private const string Record = """
        { "form": "1", "statement": "0", "schema": "0", "parameters": [], "columns": [{ "name": "x", "type": "Int" }] }
        """;

    /// <summary>The project's compilation, with the client compiled before it.</summary>
    private static (CSharpCompilation Result, IReadOnlyList<Diagnostic> Diagnostics) Project(string schema,
        string code, params MetadataReference[] others)
    {
        var project = Compiler.Compilation("Shop", code).AddReferences(Reference(schema, Assembly))
            .AddReferences(others);
        Driver(schema).RunGeneratorsAndUpdateCompilation(project, out var result, out var diagnostics, Ct);
        return ((CSharpCompilation)result, diagnostics);
    }

    private static PortableExecutableReference Reference(string schema, string assembly)
    {
        Driver(schema, assembly).RunGeneratorsAndUpdateCompilation(Compiler.Compilation(assembly), out var client,
            out var diagnostics, Ct);
        diagnostics.ShouldBeEmpty();
        using var stream = new MemoryStream();
        client.Emit(stream, cancellationToken: Ct).Success.ShouldBeTrue();
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static GeneratorDriver Driver(string schema, string assembly = Assembly) =>
        Compiler.Driver(schema).WithUpdatedAnalyzerConfigOptions(new Settings(assembly));

    private static IEnumerable<Diagnostic> Wrong(CSharpCompilation compilation) => compilation.GetDiagnostics(Ct)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private sealed class Settings(string assembly) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(assembly);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string assembly) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property._RefractClientName" ? assembly : null;
            return value is not null;
        }
    }
}
