using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Selects;

/// <summary>
/// What a function of Select makes where the result is written as JSON as it is: returned from an endpoint or an
/// action, or given to the serializer. By syntax alone, because types of a client of the same project are not known.
/// </summary>
internal static class WrittenAsJson
{
    /// <summary>Methods whose lambda is an endpoint.</summary>
    private static readonly string[] s_endpoints =
        ["Map", "MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods"];

    /// <summary>Methods that make a response of a value.</summary>
    private static readonly string[] s_responses =
        ["Ok", "Json", "Created", "CreatedAtRoute", "CreatedAtAction", "Accepted"];

    /// <summary>How the verbs behind a Select begin; others may return something else.</summary>
    private static readonly string[] s_verbs =
        ["Find", "Stream", "Create", "Update", "Upsert", "Delete", "ConfigureAwait"];

    /// <param name="call">A call of Select with a lambda.</param>
    /// <param name="writesEndpoints">
    /// Whether ASP.NET generates the code of endpoints, as it does for PublishAot.
    /// </param>
    public static SelectFinding? Check(InvocationExpressionSyntax call, bool writesEndpoints)
    {
        if (!IsWritten(call, out var isEndpoint)) return null;
        var made = Results((LambdaExpressionSyntax)call.ArgumentList.Arguments[0].Expression).ToList();
        if (made.SelectMany(Tuples).FirstOrDefault() is { } tuple)
            return new SelectFinding(SelectRules.TupleAsJson, tuple);
        return writesEndpoints && isEndpoint
            && made.FirstOrDefault(result => result is AnonymousObjectCreationExpressionSyntax) is { } anonymous
            ? new SelectFinding(SelectRules.AnonymousAheadOfTime, anonymous) : null;
    }

    /// <param name="call">The call.</param>
    /// <param name="isEndpoint">Whether it is in the lambda of an endpoint.</param>
    private static bool IsWritten(ExpressionSyntax call, out bool isEndpoint)
    {
        isEndpoint = false;
        for (SyntaxNode node = call; ; node = node.Parent!)
            switch (node.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == node
                    && node is InvocationExpressionSyntax
                    && s_verbs.Any(verb => access.Name.Identifier.ValueText.StartsWith(verb, StringComparison.Ordinal)):
                case InvocationExpressionSyntax invocation when invocation.Expression == node:
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax:
                case PostfixUnaryExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker }:
                    var name = NameOf(taker);
                    if (name.StartsWith("Serialize", StringComparison.Ordinal)) return IsSerializer(taker);
                    if (!s_responses.Contains(name)) return false;
                    // Its own step of the loop leads on from the call.
                    node = taker.ArgumentList;
                    break;
                case LambdaExpressionSyntax lambda: return isEndpoint = IsEndpoint(lambda);
                case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax action }: return IsAction(action);
                case ReturnStatementSyntax statement:
                    var owner = statement.Ancestors().First(above => above is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                        or CompilationUnitSyntax);
                    return owner is LambdaExpressionSyntax function ? isEndpoint = IsEndpoint(function)
                        : owner is MethodDeclarationSyntax method && IsAction(method);
                default: return false;
            }
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsSerializer(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var type }
        && type.ToString().EndsWith("JsonSerializer", StringComparison.Ordinal);

    /// <summary>The pattern comes first; other libraries have a Map that takes the function alone.</summary>
    private static bool IsEndpoint(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list }
            argument && list.Arguments.IndexOf(argument) > 0 && s_endpoints.Contains(NameOf(call));

    private static bool IsAction(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(
        list => list.Attributes).Any(attribute => attribute.Name.ToString() is var name
            && (name.StartsWith("Http", StringComparison.Ordinal) || name == "Route"));

    /// <summary>What a function returns.</summary>
    private static IEnumerable<ExpressionSyntax> Results(LambdaExpressionSyntax lambda) =>
        lambda.ExpressionBody is { } body ? Choices(body)
            : lambda.Block!.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax
                and not LocalFunctionStatementSyntax).OfType<ReturnStatementSyntax>()
                .Where(statement => statement.Expression is not null)
                .SelectMany(statement => Choices(statement.Expression!));

    private static IEnumerable<ExpressionSyntax> Choices(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Choices(inner.Expression),
        ConditionalExpressionSyntax choice => Choices(choice.WhenTrue).Concat(Choices(choice.WhenFalse)),
        _ => [expression],
    };

    /// <summary>
    /// The tuples in a result: itself, a member of an anonymous object, or what is made of related rows.
    /// </summary>
    private static IEnumerable<ExpressionSyntax> Tuples(ExpressionSyntax result) => result switch
    {
        TupleExpressionSyntax => [result],
        AnonymousObjectCreationExpressionSyntax made => made.Initializers.SelectMany(
            member => Choices(member.Expression)).SelectMany(Tuples),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call when NameOf(call) == "Select"
            && call.ArgumentList.Arguments[0].Expression is LambdaExpressionSyntax lambda =>
            Results(lambda).SelectMany(Tuples),
        _ => [],
    };
}
