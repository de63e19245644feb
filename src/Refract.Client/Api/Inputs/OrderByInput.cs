using System.Globalization;

namespace Refract.Runtime;

/// <summary>
/// An ordering as a list of steps, in the order in which they were assigned; base of the generated <c>XOrderBy</c>.
/// </summary>
public abstract class OrderByInput : CombinableInput
{
    private List<Step>? _steps;
    private OrderByInput? _parent;
    private int _slot;
    private int _appended;

    /// <summary>Which of the orderings that were put together was null.</summary>
    private int? _nullAt;

    private readonly record struct Step(OrderByInput Path, int Slot, Sort Sort, Ranking? Ranking = null);

    /// <summary>What a step ranks by instead of a column: a search in columns.</summary>
    private sealed record Ranking(int[] Slots, SearchTerm Term);

    private protected override string ArgumentName => "orderBy";

    internal bool IsEmpty => _steps is null;

    internal OrderTerm[] Lower(ModelInfo model)
    {
        Freeze();
        if (_nullAt is { } at) throw Required.IsNull(string.Create(CultureInfo.InvariantCulture, $"orderBy[{at}]"));
        if (_steps is null) return [];
        var terms = new OrderTerm[_steps.Count];
        Dictionary<OrderByInput, Scope>? scopes = null;
        for (var i = 0; i < terms.Length; i++)
        {
            var (path, slot, sort, ranking) = _steps[i];
            var isCount = path is CountOrder;
            var scope = ScopeOf(isCount ? path._parent! : path, model, ref scopes);
            IExpression expression = isCount
                ? new RelationCount(scope.Model.Relation(path._slot))
                : ranking is not null
                    ? FieldRef.Rank(scope, [.. ranking.Slots.Select(scope.Model.Column)], ranking.Term)
                    : scope.Model.Column(slot);
            terms[i] = new OrderTerm(new Operand(scope, expression), sort);
        }

        return terms;
    }

    /// <summary>Adds a step by one of this model's columns.</summary>
    protected void _Put(int slot, Sort sort) => Add(new Step(this, slot, sort));

    /// <summary>Adds a step by how well columns fit a search.</summary>
    private protected void Rank(int[] slots, SearchTerm term, Sort sort) =>
        Add(new Step(this, -1, sort, new Ranking(slots, term)));

    /// <summary>Goes through a to-one relation.</summary>
    protected TOrderBy _One<TOrderBy>(int slot) where TOrderBy : OrderByInput, new() => Under<TOrderBy>(slot);

    /// <summary>Orders by how many rows a to-many relation has.</summary>
    protected CountOrder _Count(int slot) => Under<CountOrder>(slot);

    internal sealed override void Combine(CombinableInput first, CombinableInput second)
    {
        Append((OrderByInput)first);
        Append((OrderByInput)second);
    }

    private void Add(Step step)
    {
        ThrowIfFrozen();
        var root = this;
        while (root._parent is { } parent) root = parent;
        root.ThrowIfFrozen();
        (root._steps ??= []).Add(step);
    }

    private protected void Append(OrderByInput? other)
    {
        ThrowIfFrozen();
        if (other is null) _nullAt ??= _appended;
        else if (other._steps is { } steps) (_steps ??= []).AddRange(steps);
        _appended++;
    }

    private T Under<T>(int slot)
        where T : OrderByInput, new() => IsFrozen ? Detached<T>() : new T { _parent = this, _slot = slot };

    private static Scope ScopeOf(OrderByInput path, ModelInfo model, ref Dictionary<OrderByInput, Scope>? scopes)
    {
        if (path._parent is null) return model.RootScope;
        scopes ??= new Dictionary<OrderByInput, Scope>(ReferenceEqualityComparer.Instance);
        if (scopes.TryGetValue(path, out var scope)) return scope;
        scope = ScopeOf(path._parent, model, ref scopes).EnterPath(path._slot);
        scopes!.Add(path, scope);
        return scope;
    }
}
