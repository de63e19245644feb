using System.Collections.Immutable;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator;

/// <summary>What became of the schema: the client to emit, or null where there is none, and what is to be reported.</summary>
internal sealed record CompiledSchema(ClientModel? Client, EquatableArray<DiagnosticModel> Diagnostics)
{
    public static CompiledSchema Compile(ImmutableArray<SchemaFile> files, string rootNamespace, CancellationToken ct)
    {
        // A project without a schema gets no client: it may reference one that has it.
        if (files.IsEmpty) return new CompiledSchema(null, default);
        ct.ThrowIfCancellationRequested();
        var sources = files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new SourceFile(file.Path, file.Text)).ToArray();
        var result = SchemaCompiler.Compile(sources);
        var findings = new List<SchemaDiagnostic>(result.Diagnostics);
        ClientModel? client = null;
        if (result.IsValid && result.Schema.Models.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            var options = ClientOptions.Read(result.Schema, rootNamespace, findings.Add);
            client = ClientSource.Model(result.Schema, options, findings.Add);
            // Code that cannot compile would bury the one message that says why.
            if (findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error)) client = null;
        }

        return new CompiledSchema(client, findings.Select(DiagnosticModel.Of).ToEquatableArray());
    }
}
