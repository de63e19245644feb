using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refract.Generator.Selects;

/// <summary>Questions about the syntax of functions.</summary>
internal static class Lambdas
{
    /// <summary>The name of the only parameter; null when there is not one, or it has none.</summary>
    public static string? ParameterOf(LambdaExpressionSyntax function) => function switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } only } =>
            only[0].Identifier.ValueText,
        _ => null,
    };

    /// <summary>Where a name of a function is used inside it, as an expression.</summary>
    public static IEnumerable<IdentifierNameSyntax> UsesOf(string name, SyntaxNode within)
    {
        foreach (var node in within.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax identifier || identifier.Identifier.ValueText != name) continue;
            var isMember = identifier.Parent switch
            {
                MemberAccessExpressionSyntax access => access.Name == identifier,
                MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax => true,
                _ => false,
            };
            if (!isMember && !IsHidden(identifier, name, within)) yield return identifier;
        }
    }

    /// <summary>True when another function stands between an expression and a function.</summary>
    public static bool IsInside(SyntaxNode expression, SyntaxNode function)
    {
        for (var node = expression.Parent; node is not null && node != function; node = node.Parent)
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax)
                return true;
        return false;
    }

    /// <summary>The expression with the parentheses, the <c>!</c> and the <c>?.</c> around it.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression.Parent)
            {
                case ParenthesizedExpressionSyntax parentheses:
                    expression = parentheses;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                    expression = sure;
                    break;
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == expression:
                    expression = access;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>The call of a method on an expression, or null.</summary>
    public static InvocationExpressionSyntax? CallOn(ExpressionSyntax expression)
    {
        expression = Outermost(expression);
        return expression.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == expression =>
                access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : null,
            _ => null,
        };
    }

    /// <summary>The name of the method that a call is of.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>True for a comparison of an expression with null.</summary>
    public static bool IsNullTest(SyntaxNode test, ExpressionSyntax expression) => test switch
    {
        BinaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression
        } binary => IsNull(binary.Left == expression ? binary.Right : binary.Left),
        IsPatternExpressionSyntax { Pattern: var pattern } => pattern switch
        {
            ConstantPatternSyntax constant => IsNull(constant.Expression),
            UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } => IsNull(constant.Expression),
            _ => false,
        },
        _ => false,
    };

    /// <summary>The names that are declared inside a node: parameters and variables.</summary>
    public static HashSet<string> DeclaredIn(SyntaxNode within)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in within.DescendantNodes())
        {
            var name = node switch
            {
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
                ForEachStatementSyntax loop => loop.Identifier.ValueText,
                FromClauseSyntax from => from.Identifier.ValueText,
                LetClauseSyntax let => let.Identifier.ValueText,
                _ => null,
            };
            if (name is { Length: > 0 }) names.Add(name);
        }

        return names;
    }

    /// <summary>True when a function has a parameter of this name, or a loop its variable.</summary>
    public static bool Declares(SyntaxNode node, string name)
    {
        IEnumerable<ParameterSyntax> parameters = node switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters,
            LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
            _ => [],
        };
        return parameters.Any(parameter => parameter.Identifier.ValueText == name)
            || (node is ForEachStatementSyntax loop && loop.Identifier.ValueText == name);
    }

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);

    /// <summary>True when a function on the way has a parameter of the same name.</summary>
    private static bool IsHidden(SyntaxNode use, string name, SyntaxNode within)
    {
        for (var node = use.Parent; node is not null && node != within; node = node.Parent)
            if (Declares(node, name)) return true;
        return false;
    }
}
