using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>Finds the calls of <c>Select</c> on the client's queries.</summary>
internal static class SelectFinder
{
    /// <summary>True for a call that may be one: cheap, because it runs for every edited node.</summary>
    public static bool MayBe(SyntaxNode node) => node is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "Select" } }
            or MemberBindingExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "Select" } },
        ArgumentList.Arguments: { Count: 1 } arguments,
    } && arguments[0].Expression is LambdaExpressionSyntax;

    /// <summary>The call, or null when it is another library's.</summary>
    public static SelectCall? Find(InvocationExpressionSyntax call, Compilation compilation, ClientModel client,
        bool writesEndpoints, CancellationToken ct)
    {
        if (!compilation.ContainsSyntaxTree(call.SyntaxTree)) return null;
        var model = compilation.GetSemanticModel(call.SyntaxTree);
        var receiver = call.Expression is MemberAccessExpressionSyntax access
            ? new Receivers(client, model, ct).Find(access.Expression) : null;
        if (receiver is null || model.GetInterceptableLocation(call, ct) is not { } location) return null;
        var analysis = new FunctionAnalysis(client, model, ct);
        var shape = analysis.Analyse((LambdaExpressionSyntax)call.ArgumentList.Arguments[0].Expression,
            receiver.Entity);
        var select = new SelectModel(location.GetInterceptsLocationAttributeSyntax(), receiver.IsQuery, shape,
            analysis.Inner.ToEquatableArray());
        IEnumerable<SelectFinding> findings = analysis.Findings;
        if (WrittenAsJson.Check(call, writesEndpoints) is { } lost) findings = findings.Append(lost);
        return new SelectCall(call.SyntaxTree.FilePath, select, findings.ToEquatableArray());
    }
}
