using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Refract.CodeFixes.Fixes;

/// <summary>
/// RFR2051: the query includes what is read of its rows, in its own style: <c>include: new() { Posts = true }</c>, or
/// <c>.Include(x => x.Posts)</c>. What it includes already stays.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IncludeFix() : UsageFix("RFR2051")
{
    /// <inheritdoc/>
    private protected override IEnumerable<NodeFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model,
        CancellationToken ct)
    {
        if (diagnostic.AdditionalLocations.Count != 1
            || !diagnostic.Properties.TryGetValue("Member", out var member) || member is null) yield break;
        var verb = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
        if (verb is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
            yield break;
        diagnostic.Properties.TryGetValue("Counted", out var counted);
        diagnostic.Properties.TryGetValue("Path", out var joined);
        var path = joined is { Length: > 0 } ? joined.Split('.') : [];
        var shown = string.Join(".", [.. path, member, .. counted is null ? Array.Empty<string>() : [counted]]);
        var title = $"Include {shown}";
        if (diagnostic.Properties.ContainsKey("IsQuery"))
            yield return new NodeFix("include", title, access.Expression, Included(access, path, member, counted));
        else if (WithArgument(call, path, member, counted) is { } arguments)
            yield return new NodeFix("include", title, call.ArgumentList, arguments);
    }

    /// <summary><c>db.User.Query.Include(x => x.Posts.Include(x => x.Author))</c>.</summary>
    private static InvocationExpressionSyntax Included(MemberAccessExpressionSyntax access, string[] path,
        string member, string? counted)
    {
        ExpressionSyntax step = counted is null ? Access("x", member)
            : InvocationExpression(Access(Access("x", counted), "Count"));
        foreach (var relation in path.AsEnumerable().Reverse()) step = Include(Access("x", relation), step);
        return Include(access.Expression, step);
    }

    private static InvocationExpressionSyntax Include(ExpressionSyntax source, ExpressionSyntax step) =>
        InvocationExpression(Access(source, "Include"), ArgumentList(SingletonSeparatedList(
            Argument(SimpleLambdaExpression(Parameter(Identifier("x")), step)))));

    /// <summary>The arguments with the member in <c>include:</c>; null where that is not written out.</summary>
    private static ArgumentListSyntax? WithArgument(InvocationExpressionSyntax call, string[] path, string member,
        string? counted)
    {
        var entries = counted is null ? [.. path, member] : path.Append(member).Append(counted).ToArray();
        // Relations on the way take what is in them by Include; Count takes the relation itself.
        var inside = counted is null ? entries.Length : entries.Length - 1;
        var known = call.ArgumentList.Arguments.FirstOrDefault(
            argument => argument.NameColon?.Name.Identifier.ValueText == "include");
        if (known is null)
        {
            var added = ImplicitObjectCreationExpression(ArgumentList(),
                InitializerExpression(SyntaxKind.ObjectInitializerExpression,
                    SingletonSeparatedList<ExpressionSyntax>(Entry(entries, 0, inside))));
            return call.ArgumentList.AddArguments(Argument(NameColon("include"), default, added));
        }

        if (known.Expression is not BaseObjectCreationExpressionSyntax { Initializer: { } initializer }) return null;
        return With(initializer, entries, 0, inside) is { } merged
            ? call.ArgumentList.ReplaceNode(initializer, merged) : null;
    }

    /// <summary><c>Posts = true</c>, <c>Posts = { Include = { Author = true } }</c> or <c>Count = { Posts = true }</c>.
    /// </summary>
    private static AssignmentExpressionSyntax Entry(string[] entries, int at, int inside) =>
        Assignment(entries[at], at == entries.Length - 1
            ? LiteralExpression(SyntaxKind.TrueLiteralExpression)
            : Inside(Entry(entries, at + 1, inside), isRelation: at < inside - 1));

    private static InitializerExpressionSyntax Inside(ExpressionSyntax entry, bool isRelation)
    {
        var own = Initializer(entry);
        return isRelation ? Initializer(Assignment("Include", own)) : own;
    }

    /// <summary>What an initialiser is with the entry in it; null where it does not show what it has.</summary>
    private static InitializerExpressionSyntax? With(InitializerExpressionSyntax initializer, string[] entries, int at,
        int inside)
    {
        if (Find(initializer, entries[at]) is not { } known)
            return initializer.AddExpressions(Entry(entries, at, inside));
        if (at == entries.Length - 1) return null;
        var isRelation = at < inside - 1;
        switch (known.Right)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression):
                return initializer.ReplaceNode(literal, Inside(Entry(entries, at + 1, inside), isRelation));
            case InitializerExpressionSyntax own:
                if (isRelation && Find(own, "Include") is null)
                    return initializer.ReplaceNode(own,
                        own.AddExpressions(Assignment("Include", Initializer(Entry(entries, at + 1, inside)))));
                var place = isRelation ? Find(own, "Include")?.Right as InitializerExpressionSyntax : own;
                return place is not null && With(place, entries, at + 1, inside) is { } merged
                    ? initializer.ReplaceNode(place, merged) : null;
            default:
                return null;
        }
    }

    private static AssignmentExpressionSyntax? Find(InitializerExpressionSyntax initializer, string name) =>
        initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(entry => entry.Left is IdentifierNameSyntax known && known.Identifier.ValueText == name);

    private static AssignmentExpressionSyntax Assignment(string name, ExpressionSyntax value) =>
        AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, Name(name), value);

    private static InitializerExpressionSyntax Initializer(ExpressionSyntax entry) =>
        InitializerExpression(SyntaxKind.ObjectInitializerExpression, SingletonSeparatedList(entry));

    private static MemberAccessExpressionSyntax Access(string source, string name) =>
        Access(IdentifierName(source), name);

    private static MemberAccessExpressionSyntax Access(ExpressionSyntax source, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, source, Name(name));

    private static IdentifierNameSyntax Name(string name) => IdentifierName(
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name);
}
