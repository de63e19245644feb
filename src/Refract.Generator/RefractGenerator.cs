using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Refract.Generator.Emit;

namespace Refract.Generator;

/// <summary>
/// Writes a typed client from the project's <c>.prisma</c> files. Everything between two steps is plain data that is
/// equal by content, so that an edit of an unrelated file, or of a comment in the schema, does no more work than to
/// find that out.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class RefractGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".prisma", StringComparison.OrdinalIgnoreCase))
            .Select(static (text, ct) => new SchemaFile(text.Path, text.GetText(ct)?.ToString() ?? ""))
            .WithTrackingName(Steps.Files)
            .Collect();

        var settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectSettings.Read(options))
            .WithTrackingName(Steps.Settings);
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName);

        var sqlFiles = FindSqlFiles(context);
        var compiled = files.Combine(settings.Combine(assembly))
            .Combine(sqlFiles.Select(static (found, _) => found.Count > 0))
            .Select(static (input, ct) => CompiledSchema.Compile(
                input.Left.Left, input.Left.Right.Left, input.Left.Right.Right, input.Right, ct))
            .WithTrackingName(Steps.Schema);

        context.RegisterSourceOutput(
            compiled.SelectMany(static (schema, _) => schema.Diagnostics).WithTrackingName(Steps.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var known = compiled.Select(
            static (schema, _) => schema.Place == ClientPlace.OwnAssembly ? null : schema.Client);
        var client = compiled.Select(static (schema, _) => schema.Place == ClientPlace.Here ? schema.Client : null)
            .WithTrackingName(Steps.Client);
        var providers = context.CompilationProvider.Select(static (compilation, _) => KnownProviders.Find(compilation))
            .WithTrackingName(Steps.Providers);

        context.RegisterSourceOutput(client.Combine(providers).WithTrackingName(Steps.ClientFile),
            static (output, input) =>
        {
            if (input.Left is { } model) Add(output, ClientSource.Client(model, input.Right));
        });
        context.RegisterSourceOutput(
            client.SelectMany(
                static (model, _) =>
                    model is null
                        ? [] : model.Models.Select(entity => (model.Scope, Entity: entity)).ToImmutableArray())
                .WithTrackingName(Steps.Entities),
            static (output, input) => Add(output, ClientSource.Entity(input.Scope, input.Entity)));
        context.RegisterSourceOutput(
            client.Select(static (model, _) => model is { Enums.Count: > 0 } ? (model.Scope, model.Enums) : default)
                .WithTrackingName(Steps.Enums),
            static (output, input) =>
            {
                if (input.Scope is not null) Add(output, ClientSource.Enums(input.Scope, input.Enums));
            });
        context.RegisterSourceOutput(
            client.Select(static (model, _) => model is null ? null : ClientSource.Documents(model))
                .WithTrackingName(Steps.Documents),
            static (output, file) =>
            {
                if (file is not null) Add(output, file);
            });
        RegisterControllers(context, known, settings);
        RegisterSelects(context, known, settings);
        RegisterRawRows(context, known, settings);
        RegisterSqlFiles(context, compiled, sqlFiles);
    }

    private static void Add(SourceProductionContext output, GeneratedFile file) =>
        output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));
}
