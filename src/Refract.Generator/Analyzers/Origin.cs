using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>The call of a verb that read a value, as far as the method shows it.</summary>
/// <param name="Verb">The call.</param>
/// <param name="Path">The relations that lead from its rows to the value.</param>
/// <param name="Variables">The variables on the way.</param>
internal sealed record Origin(
    IInvocationOperation Verb, ImmutableArray<IPropertySymbol> Path, ImmutableArray<ILocalSymbol> Variables)
{
    /// <summary>How many steps are followed.</summary>
    public const int MostSteps = 32;

    /// <summary>Of a row or of rows; null when it is not known.</summary>
    public static Origin? Of(IOperation? value, Locals locals, int steps = 0)
    {
        if (++steps > MostSteps) return null;
        switch (value)
        {
            case IParenthesizedOperation inner:
                return Of(inner.Operand, locals, steps);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Of(conversion.Operand, locals, steps);
            case IConditionalAccessInstanceOperation:
                return Of(AccessOf(value)?.Operation, locals, steps);
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull, locals, steps);
            case ICoalesceOperation { WhenNull: var other } coalesce when IsThrow(other):
                return Of(coalesce.Value, locals, steps);
            case IAwaitOperation { Operation: var task }:
                return Awaited(task) is { } verb ? new Origin(verb, [], []) : null;
            case ILocalReferenceOperation { Local: var local }:
                var origin = Of(locals.ValueOf(local), locals, steps);
                return origin is null ? null : origin with { Variables = origin.Variables.Add(local) };
            case IParameterReferenceOperation parameter:
                return Linq.SourceOf(parameter) is { } source ? Of(source, locals, steps) : null;
            case IPropertyReferenceOperation { Instance: { } instance, Property: var property }:
                if (property.IsIndexer || RuntimeTypes.IsPage(property.ContainingType))
                    return Of(instance, locals, steps);
                return RuntimeTypes.IsRelation(property) && Of(instance, locals, steps) is { } owner
                    ? owner with { Path = owner.Path.Add(property) } : null;
            case IInvocationOperation call when Linq.KeepsRows(call.TargetMethod):
                return Of(call.Arguments[0].Value, locals, steps);
            default:
                return null;
        }
    }

    /// <summary>The functions around an operation, but for those that LINQ calls at once or while it is read.</summary>
    public static IOperation? FunctionOf(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is ILocalFunctionOperation
                || (parent is IAnonymousFunctionOperation function && Linq.SourceOf(function) is null)) return parent;
        return null;
    }

    /// <summary>Where <c>?.</c> takes its value from.</summary>
    private static IConditionalAccessOperation? AccessOf(IOperation instance)
    {
        var child = instance;
        for (var parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child) return access;
        return null;
    }

    private static bool IsThrow(IOperation value) =>
        value is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    private static IInvocationOperation? Awaited(IOperation task) => task switch
    {
        IParenthesizedOperation inner => Awaited(inner.Operand),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } inner } =>
            Awaited(inner),
        IInvocationOperation call when RuntimeTypes.IsVerb(call.TargetMethod) => call,
        _ => null,
    };
}
