using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Refract.CodeFixes;

namespace Refract.Generator.Tests.Fixes;

/// <summary>Applies the code fixes to statements, as an editor does.</summary>
internal static class Fixer
{
    private static readonly CodeFixProvider[] s_fixes = [.. typeof(UsageFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>
    /// For each statement the fixes that are offered for the rule: their titles, with what the statement becomes.
    /// </summary>
    public static async Task<List<(string Title, string Text)>[]> Offers(string rule, string schema,
        IReadOnlyList<string> statements, CancellationToken ct, string given = "")
    {
        var code = Code(statements, given);
        Compiler.Driver(schema).RunGeneratorsAndUpdateCompilation(Compiler.Compilation("App", code),
            out var generated, out _, ct);
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Compiler.ParseOptions).WithCompilationOptions(generated.Options)
            .WithMetadataReferences(generated.References);
        var ids = new List<DocumentId>();
        foreach (var tree in generated.SyntaxTrees)
        {
            var document = project.AddDocument($"File{ids.Count}.cs", await tree.GetTextAsync(ct),
                filePath: tree.FilePath);
            ids.Add(document.Id);
            project = document.Project;
        }

        var sample = project.GetDocument(ids[0])!;
        var offers = statements.Select(_ => new List<(string, string)>()).ToArray();
        foreach (var diagnostic in await Diagnostics(project, rule, ct))
        {
            if (diagnostic.Location.SourceTree != await sample.GetSyntaxTreeAsync(ct)) continue;
            var place = Place((await sample.GetSyntaxRootAsync(ct))!.FindNode(diagnostic.Location.SourceSpan));
            foreach (var action in await Actions(sample, diagnostic, ct))
            {
                var operation = (await action.GetOperationsAsync(ct)).OfType<ApplyChangesOperation>().Single();
                var changed = operation.ChangedSolution.GetDocument(sample.Id)!;
                offers[place].Add((action.Title, StatementOf((await changed.GetSyntaxRootAsync(ct))!, place, given)));
            }
        }

        return offers;
    }

    /// <summary>What the compiler and the analyzers say of the statements: errors and warnings.</summary>
    public static async Task<IReadOnlyList<string>> Problems(string schema, IReadOnlyList<string> statements,
        CancellationToken ct, string given = "") =>
        [.. (await Compiler.Diagnose(schema, Code(statements, given), ct)).Select(problem => problem.ToString())];

    private static string Code(IReadOnlyList<string> statements, string given) => "public static class Sample\n{\n"
        + string.Join('\n', statements.Select((statement, i) => $$"""
                public static async Task Run{{i}}(AppDb db, int? maybe, string? search, CancellationToken ct)
                {
                    await Task.CompletedTask;
                    {{given}}
                    {{statement}}
                }
            """)) + "\n}\n";

    private static async Task<IEnumerable<Diagnostic>> Diagnostics(Project project, string rule, CancellationToken ct)
    {
        var compilation = (await project.GetCompilationAsync(ct))!;
        var analyzers = typeof(Refract.Generator.Analyzers.UsageAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        return (await compilation.WithAnalyzers(analyzers).GetAllDiagnosticsAsync(ct)).Where(one => one.Id == rule)
            .Distinct();
    }

    private static async Task<List<CodeAction>> Actions(Document document, Diagnostic diagnostic, CancellationToken ct)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), ct));
        }

        return actions;
    }

    private static int Place(SyntaxNode node) => int.Parse(
        node.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().Last().Identifier.Text["Run".Length..], null);

    /// <summary>The statements of a method behind those that are given.</summary>
    private static string StatementOf(SyntaxNode root, int place, string given)
    {
        var body = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.Text == $"Run{place}").Body!;
        var before = 1 + CSharpSyntaxTree.ParseText(given, Compiler.ParseOptions).GetRoot().ChildNodes().Count();
        return string.Join(" ", body.Statements.Skip(before).Select(statement => statement.ToString()));
    }
}
