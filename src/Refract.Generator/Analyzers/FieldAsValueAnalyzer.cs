using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>object.Equals(p.Title, "x")</c> and <c>p.Published is null</c> compile, are decided before the query runs, and
/// are never what was meant: a field of a query has no value in the program.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldAsValueAnalyzer() : UsageAnalyzer(UsageRules.FieldAsValue)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(CheckConversion, OperationKind.Conversion);
        context.RegisterOperationAction(CheckCall, OperationKind.Invocation);
        context.RegisterOperationAction(CheckMethod, OperationKind.MethodReference);
        context.RegisterOperationAction(CheckPattern, OperationKind.IsPattern, OperationKind.IsType,
            OperationKind.SwitchExpression, OperationKind.Switch);
        context.RegisterOperationAction(CheckText, OperationKind.Interpolation);
        context.RegisterOperationAction(CheckTuple, OperationKind.TupleBinary);
    }

    /// <summary>
    /// To object or an interface: into <c>object.Equals</c>, <c>ReferenceEquals</c>, <c>string.Concat</c>, a list of
    /// objects.
    /// </summary>
    private static void CheckConversion(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not null || conversion.Type is null) return;
        // What aggregates take: an interface of ours.
        if (RuntimeTypes.IsOfRuntime(conversion.Type)) return;
        var isCompared = RuntimeTypes.IsPredicate(conversion.Operand.Type) && IsEquality(conversion.Parent);
        if (!isCompared && !RuntimeTypes.IsField(conversion.Operand.Type)) return;
        if (conversion.Type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
            || conversion.Type.TypeKind is TypeKind.Interface or TypeKind.Dynamic)
            Report(context, conversion.Operand);
    }

    /// <summary>
    /// Members that every object has (<c>Equals</c>, <c>GetHashCode</c>, <c>ToString</c>, <c>GetType</c>), and other
    /// methods that make a bool of a field: <c>new[] { p.Title }.Contains(p.Slug)</c>.
    /// </summary>
    private static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Instance is { } instance && IsInherited(call.TargetMethod) && IsQuery(instance.Type))
            Report(context, instance);
        else if (call.TargetMethod.ReturnType.SpecialType == SpecialType.System_Boolean
            && call.Arguments.FirstOrDefault(argument => RuntimeTypes.IsField(argument.Value.Type)) is { } given)
            Report(context, given.Value);
    }

    private static void CheckMethod(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (reference.Instance is { } instance && IsInherited(reference.Method) && IsQuery(instance.Type))
            Report(context, instance);
    }

    private static void CheckPattern(OperationAnalysisContext context)
    {
        var value = context.Operation switch
        {
            IIsPatternOperation pattern => pattern.Value,
            IIsTypeOperation test => test.ValueOperand,
            ISwitchExpressionOperation choice => choice.Value,
            _ => ((ISwitchOperation)context.Operation).Value,
        };
        if (RuntimeTypes.IsField(value.Type)) Report(context, value);
    }

    private static void CheckText(OperationAnalysisContext context)
    {
        var value = ((IInterpolationOperation)context.Operation).Expression;
        if (IsQuery(value.Type)) Report(context, value);
    }

    /// <summary><c>(p.Title, p.Views) == ("x", 3)</c> is a bool.</summary>
    private static void CheckTuple(OperationAnalysisContext context)
    {
        var comparison = (ITupleBinaryOperation)context.Operation;
        if (HasField(comparison.LeftOperand.Type)) Report(context, comparison.LeftOperand);
        else if (HasField(comparison.RightOperand.Type)) Report(context, comparison.RightOperand);
    }

    private static bool HasField(ITypeSymbol? type) => RuntimeTypes.IsField(type)
        || (type is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.Any(element => HasField(element.Type)));

    private static bool IsQuery(ITypeSymbol? type) => RuntimeTypes.IsField(type) || RuntimeTypes.IsPredicate(type);

    private static bool IsInherited(IMethodSymbol method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "GetType"
        && method.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;

    private static bool IsEquality(IOperation? parent) =>
        parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equals"
            or "ReferenceEquals" } };

    private static void Report(OperationAnalysisContext context, IOperation value) =>
        context.ReportDiagnostic(
            Diagnostic.Create(UsageRules.FieldAsValue, value.Syntax.GetLocation(), value.Syntax.ToString()));
}
