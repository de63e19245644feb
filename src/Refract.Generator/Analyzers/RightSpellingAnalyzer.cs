using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// Calls that do not compile and that other libraries have: <c>ids.Contains(u.Id)</c>, <c>OrderBy(u => u.Name)</c>,
/// <c>db.User.Take(3)</c>, <c>QueryRaw("…" + id)</c>. The compiler says what does not fit, this rule what to write. It
/// looks at code with errors only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RightSpellingAnalyzer() : UsageAnalyzer(UsageRules.RightSpelling)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.Invalid);

    private static void Check(OperationAnalysisContext context)
    {
        if (context.Operation is not { Syntax: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name: var name, Expression: var source },
                ArgumentList.Arguments: var arguments,
            }, SemanticModel: { } model }) return;
        var written = name.Identifier.ValueText switch
        {
            "Contains" => Among(source, arguments, model, context.CancellationToken),
            "OrderBy" or "Include" or "Take" or "Skip" or "Cursor" or "Distinct" or "Lock"
                when RuntimeTypes.IsVerbs(TypeOf(source, model, context.CancellationToken)) =>
                $"{source}.Query.{name}(…): the steps of a query begin at Query or Where",
            "QueryRaw" or "QueryRawFirst" or "QueryRawFirstOrDefault" or "QueryRawScalar" or "StreamRaw" or "ExecuteRaw"
                when RuntimeTypes.IsClient(TypeOf(source, model, context.CancellationToken)) =>
                Interpolated(name, arguments, model, context.CancellationToken),
            "OrderBy" => Direction(arguments, model, context.CancellationToken),
            _ => null,
        };
        if (written is not null)
            context.ReportDiagnostic(
                Diagnostic.Create(UsageRules.RightSpelling, name.GetLocation(), written));
    }

    /// <summary><c>ids.Contains(u.Id)</c> or <c>Enumerable.Contains(ids, u.Id)</c>.</summary>
    private static string? Among(ExpressionSyntax source, SeparatedSyntaxList<ArgumentSyntax> arguments,
        SemanticModel model, CancellationToken ct)
    {
        if (arguments.Count == 0) return null;
        var field = arguments[arguments.Count - 1].Expression;
        var list = arguments.Count == 1 ? source : arguments[0].Expression;
        return RuntimeTypes.IsField(TypeOf(field, model, ct)) && !RuntimeTypes.IsField(TypeOf(list, model, ct))
            ? $"{field}.In({list}): the database looks for the field's value in the list" : null;
    }

    /// <summary><c>QueryRaw&lt;User&gt;("… where id = " + id)</c>: a text has no parameters.</summary>
    private static string? Interpolated(SimpleNameSyntax name, SeparatedSyntaxList<ArgumentSyntax> arguments,
        SemanticModel model, CancellationToken ct) =>
        arguments.Count > 0
            && TypeOf(arguments[0].Expression, model, ct) is { SpecialType: SpecialType.System_String }
            ? $"{name}($\"… {{value}} …\"): each hole of an interpolated string is a parameter; text that was put "
                + "together elsewhere goes through Sql.Unsafe"
            : null;

    /// <summary><c>OrderBy(u => u.Name)</c>: a field alone is no ordering.</summary>
    private static string? Direction(SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model,
        CancellationToken ct) => arguments
        .Select(argument => (argument.Expression as LambdaExpressionSyntax)?.ExpressionBody)
        .Where(body => body is not null && RuntimeTypes.IsField(TypeOf(body, model, ct)))
        .Select(body => $"{body}.Asc or {body}.Desc: a field alone is no ordering").FirstOrDefault();

    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model, CancellationToken ct) =>
        model.GetTypeInfo(expression, ct).Type;
}
