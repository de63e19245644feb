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
/// <param name="Place">Where the client is compiled.</param>
/// <param name="Diagnostics">What is to be reported.</param>
/// <param name="Tables">The tables, where there are SQL files that may name them.</param>
internal sealed record CompiledSchema(ClientModel? Client, ClientPlace Place,
    EquatableArray<DiagnosticModel> Diagnostics, EquatableArray<SchemaTable> Tables)
{
    /// <param name="files">The schema.</param>
    /// <param name="settings">What the build says about the project.</param>
    /// <param name="assembly">The name of this compilation.</param>
    /// <param name="hasSqlFiles">True when there are SQL files.</param>
    /// <param name="ct">The token.</param>
    public static CompiledSchema Compile(ImmutableArray<SchemaFile> files, ProjectSettings settings, string? assembly,
        bool hasSqlFiles, CancellationToken ct)
    {
        // A project without a schema gets no client: it may reference one that has it.
        if (files.IsEmpty) return new CompiledSchema(null, ClientPlace.Here, default, default);
        ct.ThrowIfCancellationRequested();
        var sources = files.OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Path, file.Text)).ToArray();
        var result = SchemaCompiler.Compile(sources);
        var findings = new List<SchemaDiagnostic>(result.Diagnostics);
        ClientModel? client = null;
        var place = settings.ClientAssembly is null || settings.ClientAssembly == assembly
            ? ClientPlace.Here : ClientPlace.OwnAssembly;
        if (result.IsValid && result.Schema.Models.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            var options = ClientOptions.Read(result.Schema, settings.RootNamespace, findings.Add);
            if (options.Output is not null && settings.ClientAssembly is not null)
                findings.Add(InFilesAndAssembly(result.Schema, settings.ClientAssembly));
            else if (options.Output is not null) place = ClientPlace.Files;
            client = ClientSource.Model(result.Schema, options, findings.Add);
            // Code that cannot compile would bury the one message that says why.
            if (findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error)) client = null;
        }

        return new CompiledSchema(client, place, findings.Select(DiagnosticModel.Of).ToEquatableArray(),
            hasSqlFiles && client is not null ? SchemaTable.Of(result.Schema).ToEquatableArray() : default);
    }

    private static SchemaDiagnostic InFilesAndAssembly(PrismaSchema schema, string assembly) => new("RFR2071",
        DiagnosticSeverity.Error, "The client is wanted twice: output writes it into files of the project, and "
            + $"RefractClientAssembly compiles it into {assembly}. Remove output here, or RefractClientAssembly from "
            + "the project file.",
        schema.Generators.First(block => block.Provider == ClientOptions.ProviderName).Location);
}
