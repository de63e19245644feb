namespace Refract.Runtime;

/// <summary>How the rows of a relation are counted: <c>Posts = true</c>, or which of them.</summary>
public sealed class CountOf<TWhere> : RelationCountInclude where TWhere : WhereInput, new()
{
    private TWhere? _where;

    /// <summary>Only rows that meet these.</summary>
    public TWhere Where
    {
        get => _where ?? (IsFrozen ? Detached<TWhere>() : _where = new TWhere());
        set
        {
            ThrowIfFrozen();
            _where = value;
        }
    }

    /// <summary>Counts them, or not.</summary>
    public static implicit operator CountOf<TWhere>(bool isIncluded) => new() { IsIncluded = isIncluded };

    internal override CountedRelation Lower(RelationInfo relation) => new(relation,
        new RelationCount(relation, relation.Target.RootScope, _where?.Condition(relation.Target.RootScope)));

    private protected override void FreezeParts() => _where?.Freeze();
}
