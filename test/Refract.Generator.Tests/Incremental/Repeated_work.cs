using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refract.Generator.Tests.Incremental;

public sealed class Repeated_work
{
    private static readonly string[] s_steps = ["Files", "Settings", "Schema", "Diagnostics", "Client",
        "Providers", "ClientFile", "Entities", "Enums", "Controllers", "ReferencedClient", "Hub", "Selects",
        "SelectFiles", "ShapeRecords", "RawRows", "RawRowsFile", "SqlSources", "SqlFiles", "SqlMethods"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void An_edit_of_an_unrelated_file_repeats_nothing()
    {
        var compilation = Compiler.Compilation("App", "class A { }", Controller, Shapes);
        var driver = Compiler.Driver(Schemas.Blog).RunGenerators(compilation, Ct);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0],
            CSharpSyntaxTree.ParseText("class A { int x; }", Compiler.ParseOptions, "/app/Code0.cs",
                cancellationToken: Ct));
        var result = driver.RunGenerators(edited, Ct).GetRunResult().Results.Single();
        foreach (var step in s_steps)
            foreach (var output in result.TrackedSteps.GetValueOrDefault(step, []).SelectMany(run => run.Outputs))
                output.Reason.ShouldBeOneOf(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        foreach (var output in result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(run => run.Outputs))
            output.Reason.ShouldBe(IncrementalStepRunReason.Cached);
        result.GeneratedSources.Length.ShouldBe(9);
    }

    [Fact]
    public void An_edit_of_one_SQL_file_writes_that_method_again()
    {
        var compilation = Compiler.Compilation("App", "class A { }");
        var driver = Compiler.DriverWith(Schemas.Blog, ("a.sql", "select 1 as x"), ("a.sql.json", Record),
            ("b.sql", "select 2 as x"), ("b.sql.json", Record)).RunGenerators(compilation, Ct);
        var old = driver.GetRunResult().Results.Single().GeneratedSources;
        old.Length.ShouldBe(8);
        var edited = driver.ReplaceAdditionalTexts(Compiler.TextsOf(Schemas.Blog, ("a.sql", "select 1 as x"),
            ("a.sql.json", Record), ("b.sql", "select 3 as x"), ("b.sql.json", Record)));
        var result = edited.RunGenerators(compilation, Ct).GetRunResult().Results.Single();
        result.TrackedSteps["Client"].SelectMany(run => run.Outputs).ShouldAllBe(output =>
            output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
        result.TrackedSteps["SqlMethods"].SelectMany(run => run.Outputs)
            .Count(output => output.Reason == IncrementalStepRunReason.Modified).ShouldBe(1);
    }

    private const string Record = """
        { "form": "1", "statement": "0", "schema": "0", "parameters": [], "columns": [{ "name": "x", "type": "Int" }] }
        """;

    [Fact]
    public void A_comment_in_the_schema_writes_no_file_again()
    {
        var compilation = Compiler.Compilation("App", "class A { }");
        var first = Compiler.Driver(Schemas.Blog).RunGenerators(compilation, Ct);
        var text = first.GetRunResult().Results.Single();
        var schema =
            ((CSharpGeneratorDriver)Compiler.Driver("// a comment\n" + Schemas.Blog)).RunGenerators(compilation, Ct)
                .GetRunResult().Results.Single();
        schema.GeneratedSources.Select(source => source.SourceText.ToString())
            .ShouldBe(text.GeneratedSources.Select(source => source.SourceText.ToString()));
    }

    [Fact]
    public void Nothing_of_the_compiler_is_kept_between_runs()
    {
        var result = Compiler.Driver(Schemas.Blog).RunGenerators(Compiler.Compilation("App", Controller, Shapes), Ct)
            .GetRunResult().Results.Single();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in s_steps)
            foreach (var (value, _) in result.TrackedSteps.GetValueOrDefault(step, []).SelectMany(run => run.Outputs))
                Search(value, step, seen);
        seen.Count.ShouldBeGreaterThan(50);
    }

    private const string Controller =
        "[Controller<User>] public sealed class UserController(AppDb db) : UserControllerBase(db) { }";

    private const string Shapes =
        "public static class Ids { public static object Of(AppDb db) => db.User.Select(u => u.Id).FindMany(); "
        + "public static object Raw(AppDb db) => db.QueryRaw<(int, Role)>($\"select 1\"); } "
        + "[Select<User>] public partial record Card(int Id, IReadOnlyList<Post> Posts);";

    private static void Search(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum
            || value is DiagnosticDescriptor || !seen.Add(value)) return;
        (value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location).ShouldBeFalse(
            $"{path} holds a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items) Search(item, path + "[]", seen);
            return;
        }

        foreach (var field in value.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Search(field.GetValue(value), $"{path}.{field.Name}", seen);
    }
}
