using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>What a query includes, by the names of members; null stands for what the code does not show.</summary>
internal sealed class Included
{
    private readonly Dictionary<string, Included?> _members = new(StringComparer.Ordinal);

    /// <summary>The relations whose rows are counted; null when the code does not show it.</summary>
    private HashSet<string>? _counted = new(StringComparer.Ordinal);

    /// <summary>Whether a member is included, and what of it in turn.</summary>
    public bool Has(string member, out Included? inside) => _members.TryGetValue(member, out inside);

    /// <summary>Whether the rows of a relation are counted, as far as it is known.</summary>
    public bool MayCount(string relation) => _counted?.Contains(relation) ?? true;

    /// <summary>What a verb includes in its rows.</summary>
    public static Included? By(IInvocationOperation verb, Locals locals)
    {
        var argument = verb.Arguments.FirstOrDefault(argument => RuntimeTypes.IsInclude(argument.Parameter?.Type));
        if (argument is not null)
            return argument.ArgumentKind == ArgumentKind.DefaultValue ? new() : OfObject(argument.Value);
        var included = new Included();
        return RuntimeTypes.IsQuery(verb.Instance?.Type) && included.AddSteps(verb.Instance!, locals) ? included : null;
    }

    /// <summary>The type that says what can be included in a verb's rows, or null.</summary>
    public static ITypeSymbol? TypeOf(IInvocationOperation verb) =>
        verb.TargetMethod.Parameters.FirstOrDefault(parameter => RuntimeTypes.IsInclude(parameter.Type))?.Type
        ?? TypeIn(verb.Instance?.Type);

    /// <summary>The type that says what can be included in the rows of a relation, or null.</summary>
    public static ITypeSymbol? TypeIn(ITypeSymbol? type)
    {
        for (; type is INamedTypeSymbol named; type = type.BaseType)
            if (named.TypeArguments.FirstOrDefault(RuntimeTypes.IsInclude) is { } found) return found;
        return null;
    }

    private static Included? OfObject(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        if (value.ConstantValue is { HasValue: true, Value: null }) return new();
        return value is IObjectCreationOperation creation && RuntimeTypes.IsInclude(creation.Type)
            ? Of(creation.Initializer) : null;
    }

    /// <summary>What the entries of an initialiser include.</summary>
    private static Included Of(IObjectOrCollectionInitializerOperation? initializer)
    {
        var included = new Included();
        foreach (var entry in initializer?.Initializers ?? [])
        {
            if (RuntimeTypes.MemberOf(entry) is not { } member) continue;
            if (RuntimeTypes.IsCountInclude(member.Type)) included._counted = CountedBy(entry);
            else included._members[member.Name] = OfEntry(entry);
        }

        return included;
    }

    /// <summary><c>Count = { Posts = true }</c>.</summary>
    private static HashSet<string>? CountedBy(IOperation entry)
    {
        var initializer = (entry as IMemberInitializerOperation)?.Initializer
            ?? ((entry as ISimpleAssignmentOperation)?.Value as IObjectCreationOperation)?.Initializer;
        return initializer is null ? null
            : new(initializer.Initializers.Select(RuntimeTypes.MemberOf).OfType<IPropertySymbol>()
                .Select(member => member.Name), StringComparer.Ordinal);
    }

    /// <summary><c>Posts = true</c>, <c>Posts = { Include = { … } }</c> or <c>Posts = new() { … }</c>.</summary>
    private static Included? OfEntry(IOperation entry)
    {
        var initializer = (entry as IMemberInitializerOperation)?.Initializer;
        if (entry is ISimpleAssignmentOperation { Value: var value })
        {
            while (value is IConversionOperation conversion) value = conversion.Operand;
            if (value.ConstantValue is { HasValue: true, Value: true }) return new();
            if (value is not IObjectCreationOperation creation) return null;
            initializer = creation.Initializer;
        }

        var inside = initializer?.Initializers.FirstOrDefault(part => RuntimeTypes.MemberOf(part)?.Name == "Include");
        return inside switch
        {
            null => new(),
            IMemberInitializerOperation nested => Of(nested.Initializer),
            ISimpleAssignmentOperation assignment => OfObject(assignment.Value),
            _ => null,
        };
    }

    /// <summary>Adds what the steps of a query include; false when the query is not to be seen as a whole.</summary>
    private bool AddSteps(IOperation query, Locals locals)
    {
        switch (query)
        {
            case IParenthesizedOperation inner:
                return AddSteps(inner.Operand, locals);
            case ILocalReferenceOperation { Local: var local }:
                return locals.ValueOf(local) is { } value && AddSteps(value, locals);
            case IPropertyReferenceOperation { Property.Name: "Query", Instance: { } verbs }:
                return RuntimeTypes.IsVerbs(verbs.Type);
            case IInvocationOperation { Instance: { } source, TargetMethod: var step } call
                when RuntimeTypes.IsOfRuntime(step.ContainingType):
                if (step.Name == "Include" && !Add(call)) return false;
                return RuntimeTypes.IsVerbs(source.Type) || AddSteps(source, locals);
            default:
                return false;
        }
    }

    /// <summary>Adds what one step includes: an object, or functions that each name a relation.</summary>
    private bool Add(IInvocationOperation step)
    {
        if (step.Arguments.Length != 1) return false;
        var argument = step.Arguments[0];
        if (RuntimeTypes.IsInclude(argument.Parameter?.Type))
        {
            if (OfObject(argument.Value) is not { } included) return false;
            foreach (var member in included._members) Merge(member.Key, member.Value);
            if (included._counted is null) _counted = null;
            else _counted?.UnionWith(included._counted);
            return true;
        }

        return FunctionsOf(argument.Value).All(Add);
    }

    /// <summary>A relation that two steps include has what both say.</summary>
    private void Merge(string member, Included? inside)
    {
        if (!_members.TryGetValue(member, out var known)) _members[member] = inside;
        else if (known is null || inside is null) _members[member] = null;
        else
        {
            foreach (var inner in inside._members) known.Merge(inner.Key, inner.Value);
            if (inside._counted is null) known._counted = null;
            else known._counted?.UnionWith(inside._counted);
        }
    }

    private static IEnumerable<IOperation> FunctionsOf(IOperation value) => value switch
    {
        ICollectionExpressionOperation list => list.Elements.SelectMany(FunctionsOf),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(FunctionsOf),
        IConversionOperation conversion => FunctionsOf(conversion.Operand),
        IDelegateCreationOperation made => FunctionsOf(made.Target),
        _ => [value],
    };

    /// <summary><c>u => u.Posts.Where(…).Include(p => p.Author)</c>.</summary>
    private bool Add(IOperation function)
    {
        if (function is not IAnonymousFunctionOperation { Body.Operations: { Length: 1 } body }
            || body[0] is not IReturnOperation { ReturnedValue: { } value }) return false;
        var inside = new Included();
        var (isKnown, isCounted) = (true, false);
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                case IInvocationOperation { Instance: { } source, TargetMethod.Name: var name } call:
                    if (name == "Include") isKnown &= inside.Add(call);
                    isCounted |= name == "Count";
                    value = source;
                    continue;
                case IPropertyReferenceOperation { Instance: IParameterReferenceOperation, Property.Name: var member }:
                    if (isCounted) _counted?.Add(member);
                    else Merge(member, isKnown ? inside : null);
                    return true;
                default:
                    return false;
            }
        }
    }
}
