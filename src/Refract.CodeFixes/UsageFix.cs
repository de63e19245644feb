using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Refract.CodeFixes;

/// <summary>
/// What the fixes share: each is for one rule, replaces one node, and is only offered where the result means what was
/// meant. All places of a document, project or solution can be fixed at once.
/// </summary>
public abstract class UsageFix : CodeFixProvider
{
    private protected UsageFix(params string[] rules) => FixableDiagnosticIds = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var ct = context.CancellationToken;
        if (await document.GetSyntaxRootAsync(ct).ConfigureAwait(false) is not { } root) return;
        if (await document.GetSemanticModelAsync(ct).ConfigureAwait(false) is not { } model) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in Find(diagnostic, root, model, ct))
            {
                var changed = root.ReplaceNode(fix.Old, fix.New.WithTriviaFrom(fix.Old)
                    .WithAdditionalAnnotations(Formatter.Annotation));
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)),
                        $"{GetType().Name}: {fix.Kind}"),
                    diagnostic);
            }
        }
    }

    /// <summary>The fixes of a diagnostic, the best one first; none where it is not certain.</summary>
    private protected virtual IEnumerable<NodeFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model,
        CancellationToken ct) =>
        Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, ct);

    /// <summary>The fixes of what stands at the node that the diagnostic is at.</summary>
    private protected virtual IEnumerable<NodeFix> Find(SyntaxNode node, SemanticModel model, CancellationToken ct) =>
        [];

    /// <summary>
    /// True when the expression would be a condition of a query in this place, by operators that are meant to be used.
    /// </summary>
    private protected static bool IsCondition(ExpressionSyntax expression, int position, SemanticModel model)
    {
        var type = model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        var symbol = model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression)
            .Symbol;
        return type is { Name: "Predicate", ContainingNamespace.Name: "Refract" } && symbol is not null
            && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute" });
    }

    /// <summary>True for a type of the client's runtime with one of these names.</summary>
    private protected static bool IsRuntimeType(ITypeSymbol? type, params string[] names) => type is not null
        && type.ContainingNamespace is { Name: "Runtime", ContainingNamespace.Name: "Refract" }
        && names.Contains(type.Name);
}
