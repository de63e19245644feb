using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;
using Refract.Generator.SqlFiles;
using Refract.Schema.Diagnostics;

namespace Refract.Generator;

public sealed partial class RefractGenerator
{
    /// <summary>The project's SQL files with their records, in ordinal order of their paths.</summary>
    private static IncrementalValueProvider<EquatableArray<SqlSource>> FindSqlFiles(
        IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Where(static text => IsSql(text.Path) || IsRecord(text.Path))
            .Select(static (text, ct) => new SchemaFile(text.Path, text.GetText(ct)?.ToString() ?? ""))
            .Collect()
            .Select(static (files, _) => Sources(files))
            .WithTrackingName(Steps.SqlSources);

    /// <summary>
    /// A method for each file. What is on disk, because <c>output</c> names a folder, the command line writes there.
    /// </summary>
    private static void RegisterSqlFiles(IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<CompiledSchema> compiled, IncrementalValueProvider<EquatableArray<SqlSource>> sources)
    {
        var built = compiled.Combine(sources)
            .Select(static (input, _) => input.Left.Place == ClientPlace.Files ? SqlFilesResult.None
                : SqlFilesResult.Build(input.Left, input.Right))
            .WithTrackingName(Steps.SqlFiles);

        context.RegisterSourceOutput(built.SelectMany(static (result, _) => result.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
        context.RegisterSourceOutput(built, static (output, result) =>
        {
            if (result is { Scope: { } scope, Files: { } files }) Add(output, ClientSource.SqlFiles(scope, files));
        });
        context.RegisterSourceOutput(
            built.SelectMany(static (result, _) => result is { Scope: { } scope, Files: { } files }
                ? files.Methods.Select(method => (Scope: scope, Method: method)).ToImmutableArray() : [])
                .WithTrackingName(Steps.SqlMethods),
            static (output, input) => Add(output, ClientSource.SqlMethod(input.Scope, input.Method)));
    }

    private static bool IsSql(string path) => path.EndsWith(SqlSource.Extension, StringComparison.OrdinalIgnoreCase);

    private static bool IsRecord(string path) =>
        path.EndsWith(SqlSource.Extension + SqlSource.RecordExtension, StringComparison.OrdinalIgnoreCase);

    private static EquatableArray<SqlSource> Sources(ImmutableArray<SchemaFile> files)
    {
        var records = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files) if (IsRecord(file.Path)) records[file.Path] = file.Text;
        return files.Where(file => IsSql(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal)
            .GroupBy(file => file.Path, StringComparer.Ordinal).Select(same => same.First())
            .Select(file => new SqlSource(file.Path, file.Text,
                records.TryGetValue(file.Path + SqlSource.RecordExtension, out var record) ? record : null))
            .ToEquatableArray();
    }

    /// <summary>What became of the SQL files.</summary>
    private sealed record SqlFilesResult(ClientScope? Scope, SqlFilesModel? Files,
        EquatableArray<DiagnosticModel> Diagnostics)
    {
        public static readonly SqlFilesResult None = new(null, null, default);

        public static SqlFilesResult Build(CompiledSchema schema, EquatableArray<SqlSource> sources)
        {
            if (schema.Client is not { } client || sources.Count == 0) return None;
            var findings = new List<SchemaDiagnostic>();
            var files = SqlFilesBuilder.Build(client, [.. schema.Tables], sources, findings.Add);
            // The methods are members of the client, wherever that is.
            if (schema.Place == ClientPlace.OwnAssembly) files = null;
            return new SqlFilesResult(client.Scope, files, findings.Select(DiagnosticModel.Of).ToEquatableArray());
        }
    }
}
