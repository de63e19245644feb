using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Refract.CodeFixes.Fixes;

/// <summary>
/// RFR2011: <c>Some = { }</c> becomes <c>Some = new()</c>: there is such a row. In an include it is <c>true</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EmptyInitializerFix() : UsageFix("RFR2011")
{
    /// <inheritdoc/>
    private protected override IEnumerable<NodeFix> Find(SyntaxNode node, SemanticModel model, CancellationToken ct)
    {
        var assignment = node.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (assignment?.Right is not InitializerExpressionSyntax { Expressions.Count: 0 } empty) yield break;
        yield return IsRuntimeType(model.GetTypeInfo(assignment.Left, ct).Type, "ManyInclude", "OneInclude")
            ? new NodeFix("true", "Write true: include it", empty, LiteralExpression(SyntaxKind.TrueLiteralExpression))
            : new NodeFix("new", "Write new(): it has to be there", empty, ImplicitObjectCreationExpression());
    }
}
