using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Refract.Generator.Controllers;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>public partial record User</c> in a project that has the client from another assembly declares a second
/// <c>User</c>: all parts of a type are in one assembly.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartElsewhereAnalyzer() : UsageAnalyzer(UsageRules.PartElsewhere)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var assemblies = context.Compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => KnownClient.In(assembly, ownAssembly: null).Any()).ToArray();
        if (assemblies.Length > 0)
            context.RegisterSymbolAction(symbol => Check(symbol, assemblies), SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context, IAssemblySymbol[] assemblies)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.ContainingType is not null) return;
        var space = type.ContainingNamespace;
        var name = space.IsGlobalNamespace ? type.MetadataName : $"{space.ToDisplayString()}.{type.MetadataName}";
        var assembly = assemblies.FirstOrDefault(client => client.GetTypeByMetadataName(name) is not null);
        if (assembly is null) return;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(context.CancellationToken) is not TypeDeclarationSyntax declaration
                || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.PartElsewhere,
                declaration.Identifier.GetLocation(), type.Name, assembly.Name));
        }
    }
}
