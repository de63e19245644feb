using System.Diagnostics;

namespace Refract.Runtime;

/// <inheritdoc/>
/// <typeparam name="TSelf">The generated filter itself.</typeparam>
/// <typeparam name="TFields">The model's fields, for conditions in the lambda style.</typeparam>
public abstract class WhereInput<TSelf, TFields> : WhereInput where TSelf : WhereInput<TSelf, TFields>, new()
    where TFields : struct, IFields<TFields>
{
    /// <summary>All of these hold.</summary>
    public IEnumerable<TSelf> And { set => PutGroup(GroupKind.And, value); }

    /// <summary>At least one of these holds; of none, none does. One without conditions is left out.</summary>
    public IEnumerable<TSelf> Or { set => PutGroup(GroupKind.Or, value); }

    /// <summary>These do not hold together.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TSelf Not
    {
        get
        {
            if (Find((int)GroupKind.Not) is GroupFilter { Parts: [TSelf not] }) return not;
            if (IsFrozen) return Detached<TSelf>();
            not = new TSelf();
            Put((int)GroupKind.Not, new GroupFilter(GroupKind.Not, not));
            return not;
        }
        set => PutGroup(GroupKind.Not, [value]);
    }

    /// <summary>A condition in the lambda style, beside the others.</summary>
    public Func<TFields, Predicate> Matches
    {
        set
        {
            ThrowIfFrozen();
            Put(MatchesFilter<TFields>.MatchesSlot, new MatchesFilter<TFields>(value));
        }
    }

    internal sealed override void Combine(CombinableInput first, CombinableInput second) =>
        And = [(TSelf)first, (TSelf)second];

    private void PutGroup(GroupKind kind, IEnumerable<TSelf> parts)
    {
        ThrowIfFrozen();
        Put((int)kind, SkippableItems.AreLeftOut(parts)
            ? new GroupFilter(kind) { IsSkipped = true } : new GroupFilter(kind, parts is null ? null : [.. parts]));
    }
}
