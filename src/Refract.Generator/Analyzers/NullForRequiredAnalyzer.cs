using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>new() { Email = maybeNull }</c> for a required column: a nullable number there does not compile, while the
/// compiler only warns of a text or list that may be null.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullForRequiredAnalyzer() : UsageAnalyzer(UsageRules.NullForRequired)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(CheckConversion, OperationKind.Conversion);
        context.RegisterOperationAction(CheckAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(CheckArgument, OperationKind.Argument);
        context.RegisterOperationAction(CheckComparison, OperationKind.Binary);
    }

    /// <summary>Into a filter, an assignment, a key: <c>Email = value</c>, <c>FindUnique(email: value)</c>.</summary>
    private static void CheckConversion(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not { } method || !RuntimeTypes.IsQueryApi(method.ContainingType)) return;
        if (NullFlow.TakesNoNull(method.Parameters[0])) Check(context, conversion.Operand, () => TargetOf(conversion));
    }

    /// <summary>A member that takes the value as it is: <c>required string Email</c>, <c>In</c>, relations.</summary>
    private static void CheckAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        var property = RuntimeTypes.MemberOf(assignment);
        if (property is null || !RuntimeTypes.IsQueryApi(property.ContainingType)) return;
        if (NullFlow.TakesNoNull(property.Type, property.NullableAnnotation))
            Check(context, assignment.Value, () => NameOf(property));
    }

    private static void CheckArgument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is not { } parameter || !RuntimeTypes.IsQueryApi(parameter.ContainingType)) return;
        if (NullFlow.TakesNoNull(parameter)) Check(context, argument.Value, () => NameOf(parameter));
    }

    /// <summary><c>u => u.Email == value</c>.</summary>
    private static void CheckComparison(OperationAnalysisContext context)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorMethod is not { } method || !RuntimeTypes.IsField(method.ContainingType)) return;
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        if (NullFlow.TakesNoNull(method.Parameters[0])) Check(context, left, () => right.Syntax.ToString());
        if (NullFlow.TakesNoNull(method.Parameters[1])) Check(context, right, () => left.Syntax.ToString());
    }

    private static void Check(OperationAnalysisContext context, IOperation value, Func<string> target)
    {
        foreach (var found in NullFlow.MayBeNull(value, context.CancellationToken))
        {
            var place = found.Syntax.GetLocation();
            context.ReportDiagnostic(
                Diagnostic.Create(UsageRules.NullForRequired, place, target(), found.Syntax.ToString()));
        }
    }

    /// <summary>What a converted value is for.</summary>
    private static string TargetOf(IConversionOperation conversion)
    {
        for (var parent = conversion.Parent; parent is not null; parent = parent.Parent)
        {
            if (RuntimeTypes.MemberOf(parent) is { } member) return NameOf(member);
            if (parent is IArgumentOperation { Parameter: { } parameter }) return NameOf(parameter);
            if (parent is IBlockOperation or IAnonymousFunctionOperation) break;
        }

        return conversion.Type!.Name;
    }

    private static string NameOf(IPropertySymbol property) => property.ContainingType.Name + "." + property.Name;

    private static string NameOf(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } made =>
            "'" + parameter.Name + "' of new " + made.ContainingType.Name,
        { } method => "'" + parameter.Name + "' of " + method.Name,
        _ => parameter.Name,
    };
}
