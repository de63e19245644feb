namespace Refract.Runtime;

/// <summary>Of which relations the rows are counted; base of the generated <c>XCountInclude</c>.</summary>
public abstract class CountInclude : QueryInput
{
    private readonly List<(int Slot, RelationCountInclude? Count)> _items = [];

    private protected override string ArgumentName => "include";

    internal IReadOnlyList<CountedRelation> Lower(ModelInfo model)
    {
        Freeze();
        var counts = new List<CountedRelation>(_items.Count);
        foreach (var (slot, count) in _items)
        {
            if (count is null) throw Required.IsNull($"include.{model.CountName}.{model.MemberName(slot)}");
            if (count.IsIncluded) counts.Add(count.Lower(model.Relation(slot)));
        }

        return counts;
    }

    /// <summary>How the relation in a slot is counted; the same object each time.</summary>
    protected TCount _Get<TCount>(int slot) where TCount : RelationCountInclude, new()
    {
        foreach (var (known, count) in _items)
            if (known == slot && count is TCount found) return found;
        if (IsFrozen) return Detached<TCount>();
        var made = new TCount();
        _items.Add((slot, made));
        return made;
    }

    /// <summary>Sets how the relation in a slot is counted.</summary>
    protected void _Set(int slot, RelationCountInclude count)
    {
        ThrowIfFrozen();
        _items.RemoveAll(item => item.Slot == slot);
        _items.Add((slot, count));
    }

    private protected override void FreezeParts()
    {
        foreach (var (_, count) in _items) count?.Freeze();
    }
}
