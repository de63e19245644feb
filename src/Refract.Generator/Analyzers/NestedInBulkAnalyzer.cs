using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>CreateMany([new() { Posts = { … } }])</c>: the same input type as for Create, but one statement cannot write two
/// tables.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NestedInBulkAnalyzer() : UsageAnalyzer(UsageRules.NestedInBulk)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.ObjectCreation);

    private static void Check(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!RuntimeTypes.IsData(creation.Type) || creation.Initializer is null || BulkVerb(creation) is not { } verb)
            return;
        foreach (var entry in creation.Initializer.Initializers)
            if (RuntimeTypes.MemberOf(entry) is { } member && RuntimeTypes.IsNested(member.Type))
                context.ReportDiagnostic(
                    Diagnostic.Create(UsageRules.NestedInBulk, entry.Syntax.GetLocation(), verb, member.Name));
    }

    /// <summary>The bulk verb that the data goes to directly, or null.</summary>
    private static string? BulkVerb(IOperation data)
    {
        for (var parent = data.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IInvocationOperation call:
                    return call.TargetMethod.Name is "CreateMany" or "UpdateMany" or "UpdateAll"
                        && RuntimeTypes.IsOfRuntime(call.TargetMethod.ContainingType.OriginalDefinition)
                        ? call.TargetMethod.Name : null;
                case IObjectCreationOperation { Type: { Name: "NestedCreateMany" } type }
                    when RuntimeTypes.IsOfRuntime(type):
                    return "CreateMany";
                case IObjectCreationOperation { Type: { Name: "NestedUpdateMany" } type }
                    when RuntimeTypes.IsOfRuntime(type):
                    return "UpdateMany";
                case IObjectCreationOperation or IBlockOperation:
                    return null;
            }
        }

        return null;
    }
}
