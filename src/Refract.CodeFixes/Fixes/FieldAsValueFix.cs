using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Refract.CodeFixes.Fixes;

/// <summary>
/// RFR2017: <c>object.Equals(p.Title, "x")</c>, <c>p.Title.Equals("x")</c>, <c>p.Title is "x"</c> and
/// <c>p.Title.ToString() == "x"</c> become <c>p.Title == "x"</c>, where that is a condition. CS0619 is what the
/// compiler says of <c>Equals</c> of a field, which does not compile.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FieldAsValueFix() : UsageFix("RFR2017", "CS0619")
{
    /// <inheritdoc/>
    private protected override IEnumerable<NodeFix> Find(SyntaxNode node, SemanticModel model, CancellationToken ct)
    {
        var field = node switch
        {
            ArgumentSyntax argument => argument.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" } access => access.Expression,
            SimpleNameSyntax { Identifier.ValueText: "Equals", Parent: MemberAccessExpressionSyntax access } =>
                access.Expression,
            _ => node as ExpressionSyntax,
        };
        if (field is null || Compared(field) is not var (old, other, isEqual)) yield break;
        var comparison = BinaryExpression(
            isEqual ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression,
            field.WithoutTrivia(), other.WithoutTrivia());
        if (!IsCondition(comparison.NormalizeWhitespace(), old.SpanStart, model)) yield break;
        yield return new NodeFix("compare", isEqual ? "Compare it with ==" : "Compare it with !=", old, comparison);
    }

    /// <summary>What is compared in this way, with what, and whether it is to be equal.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax Other, bool IsEqual)? Compared(ExpressionSyntax field) =>
        field.Parent switch
        {
            // object.Equals(p.Title, "x")
            ArgumentSyntax
            {
                Parent: ArgumentListSyntax { Arguments: { Count: 2 } both, Parent: InvocationExpressionSyntax call },
            } when NameOf(call) is "Equals" or "ReferenceEquals" && both[0].Expression == field =>
                Negated(call, both[1].Expression),
            // p.Title.Equals("x")
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals",
                Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } only } call } =>
                Negated(call, only[0].Expression),
            // p.Title.ToString() == "x"
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString",
                Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0,
                    Parent: BinaryExpressionSyntax comparison } call }
                when comparison.Left == call && (comparison.IsKind(SyntaxKind.EqualsExpression)
                    || comparison.IsKind(SyntaxKind.NotEqualsExpression)) =>
                (comparison, comparison.Right, comparison.IsKind(SyntaxKind.EqualsExpression)),
            // p.Title is "x", p.Title is not null
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } test =>
                Negated(test, constant.Expression),
            IsPatternExpressionSyntax
            {
                Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant },
            } test => (test, constant.Expression, false),
            _ => null,
        };

    /// <summary>With the <c>!</c> before it, if there is one.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax Other, bool IsEqual) Negated(ExpressionSyntax test,
        ExpressionSyntax other)
    {
        ExpressionSyntax whole = test;
        while (whole.Parent is ParenthesizedExpressionSyntax around) whole = around;
        return whole.Parent is PrefixUnaryExpressionSyntax not && not.IsKind(SyntaxKind.LogicalNotExpression)
            ? (not, other, false) : (test, other, true);
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
