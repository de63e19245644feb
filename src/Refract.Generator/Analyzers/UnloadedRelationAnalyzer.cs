using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// <c>var u = await db.User.FindFirst(); … u.Posts</c>: a relation that the query in the same method does not include
/// throws when it is read. Whatever the method does not show as a whole is left alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnloadedRelationAnalyzer() : UsageAnalyzer(UsageRules.UnloadedRelation)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationBlockStartAction(block =>
        {
            // Made for methods that read a relation, and once for each.
            var locals = new Lazy<Locals>(() => new(block.OperationBlocks));
            block.RegisterOperationAction(read => Check(read, locals), OperationKind.PropertyReference);
        });

    private static void Check(OperationAnalysisContext context, Lazy<Locals> locals)
    {
        var read = (IPropertyReferenceOperation)context.Operation;
        if (read.Instance is not { } row || !RuntimeTypes.IsModel(read.Property.ContainingType)
            || row is IInstanceReferenceOperation || read.Parent is INameOfOperation) return;
        if (Origin.Of(row, locals.Value) is not { } origin || !IsOf(read, origin)) return;
        if (!IsPlain(origin, locals.Value) || Origin.FunctionOf(read) != Origin.FunctionOf(origin.Verb)) return;
        if (Included.By(origin.Verb, locals.Value) is not { } included) return;

        var type = Included.TypeOf(origin.Verb);
        foreach (var relation in origin.Path)
        {
            // What is not included on the way is reported there.
            if (!included.Has(relation.Name, out var inside) || inside is null) return;
            included = inside;
            type = Included.TypeIn(MemberOf(type, relation.Name)?.Type);
        }

        var name = read.Property.Name;
        if (MemberOf(type, name) is null) return;
        if (included.Has(name, out _) || !IsRead(read, included, out var counted)) return;
        var path = origin.Path.Select(relation => relation.Name).ToList();
        context.ReportDiagnostic(
            Diagnostic.Create(UsageRules.UnloadedRelation, read.Syntax.GetLocation(),
                [origin.Verb.Syntax.GetLocation()], IncludeText.Properties(origin.Verb, path, name, counted),
                Describe(read, counted), origin.Verb.TargetMethod.Name,
                IncludeText.Of(origin.Verb, path, name, counted)));
    }

    /// <summary>The verb returns rows of the model, or rows that lead to them.</summary>
    private static bool IsOf(IPropertyReferenceOperation read, Origin origin)
    {
        var type = origin.Path.IsEmpty
            ? (origin.Verb.TargetMethod.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()
            : origin.Path[origin.Path.Length - 1].Type;
        if (type is INamedTypeSymbol { TypeArguments: { Length: 1 } items }) type = items[0];
        return SymbolEqualityComparer.Default.Equals(type, read.Property.ContainingType);
    }

    private static IPropertySymbol? MemberOf(ITypeSymbol? type, string name) =>
        type?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();

    /// <summary><c>u.Count.Posts</c> reads the number of a relation, which is included by itself.</summary>
    private static bool IsRead(IPropertyReferenceOperation read, Included included, out string? counted)
    {
        counted = null;
        if (!RuntimeTypes.IsCounts(read.Property)) return true;
        if (read.Parent is not IPropertyReferenceOperation { Property.Name: var relation }) return false;
        counted = relation;
        return !included.MayCount(relation);
    }

    private static string Describe(IPropertyReferenceOperation read, string? counted) =>
        counted is null ? read.Syntax.ToString() : read.Parent!.Syntax.ToString();

    /// <summary>The variables on the way are looked at only: none is passed on, kept elsewhere, or asked.</summary>
    private static bool IsPlain(Origin origin, Locals locals) =>
        origin.Variables.All(local => locals.UsesOf(local).All(IsPlain));

    private static bool IsPlain(ILocalReferenceOperation use)
    {
        if (use.IsDeclaration) return true;
        IOperation child = use;
        while (child.Parent is IConversionOperation or IParenthesizedOperation) child = child.Parent;
        return child.Parent switch
        {
            IPropertyReferenceOperation member => member.Instance == child && !IsLoaded(member),
            IConditionalAccessOperation access => access.Operation == child
                && !access.WhenNotNull.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(IsLoaded),
            ICoalesceOperation coalesce => coalesce.Value == child
                && coalesce.WhenNull is IThrowOperation or IConversionOperation { Operand: IThrowOperation },
            IArgumentOperation { Parent: IInvocationOperation call } argument =>
                Linq.IsLinq(call.TargetMethod) && call.Arguments[0] == argument,
            IForEachLoopOperation loop => loop.Collection == child,
            IIsPatternOperation or IIsTypeOperation or IBinaryOperation or IReturnOperation or IWithOperation
                or INameOfOperation => true,
            _ => false,
        };
    }

    /// <summary>Code that asks <c>u.Loaded.Posts</c> knows what it does.</summary>
    private static bool IsLoaded(IPropertyReferenceOperation member) =>
        member.Property.Name == "Loaded" && RuntimeTypes.IsModel(member.Property.ContainingType);
}
