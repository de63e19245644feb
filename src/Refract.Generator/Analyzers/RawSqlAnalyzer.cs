using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;
using Refract.Runtime;

namespace Refract.Generator.Analyzers;

/// <summary>A hole of an interpolated string of SQL inside quotes: <c>$"… like '%{text}%'"</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawSqlAnalyzer() : UsageAnalyzer(UsageRules.HoleInQuotes)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.InterpolatedStringHandlerCreation);

    private static void Check(OperationAnalysisContext context)
    {
        var creation = (IInterpolatedStringHandlerCreationOperation)context.Operation;
        if (!IsSql(creation.Type)) return;
        var scanner = new SqlScanner();
        foreach (var text in creation.Content.Syntax.DescendantNodesAndSelf()
            .OfType<InterpolatedStringExpressionSyntax>()
            .Where(text => !text.Ancestors().TakeWhile(node => node != creation.Content.Syntax)
                .Any(node => node is InterpolationSyntax)))
        {
            foreach (var content in text.Contents)
            {
                if (content is InterpolatedStringTextSyntax literal) scanner.Read(literal.TextToken.ValueText);
                else if (scanner.Inside is { } place && !IsFragment(content, creation.SemanticModel))
                    context.ReportDiagnostic(
                        Diagnostic.Create(UsageRules.HoleInQuotes, content.GetLocation(), content.ToString(), place));
                else scanner.Skip();
            }
        }
    }

    /// <summary>A part may be text that belongs into quotes.</summary>
    private static bool IsFragment(InterpolatedStringContentSyntax content, SemanticModel? model) =>
        content is InterpolationSyntax hole && IsSql(model?.GetTypeInfo(hole.Expression).Type);

    private static bool IsSql(ITypeSymbol? type) => type is
    {
        Name: "Sql", ContainingNamespace: { Name: "Refract", ContainingNamespace.IsGlobalNamespace: true },
    };
}
