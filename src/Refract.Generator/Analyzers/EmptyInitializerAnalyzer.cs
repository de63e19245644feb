using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>Posts = { Some = { } }</c> never calls the innermost getter: the condition that was meant is not there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyInitializerAnalyzer() : UsageAnalyzer(UsageRules.EmptyInitializer)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.MemberInitializer);

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
