using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>query.Take(3);</c> as a statement: each step returns a new query, so one whose result is dropped does nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedStepAnalyzer() : UsageAnalyzer(UsageRules.DroppedStep)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.ExpressionStatement);

    private static void Check(OperationAnalysisContext context)
    {
        // Assert.Throws(() => query.Take(-1)): what a caller does with the exception of a lambda is its own affair.
        if (context.Operation.Syntax.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax }) return;
        var dropped = ((IExpressionStatementOperation)context.Operation).Operation;
        while (dropped is IConditionalAccessOperation access) dropped = access.WhenNotNull;
        if (dropped is not IInvocationOperation call || !IsStep(call.TargetMethod)) return;
        if (What(call.TargetMethod.ReturnType) is not { } what) return;
        context.ReportDiagnostic(
            Diagnostic.Create(UsageRules.DroppedStep, RuntimeTypes.NameOf(call), call.TargetMethod.Name, what,
                Advice(call)));
    }

    /// <summary>Methods of the runtime, of generated code, and extensions of either; others may have effects.</summary>
    private static bool IsStep(IMethodSymbol method)
    {
        var owner = method.IsExtensionMethod
            ? (method.ReducedFrom ?? method).Parameters[0].Type
            : method.ContainingType;
        return RuntimeTypes.IsOfRuntime(owner) || RuntimeTypes.IsQueryApi(owner) || RuntimeTypes.IsQuery(owner)
            || RuntimeTypes.IsVerbs(owner) || RuntimeTypes.IsPredicate(owner);
    }

    /// <summary>What the method returns, when making it has no effect.</summary>
    private static string? What(ITypeSymbol type) =>
        RuntimeTypes.IsQuery(type) ? "a new query"
        : RuntimeTypes.IsPredicate(type) ? "a condition"
        : type.OriginalDefinition is { Name: "IAsyncEnumerable", ContainingNamespace.Name: "Generic" } ? "a sequence"
        : null;

    private static string Advice(IInvocationOperation call)
    {
        var type = call.TargetMethod.ReturnType;
        if (RuntimeTypes.IsPredicate(type)) return "combine it with the others by && or ||, or return it";
        if (!RuntimeTypes.IsQuery(type)) return "read it with await foreach";
        var source = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        var name = call.TargetMethod.Name;
        return source is ILocalReferenceOperation or IParameterReferenceOperation
            ? $"assign it ({source.Syntax} = {source.Syntax}.{name}(…)), or call a verb on it, such as FindMany"
            : "call a verb on it, such as FindMany, or keep it in a variable";
    }
}
