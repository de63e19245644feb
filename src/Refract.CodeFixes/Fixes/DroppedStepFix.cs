using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace Refract.CodeFixes.Fixes;

/// <summary>
/// RFR2050: <c>query.Take(3);</c> becomes <c>query = query.Take(3);</c>; at the end of a method that returns such a
/// query, <c>return query.Take(3);</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DroppedStepFix() : UsageFix("RFR2050")
{
    /// <inheritdoc/>
    private protected override IEnumerable<NodeFix> Find(SyntaxNode node, SemanticModel model, CancellationToken ct)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: InvocationExpressionSyntax call }
            statement) yield break;
        if (model.GetTypeInfo(call, ct).Type is not { } type) yield break;
        if (Source(call) is { } source && IsVariable(model.GetSymbolInfo(source, ct).Symbol, type))
        {
            yield return new NodeFix("assign", $"Assign it to '{source.Identifier.ValueText}'", statement,
                ExpressionStatement(AssignmentExpression(SimpleAssignmentExpression,
                    source.WithoutTrivia(), call.WithoutTrivia())));
        }

        if (IsLastOf(statement, type, model, ct))
        {
            yield return new NodeFix("return", "Return it", statement,
                ReturnStatement(call.WithoutTrivia()));
        }
    }

    /// <summary>The variable that a chain of steps begins with.</summary>
    private static IdentifierNameSyntax? Source(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => Source(access.Expression),
        ParenthesizedExpressionSyntax inner => Source(inner.Expression),
        IdentifierNameSyntax name => name,
        _ => null,
    };

    /// <summary>A variable that takes the query, and may be assigned.</summary>
    private static bool IsVariable(ISymbol? symbol, ITypeSymbol type) => symbol switch
    {
        ILocalSymbol local => !local.IsConst && !local.IsForEach && !local.IsUsing && !local.IsFixed
            && local.RefKind == RefKind.None && Same(local.Type, type),
        IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.Ref && Same(parameter.Type, type)
            && parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.Constructor },
        _ => false,
    };

    /// <summary>The last statement of a method that returns what the statement makes.</summary>
    private static bool IsLastOf(ExpressionStatementSyntax statement, ITypeSymbol type, SemanticModel model,
        CancellationToken ct) =>
        statement.Parent is BlockSyntax
        {
            Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax,
        } block && block.Statements.Last() == statement
        && model.GetDeclaredSymbol(block.Parent!, ct) is IMethodSymbol { IsAsync: false } method
        && Same(method.ReturnType, type);

    private static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
