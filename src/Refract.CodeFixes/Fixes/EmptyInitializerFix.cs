using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Refract.CodeFixes.Fixes;

/// <summary>RFR2011: <c>Some = { }</c> becomes <c>Some = new()</c>: there is such a row.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EmptyInitializerFix() : UsageFix("RFR2011")
{
    /// <inheritdoc/>
    private protected override IEnumerable<NodeFix> Find(SyntaxNode node, SemanticModel model, CancellationToken ct)
    {
        var assignment = node.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (assignment?.Right is not InitializerExpressionSyntax { Expressions.Count: 0 } empty) yield break;
        yield return new NodeFix("new", "Write new(): it has to be there", empty, ImplicitObjectCreationExpression());
    }
}
