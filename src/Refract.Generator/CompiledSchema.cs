using System.Collections.Immutable;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;
using Refract.Generator.SqlFiles;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator;

/// <summary>What became of the schema.</summary>
/// <param name="Client">The client, or null where there is none.</param>
/// <param name="IsOnDisk">
/// True when <c>output</c> names a folder: the command line writes the code there, and the compiler finds it as files
/// of the project.
/// </param>
/// <param name="Diagnostics">What is to be reported.</param>
/// <param name="Tables">The tables, where there are SQL files that may name them.</param>
internal sealed record CompiledSchema(ClientModel? Client, bool IsOnDisk, EquatableArray<DiagnosticModel> Diagnostics,
    EquatableArray<SchemaTable> Tables)
{
    public static CompiledSchema Compile(ImmutableArray<SchemaFile> files, string rootNamespace, bool hasSqlFiles,
        CancellationToken ct)
    {
        // A project without a schema gets no client: it may reference one that has it.
        if (files.IsEmpty) return new CompiledSchema(null, false, default, default);
        ct.ThrowIfCancellationRequested();
        var sources = files.OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Path, file.Text)).ToArray();
        var result = SchemaCompiler.Compile(sources);
        var findings = new List<SchemaDiagnostic>(result.Diagnostics);
        ClientModel? client = null;
        var isOnDisk = false;
        if (result.IsValid && result.Schema.Models.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            var options = ClientOptions.Read(result.Schema, rootNamespace, findings.Add);
            isOnDisk = options.Output is not null;
            client = ClientSource.Model(result.Schema, options, findings.Add);
            // Code that cannot compile would bury the one message that says why.
            if (findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error)) client = null;
        }

        return new CompiledSchema(client, isOnDisk, findings.Select(DiagnosticModel.Of).ToEquatableArray(),
            hasSqlFiles && client is not null ? SchemaTable.Of(result.Schema).ToEquatableArray() : default);
    }
}
