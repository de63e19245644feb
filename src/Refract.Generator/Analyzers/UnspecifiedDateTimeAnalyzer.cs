using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>new DateTime(2020, 1, 1)</c> where an instant is wanted: read as UTC, which may not be what was meant.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnspecifiedDateTimeAnalyzer() : UsageAnalyzer(UsageRules.UnspecifiedDateTime)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.Conversion);

    private static void Check(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not { } method || !RuntimeTypes.IsOfRuntime(method.ContainingType)) return;
        if (conversion.Operand.Type is not { SpecialType: SpecialType.System_DateTime }
            || !IsUnspecified(conversion.Operand)) return;
        context.ReportDiagnostic(
            Diagnostic.Create(UsageRules.UnspecifiedDateTime, conversion.Operand.Syntax.GetLocation()));
    }

    private static bool IsUnspecified(IOperation value) => value switch
    {
        IObjectCreationOperation made => made.Arguments.All(argument => argument.Parameter?.Type.Name != "DateTimeKind"
            || argument.Value.ConstantValue is { HasValue: true, Value: 0 }),
        IInvocationOperation { TargetMethod: { Name: "Parse" or "ParseExact",
            ContainingType.SpecialType: SpecialType.System_DateTime } } call =>
            !call.Arguments.Any(argument => argument.Parameter?.Type.Name == "DateTimeStyles" && !argument.IsImplicit),
        _ => false,
    };
}
