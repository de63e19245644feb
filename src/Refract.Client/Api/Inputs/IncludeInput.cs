namespace Refract.Runtime;

/// <summary>Which relations and lazy columns to include; base of the generated <c>XInclude</c>.</summary>
public abstract class IncludeInput : QueryInput
{
    private readonly List<(int Slot, RelationInclude? Include)> _items = [];
    private List<int>? _columns;

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

    /// <summary>The lazy columns.</summary>
    internal IReadOnlyList<ColumnInfo> Columns(ModelInfo model)
    {
        Freeze();
        return _columns is { Count: > 0 } ? _columns.ConvertAll(model.Column) : [];
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
    }
}
