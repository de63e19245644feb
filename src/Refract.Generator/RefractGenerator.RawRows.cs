using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Models;
using Refract.Generator.RawRows;

namespace Refract.Generator;

public sealed partial class RefractGenerator
{
    /// <summary>Readers of the types that rows of raw SQL become, one for each type that a call names.</summary>
    private static void RegisterRawRows(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ClientModel?> own,
        IncrementalValueProvider<ProjectSettings> settings)
    {
        var client = ClientOf(context, own, settings);
        var found = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => RawFinder.MayBe(node),
                static (found, _) => (InvocationExpressionSyntax)found.Node)
            .Combine(client.Combine(context.CompilationProvider))
            .Select(static (input, ct) => input.Right.Left is { } model
                ? RawFinder.Find(input.Left, input.Right.Right, model, ct) : null)
            .Where(static finding => finding is not null).Select(static (finding, _) => finding!)
            .WithTrackingName(Steps.RawRows);

        context.RegisterSourceOutput(found, static (output, finding) =>
        {
            if (finding.Wrong is { } wrong) output.ReportDiagnostic(wrong.ToDiagnostic());
        });

        var rows = found.Where(static finding => finding.Row is not null).Select(static (finding, _) => finding.Row!)
            .Collect().Combine(client)
            .Select(static (input, _) => (input.Right?.Scope, Rows: input.Left.GroupBy(row => row.Type)
                .Select(type => type.First()).OrderBy(row => row.Type, StringComparer.Ordinal).ToEquatableArray()))
            .WithTrackingName(Steps.RawRowsFile);

        context.RegisterSourceOutput(rows, static (output, input) =>
        {
            if (input.Scope is { } scope && input.Rows.Count > 0) Add(output, ClientSource.RawRows(scope, input.Rows));
        });
    }
}
