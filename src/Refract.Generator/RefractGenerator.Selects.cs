using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Models;
using Refract.Generator.Selects;

namespace Refract.Generator;

public sealed partial class RefractGenerator
{
    private const string SelectAttribute = "Refract.SelectAttribute`1";

    /// <summary>
    /// Shapes: the calls of Select with a function, and the records with [Select]; and the records with [Data].
    /// </summary>
    private static void RegisterSelects(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ClientModel?> own,
        IncrementalValueProvider<ProjectSettings> settings)
    {
        var client = ClientOf(context, own, settings);
        RegisterCalls(context, client, settings.Select(static (project, _) => project.WritesEndpoints));
        RegisterRecords(context, client);
        RegisterDataRecords(context, client);
    }

    /// <summary>
    /// The client that the project uses: the one that is compiled here, else one of a referenced assembly.
    /// </summary>
    private static IncrementalValueProvider<ClientModel?> ClientOf(IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ClientModel?> own, IncrementalValueProvider<ProjectSettings> settings) =>
        own.Combine(context.CompilationProvider.Combine(settings)).Select(static (input, _) =>
            input.Left ?? ReferencedClient.Find(input.Right.Left, input.Right.Right.ClientAssembly));

    /// <summary>
    /// Each call is replaced by one that says which columns its function uses: a file for each file of the user's,
    /// because any edit of a file moves the calls in it.
    /// </summary>
    private static void RegisterCalls(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ClientModel?> client,
        IncrementalValueProvider<bool> writesEndpoints)
    {
        var calls = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => SelectFinder.MayBe(node),
                static (found, _) => (InvocationExpressionSyntax)found.Node)
            .Combine(client.Combine(context.CompilationProvider).Combine(writesEndpoints))
            .Select(static (input, ct) => input.Right.Left.Left is { } model
                ? SelectFinder.Find(input.Left, input.Right.Left.Right, model, input.Right.Right, ct) : null)
            .Where(static call => call is not null).Select(static (call, _) => call!)
            .WithTrackingName(Steps.Selects)
            .Collect();

        var files = calls.Combine(client).SelectMany(static (input, _) => input.Right is not { } model ? []
            : input.Left.GroupBy(call => call.Path, StringComparer.Ordinal)
                .Select(file => new SelectFile(model.Scope, file.Key, file.ToEquatableArray())).ToImmutableArray())
            .WithTrackingName(Steps.SelectFiles);

        context.RegisterSourceOutput(files, static (output, file) =>
        {
            foreach (var finding in file.Calls.SelectMany(call => call.Findings))
                output.ReportDiagnostic(finding.ToDiagnostic());
            var selects = file.Calls.Select(call => call.Select).OfType<SelectModel>().ToEquatableArray();
            if (selects.Count > 0) Add(output, ClientSource.Selects(file.Scope, file.Name, selects));
        });
    }

    private static void RegisterRecords(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ClientModel?> client)
    {
        var found = context.SyntaxProvider
            .ForAttributeWithMetadataName(SelectAttribute, static (node, _) => node is TypeDeclarationSyntax,
                FoundRecord.Read)
            .Where(static shape => shape is not null).Select(static (shape, _) => shape!);

        var records = found.Combine(found.Collect().Combine(client)).Select(static (input, _) =>
            (input.Right.Right?.Scope, Finding: input.Right.Right is { } model
                ? ShapeRecordBuilder.Build(input.Left, model, input.Right.Left) : null))
            .WithTrackingName(Steps.ShapeRecords);

        context.RegisterSourceOutput(records, static (output, input) =>
        {
            if (input is not { Scope: { } scope, Finding: { } finding }) return;
            foreach (var wrong in finding.Findings) output.ReportDiagnostic(wrong.ToDiagnostic());
            if (finding.Record is { } record) Add(output, ClientSource.ShapeRecord(scope, record));
        });
    }
}
