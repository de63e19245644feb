using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>The variables of a method's body: what they are set from, and how they are used.</summary>
internal sealed class Locals
{
    private readonly Dictionary<ILocalSymbol, IOperation> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, List<ILocalReferenceOperation>> _uses =
        new(SymbolEqualityComparer.Default);

    public Locals(IEnumerable<IOperation> blocks)
    {
        foreach (var operation in blocks.SelectMany(block => block.DescendantsAndSelf())) Add(operation);
    }

    /// <summary>
    /// What a variable is set from where it is declared: a value, the list that a loop goes through, what a pattern
    /// looks at, the page that is taken apart. Null when there is no such thing, or when it is set again elsewhere.
    /// </summary>
    public IOperation? ValueOf(ILocalSymbol local) =>
        _values.TryGetValue(local, out var value) && !UsesOf(local).Any(IsSet) ? value : null;

    /// <summary>All places that name a variable.</summary>
    public IEnumerable<ILocalReferenceOperation> UsesOf(ILocalSymbol local) =>
        _uses.TryGetValue(local, out var uses) ? uses : [];

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declared when declared.GetVariableInitializer() is { } set:
                _values[declared.Symbol] = set.Value;
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop:
                _values[variable.Symbol] = loop.Collection;
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol found, Parent: IIsPatternOperation test }:
                _values[found] = test.Value;
                break;
            case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol found, Parent: IIsPatternOperation test }:
                _values[found] = test.Value;
                break;
            case IDeconstructionAssignmentOperation
            {
                Target: IDeclarationExpressionOperation { Expression: ITupleOperation parts }, Value: var page,
            } when RuntimeTypes.IsPage(page.Type):
                if (parts.Elements[0] is ILocalReferenceOperation rows) _values[rows.Local] = page;
                break;
            case ILocalReferenceOperation use:
                if (!_uses.TryGetValue(use.Local, out var uses)) _uses.Add(use.Local, uses = []);
                uses.Add(use);
                break;
        }
    }

    /// <summary>True where a variable gets another value.</summary>
    private static bool IsSet(ILocalReferenceOperation use) => !use.IsDeclaration && use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None },
        ITupleOperation { Parent: IDeconstructionAssignmentOperation taken } tuple => taken.Target == tuple,
        IAddressOfOperation or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation
        {
            Symbol.RefKind: not RefKind.None,
        } } => true,
        _ => false,
    };
}
