using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.DataRecords;
using Refract.Generator.Models;
using Refract.Generator.Selects;

namespace Refract.Generator;

public sealed partial class RefractGenerator
{
    private const string DataAttribute = "Refract.DataAttribute`1";

    /// <summary>Records with [Data]: conversions to what a create and an update take.</summary>
    private static void RegisterDataRecords(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ClientModel?> client)
    {
        var records = context.SyntaxProvider
            .ForAttributeWithMetadataName(DataAttribute, static (node, _) => node is TypeDeclarationSyntax,
                FoundRecord.Read)
            .Where(static record => record is not null).Select(static (record, _) => record!)
            .Combine(client)
            .Select(static (input, _) => (input.Right?.Scope, Finding: input.Right is { } model
                ? DataRecordBuilder.Build(input.Left, model) : null))
            .WithTrackingName(Steps.DataRecords);

        context.RegisterSourceOutput(records, static (output, input) =>
        {
            if (input is not { Scope: { } scope, Finding: { } finding }) return;
            foreach (var wrong in finding.Findings) output.ReportDiagnostic(wrong.ToDiagnostic());
            if (finding.Record is { } record) Add(output, ClientSource.DataRecord(scope, record));
        });
    }
}
