namespace Refract.Runtime;

/// <summary>Which relations and lazy columns to include; base of the generated <c>XInclude</c>.</summary>
public abstract class IncludeInput : CombinableInput
{
    private readonly List<(int Slot, RelationInclude? Include)> _items = [];
    private List<int>? _columns;
    private CountInclude? _counts;

    private protected override string ArgumentName => "include";

    internal IReadOnlyList<IncludePlan> Lower(ModelInfo model)
    {
        Freeze();
        Nesting.RequireStack("include");
        if (_items.Count == 0) return [];
        var plans = new List<IncludePlan>(_items.Count);
        foreach (var (slot, include) in _items)
        {
            if (include is null) throw Required.IsNull($"include.{model.MemberName(slot)}");
            if (include.IsIncluded) plans.Add(include.Lower(model.Relation(slot)));
        }

        return plans;
    }

    /// <summary>What is read of a record beside its usual columns.</summary>
    internal RecordExtras Extras(ModelInfo model)
    {
        var counts = Counts(model);
        return _columns is { Count: > 0 } ? new(_columns.ConvertAll(model.Column), counts)
            : counts.Count > 0 ? new([], counts) : RecordExtras.None;
    }

    /// <summary>
    /// The same for rows that a write returns: a database cannot count related rows there, so that
    /// <see cref="LowerWritten"/> does.
    /// </summary>
    internal RecordExtras ExtrasWritten(ModelInfo model) => Extras(model) with { Counts = [] };

    /// <summary>What is loaded for rows that a write returns.</summary>
    internal IReadOnlyList<IncludePlan> LowerWritten(ModelInfo model)
    {
        var (plans, counts) = (Lower(model), Counts(model));
        return counts.Count == 0 ? plans :
        [
            .. plans,
            .. counts.Select(counted => new IncludePlan
            {
                Relation = counted.Relation, IsCount = true,
                Arguments = new() { Where = ((RelationCount)counted.Count).Inner },
            }),
        ];
    }

    internal sealed override void Combine(CombinableInput first, CombinableInput second)
    {
        Add((IncludeInput)first);
        Add((IncludeInput)second);
    }

    private void Add(IncludeInput other)
    {
        foreach (var (slot, include) in other._items) _Set(slot, include!);
        foreach (var slot in other._columns ?? []) _Set(slot, isRead: true);
        _counts = other._counts ?? _counts;
    }

    private IReadOnlyList<CountedRelation> Counts(ModelInfo model)
    {
        Freeze();
        return _counts?.Lower(model) ?? [];
    }

    /// <summary>Which relations are counted; the same object each time.</summary>
    protected TCounts _Counts<TCounts>() where TCounts : CountInclude, new()
    {
        if (_counts is null && IsFrozen) return Detached<TCounts>();
        return (TCounts)(_counts ??= new TCounts());
    }

    /// <summary>Sets which relations are counted.</summary>
    protected void _SetCounts(CountInclude counts)
    {
        ThrowIfFrozen();
        Required.Argument(counts, "include");
        _counts = counts;
    }

    /// <summary>True when the lazy column in a slot is read.</summary>
    protected bool _Has(int slot) => _columns?.Contains(slot) == true;

    /// <summary>Sets whether the lazy column in a slot is read.</summary>
    protected void _Set(int slot, bool isRead)
    {
        ThrowIfFrozen();
        _columns ??= [];
        _columns.Remove(slot);
        if (isRead) _columns.Add(slot);
    }

    /// <summary>The relation in a slot; the same object each time.</summary>
    protected TInclude _Get<TInclude>(int slot) where TInclude : RelationInclude, new()
    {
        foreach (var (known, include) in _items)
            if (known == slot && include is TInclude found) return found;
        if (IsFrozen) return Detached<TInclude>();
        var made = new TInclude();
        _items.Add((slot, made));
        return made;
    }

    /// <summary>Sets how the relation in a slot is loaded.</summary>
    protected void _Set(int slot, RelationInclude include)
    {
        ThrowIfFrozen();
        _items.RemoveAll(item => item.Slot == slot);
        _items.Add((slot, include));
    }

    private protected override void FreezeParts()
    {
        foreach (var (_, include) in _items) include?.Freeze();
        _counts?.Freeze();
    }
}
