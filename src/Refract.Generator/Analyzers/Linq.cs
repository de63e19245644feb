using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>What the analyzers know of <c>System.Linq.Enumerable</c>.</summary>
internal static class Linq
{
    public static bool IsLinq(IMethodSymbol method) => method.IsStatic && method.ContainingType is
    {
        Name: "Enumerable",
        ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System" } },
    };

    /// <summary>Methods that return some of the items of their list, or one of them.</summary>
    public static bool KeepsRows(IMethodSymbol method) => IsLinq(method) && method.Name is "Where" or "OrderBy"
        or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "Reverse" or "Distinct" or "DistinctBy"
        or "Take" or "TakeLast" or "TakeWhile" or "Skip" or "SkipLast" or "SkipWhile" or "ToList" or "ToArray"
        or "AsEnumerable" or "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault"
        or "ElementAt" or "ElementAtOrDefault" or "MinBy" or "MaxBy";

    /// <summary>
    /// The list that a function of LINQ is called for, or null; those with two lists have functions for either.
    /// </summary>
    public static IOperation? SourceOf(IAnonymousFunctionOperation function) =>
        CallWith(function) is { } call && IsLinq(call.TargetMethod)
            && !call.TargetMethod.Name.EndsWith("Join", StringComparison.Ordinal) && call.TargetMethod.Name != "Zip"
            ? call.Arguments[0].Value : null;

    /// <summary>The call that a function is an argument of, or null.</summary>
    public static IInvocationOperation? CallWith(IAnonymousFunctionOperation function)
    {
        var parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation) parent = parent.Parent;
        return parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    /// <summary>Methods that turn items into fewer lists of them.</summary>
    public static bool Groups(IMethodSymbol method) => method.Name is "Chunk" or "GroupBy" or "ToLookup" or "CountBy"
        or "AggregateBy";

    /// <summary>What a sequence is of, or null.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { SpecialType: not SpecialType.System_String } list => list.AllInterfaces.Add(list)
            .FirstOrDefault(face => face.Name is "IEnumerable" or "IAsyncEnumerable" && face.IsGenericType)
            ?.TypeArguments[0],
        _ => null,
    };

    /// <summary>The list whose items a parameter is, or null.</summary>
    public static IOperation? SourceOf(IParameterReferenceOperation parameter)
    {
        for (var parent = parameter.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation function
                && SymbolEqualityComparer.Default.Equals(function.Symbol, parameter.Parameter.ContainingSymbol))
                return parameter.Parameter.Ordinal == 0 ? SourceOf(function) : null;
        return null;
    }
}
