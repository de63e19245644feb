using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// A call of <c>Select</c> whose function the generator did not find fails when it runs: a function in a variable, a
/// method, a query that comes from elsewhere. It looks at the code as it is compiled, so it sees all of them. And the
/// columns of a row are fields, which a compiler has less to do for than properties, so nothing but this analyzer keeps
/// <c>u => u.IsActive = true</c> from compiling.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectAnalyzer() : UsageAnalyzer(SelectRules.NotAnalysed, SelectRules.RowIsWritten)
{
    /// <inheritdoc/>
    /// <remarks>Other generators write calls of Select too (Razor), and those are never replaced.</remarks>
    private protected override GeneratedCodeAnalysisFlags GeneratedCode =>
        GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(Check, OperationKind.Invocation);
        context.RegisterOperationAction(CheckReference, OperationKind.MethodReference);
        context.RegisterOperationAction(CheckColumn, OperationKind.FieldReference);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsAnalysed(call.TargetMethod) || call.Syntax is not InvocationExpressionSyntax syntax
            || context.Operation.SemanticModel is not { } model
            || model.GetInterceptorMethod(syntax, context.CancellationToken) is not null) return;
        context.ReportDiagnostic(
            Diagnostic.Create(SelectRules.NotAnalysed, RuntimeTypes.NameOf(call), call.TargetMethod.Name));
    }

    private static void CheckReference(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (IsAnalysed(reference.Method))
            context.ReportDiagnostic(
                Diagnostic.Create(SelectRules.NotAnalysed, reference.Syntax.GetLocation(), reference.Method.Name));
    }

    private static void CheckColumn(OperationAnalysisContext context)
    {
        var reference = (IFieldReferenceOperation)context.Operation;
        if (reference.Instance is not (null or IInstanceReferenceOperation)
            && RuntimeTypes.IsRow(reference.Field.ContainingType) && IsWritten(reference))
            context.ReportDiagnostic(Diagnostic.Create(SelectRules.RowIsWritten, reference.Syntax.GetLocation(),
                reference.Syntax.ToString()));
    }

    private static bool IsWritten(IOperation column) => column.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == column,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation assignment } tuple => assignment.Target == tuple,
        _ => false,
    };

    /// <summary>
    /// A method that takes a function and returns a query with a shape, or one that ends related rows.
    /// </summary>
    private static bool IsAnalysed(IMethodSymbol method) => method switch
    {
        { Name: "Select", Parameters.Length: 1, ReturnType: { Name: "Selected" or "ShapedQuery" } query } =>
            method.Parameters[0].Type.TypeKind == TypeKind.Delegate && RuntimeTypes.IsOfRuntime(query),
        { Name: "Select" or "ToList" or "Count", ContainingType: { Name: "RelatedRows" } rows } =>
            RuntimeTypes.IsOfRuntime(rows),
        _ => false,
    };
}
