using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// A project asks for the package of a database, and there is no client: it has no schema, no client of its own, and
/// references nothing that has one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoSchemaAnalyzer() : UsageAnalyzer(UsageRules.NoSchema)
{
    /// <inheritdoc/>
    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var settings = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!settings.TryGetValue("build_property._RefractAskedFor", out var packages) || packages.Length == 0
            || context.Options.AdditionalFiles.Any(IsSchema) || Uses(context.Compilation)) return;
        settings.TryGetValue("build_property.ProjectDir", out var folder);
        var hasClient = false;
        // A client that was written to files, whose schema is elsewhere.
        context.RegisterSymbolAction(symbol => hasClient |= RuntimeTypes.IsClient((INamedTypeSymbol)symbol.Symbol),
            SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            if (!hasClient)
                end.ReportDiagnostic(Diagnostic.Create(UsageRules.NoSchema, Location.None, packages,
                    folder ?? "the project's folder"));
        });
    }

    private static bool IsSchema(AdditionalText file) =>
        file.Path.EndsWith(".prisma", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a referenced assembly, other than ours, uses the runtime: it may have a client.</summary>
    private static bool Uses(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
            !assembly.Name.StartsWith("Refract.", StringComparison.Ordinal)
            && assembly.Modules.Any(
                module => module.ReferencedAssemblies.Any(known => known.Name == "Refract.Client")));
}
