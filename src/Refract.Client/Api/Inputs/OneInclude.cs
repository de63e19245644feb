namespace Refract.Runtime;

/// <summary>How a to-one relation is included: <c>Author = true</c>, or with relations of its own.</summary>
public sealed class OneInclude<TInclude> : RelationInclude where TInclude : IncludeInput, new()
{
    private TInclude? _include;

    /// <summary>Relations of the related row to include.</summary>
    public TInclude Include
    {
        get => _include ?? (IsFrozen ? Detached<TInclude>() : _include = new TInclude());
        set
        {
            ThrowIfFrozen();
            _include = value;
        }
    }

    /// <summary>Loads it, or not.</summary>
    public static implicit operator OneInclude<TInclude>(bool isIncluded) => new() { IsIncluded = isIncluded };

    internal override IncludePlan Lower(RelationInfo relation) => new()
    {
        Relation = relation,
        Arguments = new()
        {
            Include = _include?.Lower(relation.Target) ?? [],
            Extras = _include?.Extras(relation.Target) ?? RecordExtras.None,
        },
    };

    private protected override void FreezeParts() => _include?.Freeze();
}
