namespace Refract.Runtime;

/// <summary>One entry of a <see cref="WhereInput"/>: what is asked of one field, or a group of conditions.</summary>
public abstract class FilterNode : QueryInput
{
    internal const int Unattached = -1;

    private protected override string ArgumentName => "where";

    /// <summary>The next entry of the same input.</summary>
    internal FilterNode? Next { get; set; }

    /// <summary>
    /// The field's slot, a negative number for groups, <see cref="Unattached"/> while it belongs to no input.
    /// </summary>
    internal int Slot { get; set; } = Unattached;

    /// <summary>True for a filter made of a null by <c>OrSkip()</c>.</summary>
    internal bool IsSkipped { get; init; }

    /// <summary>
    /// The condition on rows of the scope; null when it asks nothing, and <see cref="LeftOutPredicate"/> when all that
    /// it asked was left out by <c>OrSkip()</c>. Never changes the node.
    /// </summary>
    internal abstract Predicate? Lower(Scope scope);

    /// <summary>
    /// This node, or a copy when it stands in another input already: each entry has its own place in a list.
    /// </summary>
    internal FilterNode Attachable()
    {
        if (Slot == Unattached) return this;
        var copy = (FilterNode)MemberwiseClone();
        copy.Next = null;
        copy.Slot = Unattached;
        return copy;
    }
}
