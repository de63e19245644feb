using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>What the analyzers know of the runtime, by name.</summary>
internal static class RuntimeTypes
{
    /// <summary>Whether code of a compilation can use a client at all.</summary>
    public static bool IsIn(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Refract.Runtime.QueryBase") is not null;

    public static bool IsPredicate(ITypeSymbol? type) => Derives(type, "Predicate", isPublicNamespace: true);

    /// <summary>A handle to a field, a relation or a count, or the generated fields of a model.</summary>
    public static bool IsField(ITypeSymbol? type) => type is not null
        && ((IsOfRuntime(type) && type.Name.EndsWith("Field", StringComparison.Ordinal))
            || type.AllInterfaces.Any(face => face.Name == "IFields" && IsOfRuntime(face)));

    public static bool IsInput(ITypeSymbol? type) => Derives(type, "QueryInput");

    public static bool IsData(ITypeSymbol? type) => Derives(type, "DataInput");

    public static bool IsNested(ITypeSymbol? type) => Derives(type, "NestedWrites");

    /// <summary>A row that a function of Select sees.</summary>
    public static bool IsRow(ITypeSymbol? type) => Derives(type, "Row");

    /// <summary>The verbs of a model: <c>db.User</c>.</summary>
    public static bool IsVerbs(ITypeSymbol? type) => Derives(type, "ModelReads");

    /// <summary>What is built step by step and runs nothing until a verb is called on it.</summary>
    public static bool IsQuery(ITypeSymbol? type) => Derives(type, "QueryBase") || Derives(type, "IncludeStep")
        || (IsOfRuntime(type)
            && type!.Name is "Selected" or "ShapedQuery" or "GroupQuery" or "GroupedQuery" or "RelatedRows");

    /// <summary>
    /// A method that runs an operation on a model: of the verbs, of a query, of a controller, with and without a shape.
    /// </summary>
    public static bool IsVerb(IMethodSymbol method) => method.ReturnType.Name == "Task"
        && (IsOfRuntime(method.ContainingType)
            ? IsVerbs(method.ContainingType) || IsQuery(method.ContainingType)
                || method.ContainingType.Name == "ModelController"
            // Generated, one for each key.
            : method.Name is "FindUnique" or "FindUniqueOrThrow" && IsVerbs(method.ContainingType)
                && method.Parameters.Any(parameter => IsInclude(parameter.Type)));

    /// <summary>A method that runs SQL of the user's.</summary>
    public static bool IsRaw(IMethodSymbol method) => method.Name is "QueryRaw" or "QueryRawFirst"
        or "QueryRawFirstOrDefault" or "QueryRawScalar" or "ExecuteRaw" && IsClient(method.ContainingType);

    public static bool IsClient(ITypeSymbol? type) => Derives(type, "ClientBase");

    /// <summary>The record of a model.</summary>
    public static bool IsModel(ITypeSymbol? type) => type is { IsRecord: true }
        && type.AllInterfaces.Any(face => face.Name == "IModel" && IsOfRuntime(face));

    /// <summary>A member of a record that holds a record, or a list of them.</summary>
    public static bool IsRelation(IPropertySymbol property) => IsModel(property.ContainingType)
        && (IsModel(property.Type) || (property.Type is INamedTypeSymbol { Name: "IReadOnlyList" } list
            && IsModel(list.TypeArguments[0])));

    /// <summary>The member of a record that holds the numbers of its related rows.</summary>
    public static bool IsCounts(IPropertySymbol property) => property.Type.Name.EndsWith("Counts",
        StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(property.Type.ContainingType,
        property.ContainingType);

    public static bool IsInclude(ITypeSymbol? type) => Derives(type, "IncludeInput");

    public static bool IsCountInclude(ITypeSymbol? type) => Derives(type, "CountInclude");

    /// <summary>Rows, and how many there are on all pages.</summary>
    public static bool IsPage(ITypeSymbol? type) => type is
    {
        Name: "Page", ContainingNamespace: { Name: "Refract", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>
    /// What a query is written with: inputs, filters, keys, fields, verbs; of the runtime or generated.
    /// </summary>
    public static bool IsQueryApi(ITypeSymbol? type) =>
        IsOfRuntime(type) || IsInput(type) || IsNested(type) || IsField(type)
        || Derives(type, "UniqueKey") || Derives(type, "ModelActions");

    public static bool IsOfRuntime(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "Runtime",
            ContainingNamespace: { Name: "Refract", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The member that an initialiser's entry sets or goes into, or null.</summary>
    public static IPropertySymbol? MemberOf(IOperation entry) => entry switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation target } => target.Property,
        IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } => target.Property,
        _ => null,
    };

    /// <summary>The name in a call: the place of what is said of the method.</summary>
    public static Location NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax
    {
        Expression: var method,
    }
        ? (method switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => method,
        }).GetLocation()
        : call.Syntax.GetLocation();

    private static bool Derives(ITypeSymbol? type, string name, bool isPublicNamespace = false)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name == name
                && (isPublicNamespace
                    ? type.ContainingNamespace is { Name: "Refract", ContainingNamespace.IsGlobalNamespace: true }
                    : IsOfRuntime(type)))
                return true;
        return false;
    }
}
