using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>db.User.FindMany()</c> reads the whole table, which grows. Off by default: many tables are small, and a condition
/// is no limit either.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedReadAnalyzer() : UsageAnalyzer(UsageRules.UnboundedRead)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationBlockStartAction(block =>
        {
            var locals = new Lazy<Locals>(() => new(block.OperationBlocks));
            block.RegisterOperationAction(call => Check(call, locals), OperationKind.Invocation);
        });

    private static void Check(OperationAnalysisContext context, Lazy<Locals> locals)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "FindMany" || !RuntimeTypes.IsVerb(call.TargetMethod)) return;
        var arguments = call.Arguments.Where(argument => argument.Parameter?.Name is "where" or "take").ToList();
        var isUnbounded = arguments.Count > 0
            ? arguments.All(IsLeftOut)
            : call.Instance is { } query && ReadsAll(query, locals);
        if (isUnbounded)
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.UnboundedRead, RuntimeTypes.NameOf(call)));
    }

    private static bool IsLeftOut(IArgumentOperation argument)
    {
        var value = argument.Value;
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        return argument.ArgumentKind == ArgumentKind.DefaultValue
            || value.ConstantValue is { HasValue: true, Value: null }
            || value is IObjectCreationOperation { Initializer: null or { Initializers.IsEmpty: true } };
    }

    /// <summary>A query that can be seen from its begin and has neither condition nor limit.</summary>
    private static bool ReadsAll(IOperation query, Lazy<Locals> locals) => query switch
    {
        IParenthesizedOperation inner => ReadsAll(inner.Operand, locals),
        ILocalReferenceOperation { Local: var local } =>
            locals.Value.ValueOf(local) is { } value && ReadsAll(value, locals),
        IPropertyReferenceOperation { Property.Name: "Query", Instance: { } verbs } => RuntimeTypes.IsVerbs(verbs.Type),
        IInvocationOperation { Instance: { } source, TargetMethod: var step } =>
            step.Name is not ("Where" or "Take" or "GroupBy") && RuntimeTypes.IsQuery(step.ContainingType)
            && RuntimeTypes.IsQuery(step.ReturnType) && ReadsAll(source, locals),
        _ => false,
    };
}
