using System.Diagnostics;

namespace Refract.Runtime;

/// <summary>
/// Conditions on the rows of a model, all of which must hold; base of the generated <c>XWhere</c>. Names of members
/// begin with <c>_</c> because a column can have any other name.
/// </summary>
[DebuggerTypeProxy(typeof(WhereInputView))]
public abstract partial class WhereInput : CombinableInput
{
    private FilterNode? _first;
    private FilterNode? _last;

    /// <summary>True when a condition was left out by <c>OrSkip()</c>.</summary>
    private bool _anySkipped;

    private protected override string ArgumentName => "where";

    internal FilterNode? First => _first;

    /// <summary>
    /// The conditions on rows of the scope; null when it asks nothing, and <see cref="LeftOutPredicate"/> when all that
    /// it asked was left out by <c>OrSkip()</c>. Freezes the input and changes nothing else in it.
    /// </summary>
    internal Predicate? Lower(Scope scope)
    {
        Freeze();
        Nesting.RequireStack("where");
        Predicate? all = null;
        var isLeftOut = _anySkipped;
        for (var node = _first; node is not null; node = node.Next)
        {
            switch (node.Lower(scope))
            {
                case null: break;
                case LeftOutPredicate: isLeftOut = true; break;
                case var condition: all = all is null ? condition : all & condition; break;
            }
        }

        return all is null && isLeftOut ? LeftOutPredicate.Instance : all;
    }

    /// <summary>The conditions on the rows of a query, or null when none is left.</summary>
    internal Predicate? Condition(Scope scope) =>
        Lower(scope) is var condition and not LeftOutPredicate ? condition : null;

    /// <summary>The filter of a slot; the same one each time.</summary>
    protected T _Get<T>(int slot) where T : FilterNode, new()
    {
        if (Find(slot) is T filter) return filter;
        return IsFrozen ? Detached<T>() : Add(slot, new T());
    }

    /// <summary>
    /// Sets the filter of a slot. A null is refused when the query is made, by the name of the field.
    /// </summary>
    protected void _Set(int slot, FilterNode filter)
    {
        ThrowIfFrozen();
        filter ??= new NullFilter();
        if (filter.IsSkipped) Skip(slot);
        else Put(slot, filter.Attachable());
    }

    /// <summary>Sets the filter of a slot that may be null; null means IS NULL.</summary>
    protected void _SetNullable(int slot, FilterNode? filter) => _Set(slot, filter ?? new NullFilter());

    /// <summary>The conditions on the row behind a to-one relation.</summary>
    protected TWhere _GetOne<TWhere>(int slot) where TWhere : WhereInput, new()
    {
        if (Find(slot) is OneFilter { Where: TWhere where }) return where;
        if (IsFrozen) return Detached<TWhere>();
        where = new TWhere();
        Put(slot, new OneFilter(where));
        return where;
    }

    /// <summary>Sets the conditions on the row behind a required to-one relation.</summary>
    protected void _SetOne(int slot, WhereInput where)
    {
        ThrowIfFrozen();
        Put(slot, new OneFilter(where));
    }

    /// <summary>
    /// Sets the conditions on the row behind an optional to-one relation; null means that there is none.
    /// </summary>
    protected void _SetOneNullable(int slot, WhereInput? where)
    {
        ThrowIfFrozen();
        Put(slot, new OneFilter(where));
    }

    private protected FilterNode? Find(int slot)
    {
        for (var node = _first; node is not null; node = node.Next)
            if (node.Slot == slot) return node;
        return null;
    }

    private protected void Put(int slot, FilterNode node)
    {
        FilterNode? before = null;
        for (var old = _first; old is not null; before = old, old = old.Next)
        {
            if (old.Slot != slot) continue;
            node.Slot = slot;
            node.Next = old.Next;
            if (before is null) _first = node;
            else before.Next = node;
            if (ReferenceEquals(_last, old)) _last = node;
            return;
        }

        Add(slot, node);
    }

    /// <summary>What was said about the field before is no longer said, as if the setter's value replaced it.</summary>
    private void Skip(int slot)
    {
        _anySkipped = true;
        FilterNode? before = null;
        for (var node = _first; node is not null; before = node, node = node.Next)
        {
            if (node.Slot != slot) continue;
            if (before is null) _first = node.Next;
            else before.Next = node.Next;
            if (ReferenceEquals(_last, node)) _last = before;
            return;
        }
    }

    private T Add<T>(int slot, T node) where T : FilterNode
    {
        node.Slot = slot;
        if (_last is null) _first = node;
        else _last.Next = node;
        _last = node;
        return node;
    }

    private protected override void FreezeParts()
    {
        for (var node = _first; node is not null; node = node.Next) node.Freeze();
    }
}
