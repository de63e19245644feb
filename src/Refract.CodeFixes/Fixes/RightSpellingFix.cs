using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Refract.CodeFixes.Fixes;

/// <summary>
/// RFR2054: names of other libraries become ours: <c>ToListAsync</c> is <c>FindMany</c>, <c>Any</c> is <c>Some</c>,
/// <c>ids.Contains(u.Id)</c> is <c>u.Id.In(ids)</c>. Those with another meaning (<c>ToLower</c>) are left to the
/// reader.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RightSpellingFix() : UsageFix("RFR2054")
{
    /// <summary>Steps of a query, which begin at <c>Query</c> on a model.</summary>
    private static readonly string[] s_steps =
        ["OrderBy", "Include", "Take", "Skip", "Cursor", "Distinct", "Lock"];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeFix> Find(SyntaxNode node, SemanticModel model, CancellationToken ct)
    {
        var access = node as MemberAccessExpressionSyntax
            ?? (node as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax
            ?? node.Parent as MemberAccessExpressionSyntax;
        if (access is null) return [];
        var fix = access.Parent is InvocationExpressionSyntax call && call.Expression == access
            ? OfCall(call, access, model, ct) : OfProperty(access);
        return fix is null ? [] : [fix];
    }

    private static NodeFix? OfCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access,
        SemanticModel model, CancellationToken ct)
    {
        var type = model.GetTypeInfo(access.Expression, ct).Type;
        var name = access.Name.Identifier.ValueText;
        if (IsRuntimeType(type, "ManyField"))
            return name switch
            {
                "Any" => Renamed(access, "Some"),
                "All" => Renamed(access, "Every"),
                _ => null,
            };
        if (name == "Contains")
            return IsRuntimeType(type, "ListField") ? Renamed(access, "Has") : Among(call, access, model);
        if (VerbCall.NameOf(name) is { } verb) return VerbCall.Fix(call, access, verb);
        return name switch
        {
            "AsNoTracking" => new NodeFix("remove", "Remove it: records are not tracked", call, access.Expression),
            "OrderByDescending" or "ThenByDescending" => Ordered(call, access, "Desc", type),
            "ThenBy" => Ordered(call, access, "Asc", type),
            "OrderBy" when !IsVerbs(type) => Ordered(call, access, "Asc", type),
            _ when s_steps.Contains(name) && IsVerbs(type) => new NodeFix("query", $"Write Query.{name}", access,
                access.WithExpression(OfQuery(access.Expression))),
            _ => null,
        };
    }

    /// <summary>
    /// <c>u.Age.HasValue</c> is <c>u.Age != null</c>, and <c>!u.Age.HasValue</c> is <c>u.Age == null</c>.
    /// </summary>
    private static NodeFix? OfProperty(MemberAccessExpressionSyntax access)
    {
        if (access.Name.Identifier.ValueText != "HasValue") return null;
        var isNegated = access.Parent is PrefixUnaryExpressionSyntax not
            && not.IsKind(SyntaxKind.LogicalNotExpression);
        var test = BinaryExpression(isNegated ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression,
            access.Expression.WithoutTrivia(), LiteralExpression(SyntaxKind.NullLiteralExpression));
        return new NodeFix("null", "Compare it with null", isNegated ? access.Parent! : access, test);
    }

    /// <summary><c>ids.Contains(u.Id)</c>.</summary>
    private static NodeFix? Among(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access,
        SemanticModel model)
    {
        if (call.ArgumentList.Arguments is not { Count: 1 } only) return null;
        var field = only[0].Expression;
        var found = InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, field.WithoutTrivia(),
                IdentifierName("In")),
            ArgumentList(SingletonSeparatedList(Argument(access.Expression.WithoutTrivia()))));
        return IsCondition(found, call.SpanStart, model) ? new NodeFix("in", "Write In(…)", call, found) : null;
    }

    /// <summary>An ordering with its direction. A second <c>OrderBy</c> adds to the first.</summary>
    private static NodeFix? Ordered(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access,
        string direction, ITypeSymbol? type)
    {
        if (call.ArgumentList.Arguments is not { Count: 1 } only
            || only[0].Expression is not SimpleLambdaExpressionSyntax
            {
                ExpressionBody: MemberAccessExpressionSyntax field,
            } lambda) return null;
        var step = lambda.WithExpressionBody(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, field,
            IdentifierName(direction)));
        var source = IsVerbs(type) ? OfQuery(access.Expression) : access.Expression;
        return new NodeFix("order", $"Write OrderBy({lambda.Parameter} => {field}.{direction})", call, call
            .WithExpression(access.WithExpression(source).WithName(IdentifierName("OrderBy")))
            .WithArgumentList(ArgumentList(SingletonSeparatedList(only[0].WithExpression(step)))));
    }

    private static NodeFix Renamed(MemberAccessExpressionSyntax access, string name) =>
        new(name, $"Write {name}", access.Name, IdentifierName(name));

    private static MemberAccessExpressionSyntax OfQuery(ExpressionSyntax model) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, model, IdentifierName("Query"));

    /// <summary>The verbs of a model: <c>db.User</c>.</summary>
    private static bool IsVerbs(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (IsRuntimeType(type, "ModelReads")) return true;
        return false;
    }
}
