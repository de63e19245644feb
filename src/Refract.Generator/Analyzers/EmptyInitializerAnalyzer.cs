using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>Posts = { Some = { } }</c> never calls the innermost getter: the condition that was meant is not there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyInitializerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.EmptyInitializer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.MemberInitializer);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var member = (IMemberInitializerOperation)context.Operation;
        if (!member.Initializer.Initializers.IsEmpty
            || member.InitializedMember is not IPropertyReferenceOperation { Property: var property }) return;
        if (!RuntimeTypes.IsInput(property.Type)) return;
        context.ReportDiagnostic(
            Diagnostic.Create(UsageRules.EmptyInitializer, member.Syntax.GetLocation(), property.Name));
    }
}
