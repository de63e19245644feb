using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>foreach (var user in users) await db.Post.FindMany(…)</c>: one statement for each row of a query (N+1), where one
/// for all of them would do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryInLoopAnalyzer() : UsageAnalyzer(UsageRules.QueryInLoop)
{
    /// <summary>Longer names of what is looped over are not shown.</summary>
    private const int MostCharacters = 40;

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationBlockStartAction(block =>
        {
            // Made for methods with a query in a loop, and once for each.
            var locals = new Lazy<Locals>(() => new(block.OperationBlocks));
            block.RegisterOperationAction(call => Check(call, locals), OperationKind.Invocation);
        });

    private static void Check(OperationAnalysisContext context, Lazy<Locals> locals)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!RuntimeTypes.IsVerb(call.TargetMethod) && !RuntimeTypes.IsRaw(call.TargetMethod)) return;
        if (LoopedOver(call, locals) is not { } rows || IsInBatch(call)) return;
        var name = call.TargetMethod.Name;
        var shown = rows.Syntax.ToString();
        context.ReportDiagnostic(
            Diagnostic.Create(UsageRules.QueryInLoop, RuntimeTypes.NameOf(call), name,
                shown.Length > MostCharacters ? "the rows of a query" : $"'{shown}'", Advice(name)));
    }

    private static string Advice(string verb) => verb switch
    {
        "Create" => "create them by one CreateMany, or send them together by db.Batch",
        "Upsert" => "write them by one UpsertMany, or send them together by db.Batch",
        "Update" or "UpdateOrDefault" or "UpdateMany" =>
            "update them by one UpdateMany, or send them together by db.Batch",
        "Delete" or "DeleteOrDefault" or "DeleteMany" => "delete them by one DeleteMany",
        "CreateMany" or "UpdateAll" or "DeleteAll" or "ExecuteRaw" => "write all at once before or after the loop",
        "Count" => "count related rows in the query itself by include: new() { Count = … }, or use GroupBy",
        _ => "include the relation in the query itself, or read what all items need before the loop by one FindMany "
            + "with In",
    };

    /// <summary>The rows that the call runs for; null when there are none, or when the call ends the loop.</summary>
    private static IOperation? LoopedOver(IOperation call, Lazy<Locals> locals)
    {
        var isLast = false;
        var child = call;
        for (var parent = call.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            IOperation? items = null;
            switch (parent)
            {
                case ILocalFunctionOperation:
                    return null;
                case IReturnOperation or IThrowOperation:
                    isLast = true;
                    break;
                case IBlockOperation block when block.Operations.LastOrDefault() is IReturnOperation or IThrowOperation
                    || (block.Operations.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Break }
                        && block.Parent is not ISwitchCaseOperation):
                    isLast = true;
                    break;
                case IForEachLoopOperation loop when loop.Body == child:
                    items = loop.Collection;
                    break;
                case IForLoopOperation { Condition: { } condition } loop when loop.Body == child:
                    items = condition.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
                        .FirstOrDefault(property => property.Property.Name is "Count" or "Length")?.Instance;
                    break;
                case IAnonymousFunctionOperation function:
                    items = ItemsOf(function);
                    if (items is null) return null;
                    isLast = false;
                    break;
            }

            if (items is not null && AreRows(items, locals.Value)) return isLast ? null : items;
            if (items is not null) isLast = false;
        }

        return null;
    }

    /// <summary>What a function is called for each item of, or null.</summary>
    private static IOperation? ItemsOf(IAnonymousFunctionOperation function)
    {
        if (Linq.SourceOf(function) is { } source) return source;
        return Linq.CallWith(function) switch
        {
            { TargetMethod: { Name: "ForEach" or "ForEachAsync", ContainingType.Name: "Parallel" } } call =>
                call.Arguments[0].Value,
            { TargetMethod: { Name: "ForEach", ContainingType.Name: "List" }, Instance: { } list } => list,
            _ => null,
        };
    }

    /// <summary>Records of models, or what was made of the results of a query, one by one.</summary>
    private static bool AreRows(IOperation items, Locals locals)
    {
        var steps = 0;
        for (var value = items; value is not null && ++steps < Origin.MostSteps;)
        {
            if (RuntimeTypes.IsModel(Linq.ItemOf(value.Type)) || Origin.Of(value, locals) is not null) return true;
            value = value switch
            {
                IParenthesizedOperation inner => inner.Operand,
                IConversionOperation conversion => conversion.Operand,
                ILocalReferenceOperation { Local: var local } => locals.ValueOf(local),
                IInvocationOperation call when Linq.IsLinq(call.TargetMethod) && !Linq.Groups(call.TargetMethod) =>
                    call.Arguments.FirstOrDefault()?.Value,
                _ => null,
            };
        }

        return false;
    }

    /// <summary>The operations of a batch are sent together.</summary>
    private static bool IsInBatch(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation function
                && Linq.CallWith(function) is { TargetMethod: { Name: "Batch", ContainingType: var type } }
                && RuntimeTypes.IsClient(type)) return true;
        return false;
    }
}
