using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;
using Refract.Generator.Selects;

namespace Refract.Generator.RawRows;

/// <summary>Finds the types that calls of raw SQL name.</summary>
internal static class RawFinder
{
    private static readonly HashSet<string> s_verbs =
        ["QueryRaw", "QueryRawFirst", "QueryRawFirstOrDefault", "StreamRaw"];

    /// <summary>True for a call that may be one: cheap, because it runs for every edited node.</summary>
    public static bool MayBe(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: var called }
        && NameOf(called) is { TypeArgumentList.Arguments.Count: 1 } name
        && s_verbs.Contains(name.Identifier.ValueText);

    /// <summary>
    /// What the rows of a call become, or what is wrong with it; null for other calls and for scalars.
    /// </summary>
    public static RawRowFinding? Find(InvocationExpressionSyntax call, Compilation compilation, ClientModel client,
        CancellationToken ct)
    {
        if (!compilation.ContainsSyntaxTree(call.SyntaxTree)) return null;
        var model = compilation.GetSemanticModel(call.SyntaxTree);
        if (IsAnothers(call.Expression, model, ct)) return null;
        var syntax = NameOf(call.Expression)!.TypeArgumentList.Arguments[0];
        if (model.GetTypeInfo(syntax, ct).Type is not { } type || type is ITypeParameterSymbol) return null;
        var reader = new RawRowReader(client, compilation.Assembly);
        var row = reader.Read(type);
        if (reader.Problem is { } problem)
            return new RawRowFinding(null, new SelectFinding(SelectRules.NoRawRow, syntax, problem));
        return row is null ? null : new RawRowFinding(row, null);
    }

    private static GenericNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name as GenericNameSyntax,
        MemberBindingExpressionSyntax binding => binding.Name as GenericNameSyntax,
        _ => called as GenericNameSyntax,
    };

    /// <summary>
    /// True for a receiver that is known and no client. The own client is not known while code is made.
    /// </summary>
    private static bool IsAnothers(ExpressionSyntax called, SemanticModel model, CancellationToken ct)
    {
        if (called is not MemberAccessExpressionSyntax access) return false;
        var type = model.GetTypeInfo(access.Expression, ct).Type;
        if (type is null || type.TypeKind is TypeKind.Error or TypeKind.TypeParameter) return false;
        for (var at = type; at is not null; at = at.BaseType)
            if (at.Name == "ClientBase" || at.TypeKind == TypeKind.Error) return false;
        return true;
    }
}

/// <summary>What the rows of a call become.</summary>
/// <param name="Row">The type; null when something is wrong.</param>
/// <param name="Wrong">What is wrong.</param>
internal sealed record RawRowFinding(RawRowModel? Row, SelectFinding? Wrong);
