using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>
/// The steps on related rows. Where they hold constants and fields only, they mean the same anywhere, so they are said
/// once, beforehand; with values of the program they are known when the function runs.
/// </summary>
internal sealed class ChainSteps(ClientModel client, RelationModel relation)
{
    private readonly StringBuilder _text = new();

    /// <summary>The steps as code.</summary>
    public string Text => IsDeferred ? "" : _text.ToString();

    /// <summary>True when the steps hold values of the program.</summary>
    public bool IsDeferred { get; private set; }

    /// <summary>The relation whose rows they are of.</summary>
    public RelationModel Relation => relation;

    /// <summary>Adds a step.</summary>
    public void Add(InvocationExpressionSyntax step) => Add(Lambdas.NameOf(step)!, step);

    /// <summary>Adds the condition of a count.</summary>
    public void AddCondition(InvocationExpressionSyntax count) => Add("Where", count);

    private void Add(string name, InvocationExpressionSyntax step)
    {
        var arguments = new List<string>();
        foreach (var argument in step.ArgumentList.Arguments)
        {
            if (argument.NameColon is not null || !IsConstant(argument.Expression, []))
            {
                IsDeferred = true;
                return;
            }

            arguments.Add(Code(argument.Expression));
        }

        _text.Append('.').Append(name).Append('(').Append(string.Join(", ", arguments)).Append(')');
    }

    /// <summary>True for an expression that means the same in generated code.</summary>
    private bool IsConstant(ExpressionSyntax expression, HashSet<string> names) => expression switch
    {
        LiteralExpressionSyntax => true,
        IdentifierNameSyntax name => names.Contains(name.Identifier.ValueText),
        ParenthesizedExpressionSyntax inner => IsConstant(inner.Expression, names),
        PrefixUnaryExpressionSyntax unary => IsConstant(unary.Operand, names),
        BinaryExpressionSyntax binary when !binary.IsKind(SyntaxKind.AsExpression)
            && !binary.IsKind(SyntaxKind.IsExpression) =>
            IsConstant(binary.Left, names) && IsConstant(binary.Right, names),
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } access =>
            IsEnumValue(access) || IsConstant(access.Expression, names),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } method
        } call =>
            IsConstant(method.Expression, names)
            && call.ArgumentList.Arguments.All(argument =>
                argument.NameColon is null && argument.RefKindKeyword.IsKind(SyntaxKind.None)
                && IsConstant(argument.Expression, names)),
        SimpleLambdaExpressionSyntax { Body: ExpressionSyntax body } lambda =>
            IsConstant(body, [.. names, lambda.Parameter.Identifier.ValueText]),
        _ => false,
    };

    private bool IsEnumValue(MemberAccessExpressionSyntax access) =>
        access.Expression is IdentifierNameSyntax type
        && client.Enums.Any(candidate => candidate.Name == type.Identifier.ValueText
            && candidate.Values.Any(value => value.Name == access.Name.Identifier.ValueText));

    /// <summary>The expression, with the full names of enums.</summary>
    private string Code(ExpressionSyntax expression)
    {
        var values = expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(IsEnumValue);
        var full = expression.ReplaceNodes(values, (_, access) => access.WithExpression(
            SyntaxFactory.ParseExpression(
                client.Scope.Global(((IdentifierNameSyntax)access.Expression).Identifier.ValueText))));
        return full.WithoutTrivia().NormalizeWhitespace(eol: " ").ToFullString();
    }
}
