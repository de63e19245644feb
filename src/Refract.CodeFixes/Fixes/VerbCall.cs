using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Refract.CodeFixes.Fixes;

/// <summary>Calls that run a query, under the names of other libraries.</summary>
internal static class VerbCall
{
    /// <summary>Our name of a verb of other libraries; null when it is none.</summary>
    public static string? NameOf(string name) => name switch
    {
        "ToListAsync" or "ToArrayAsync" or "ToList" or "ToArray" => "FindMany",
        // Not Single: it fails when there are two, which no verb of ours does.
        "FirstOrDefaultAsync" or "FirstOrDefault" => "FindFirst",
        "FirstAsync" or "First" => "FindFirstOrThrow",
        "FindAsync" => "FindUnique",
        "AnyAsync" or "Any" => "Exists",
        "CountAsync" => "Count",
        _ => null,
    };

    /// <summary>
    /// The call with our name. A condition becomes a <c>Where</c> before it, a token is given by name, and a call that
    /// was synchronous is awaited; none where that is not possible.
    /// </summary>
    public static NodeFix? Fix(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string verb)
    {
        var arguments = call.ArgumentList.Arguments;
        var source = access.Expression;
        if (verb == "FindUnique")
        {
            return arguments.Count == 1
                ? new NodeFix(verb, "Write FindUnique", access.Name, IdentifierName(verb)) : null;
        }

        if (arguments.FirstOrDefault() is { Expression: LambdaExpressionSyntax } condition)
        {
            source = InvocationExpression(
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, source, IdentifierName("Where")),
                ArgumentList(SingletonSeparatedList(condition)));
            arguments = arguments.RemoveAt(0);
        }

        if (arguments.Count > 1) return null;
        ExpressionSyntax written = InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, source, access.OperatorToken,
                IdentifierName(verb)),
            ArgumentList(SeparatedList(arguments.Select(token =>
                Argument(NameColon("ct"), default, token.Expression.WithoutTrivia())))));
        if (!access.Name.Identifier.ValueText.EndsWith("Async", StringComparison.Ordinal)
            && call.Parent is not AwaitExpressionSyntax)
        {
            if (!IsInAsync(call)) return null;
            written = AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space),
                written.WithoutLeadingTrivia());
            if (call.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
                or PrefixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax)
                written = ParenthesizedExpression(written);
        }

        return new NodeFix(verb, $"Write {verb}", call, written);
    }

    private static bool IsInAsync(SyntaxNode node)
    {
        foreach (var around in node.Ancestors())
        {
            switch (around)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
