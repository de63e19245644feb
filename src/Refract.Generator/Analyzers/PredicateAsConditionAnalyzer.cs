using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>if (u.Age &gt; 18)</c> compiles because <c>&amp;&amp;</c> needs <c>operator true</c>, and is never what was
/// meant.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PredicateAsConditionAnalyzer() : UsageAnalyzer(UsageRules.PredicateAsCondition)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.Unary);

    private static void Check(OperationAnalysisContext context)
    {
        var test = (IUnaryOperation)context.Operation;
        if (test.OperatorKind is not (UnaryOperatorKind.True or UnaryOperatorKind.False)
            || !RuntimeTypes.IsPredicate(test.Operand.Type)) return;
        context.ReportDiagnostic(Diagnostic.Create(UsageRules.PredicateAsCondition, test.Syntax.GetLocation()));
    }
}
