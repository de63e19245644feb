using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>What the analyzers know of the runtime, by name.</summary>
internal static class RuntimeTypes
{
    public static bool IsPredicate(ITypeSymbol? type) => Derives(type, "Predicate", isPublicNamespace: true);

    /// <summary>A handle to a field, a relation or a count, or the generated fields of a model.</summary>
    public static bool IsField(ITypeSymbol? type) => type is not null
        && ((IsOfRuntime(type) && type.Name.EndsWith("Field", System.StringComparison.Ordinal))
            || type.AllInterfaces.Any(face => face.Name == "IFields" && IsOfRuntime(face)));

    public static bool IsInput(ITypeSymbol? type) => Derives(type, "QueryInput");

    public static bool IsData(ITypeSymbol? type) => Derives(type, "DataInput");

    public static bool IsNested(ITypeSymbol? type) => Derives(type, "NestedWrites");

    /// <summary>What a query is written with: inputs, filters, keys, fields, verbs; of the runtime or generated.</summary>
    public static bool IsQueryApi(ITypeSymbol? type) => IsOfRuntime(type) || IsInput(type) || IsNested(type) || IsField(type)
        || Derives(type, "UniqueKey") || Derives(type, "ModelActions");

    public static bool IsOfRuntime(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "Runtime", ContainingNamespace: { Name: "Refract", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The member that an initialiser's entry sets or goes into, or null.</summary>
    public static IPropertySymbol? MemberOf(IOperation entry) => entry switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation target } => target.Property,
        IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } => target.Property,
        _ => null,
    };

    private static bool Derives(ITypeSymbol? type, string name, bool isPublicNamespace = false)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name == name && (isPublicNamespace ? type.ContainingNamespace is { Name: "Refract", ContainingNamespace.IsGlobalNamespace: true } : IsOfRuntime(type)))
                return true;
        return false;
    }
}
