using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// What the analyzers of code that uses the client share: they run side by side, leave generated code alone, and do
/// nothing in a compilation without the runtime.
/// </summary>
public abstract class UsageAnalyzer : DiagnosticAnalyzer
{
    private protected UsageAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.RegisterCompilationStartAction(start =>
        {
            if (RuntimeTypes.IsIn(start.Compilation)) Register(start);
        });
    }

    /// <summary>What is done with code that generators write.</summary>
    private protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    /// <summary>Registers the actions of the analyzer.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context);
}
