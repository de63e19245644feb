namespace Refract.Runtime;

/// <summary>
/// How a to-many relation is included: <c>Posts = true</c>, or which of the rows, in what order, with what of their
/// own.
/// </summary>
public sealed class ManyInclude<TWhere, TOrderBy, TUnique, TInclude, TScalar> : RelationInclude
    where TWhere : WhereInput, new() where TOrderBy : OrderByInput, new() where TUnique : UniqueKey
        where TInclude : IncludeInput, new() where TScalar : struct, Enum
{
    private TWhere? _where;
    private TOrderBy? _orderBy;
    private TInclude? _include;
    private TUnique? _cursor;
    private int[] _distinct = [];
    private int? _take;
    private int? _skip;

    /// <summary>Only rows that meet these.</summary>
    public TWhere Where
    {
        get => _where ?? (IsFrozen ? Detached<TWhere>() : _where = new TWhere());
        set => Set(ref _where, value);
    }

    /// <summary>In this order.</summary>
    public TOrderBy OrderBy
    {
        get => _orderBy ?? (IsFrozen ? Detached<TOrderBy>() : _orderBy = new TOrderBy());
        set => Set(ref _orderBy, value);
    }

    /// <summary>Relations of the related rows to include.</summary>
    public TInclude Include
    {
        get => _include ?? (IsFrozen ? Detached<TInclude>() : _include = new TInclude());
        set => Set(ref _include, value);
    }

    /// <summary>At most so many for each parent; negative: the last ones.</summary>
    public int? Take { set => Set(ref _take, value); }

    /// <summary>Leaves so many out for each parent.</summary>
    public int? Skip { set => Set(ref _skip, Paging.CheckSkip(value)); }

    /// <summary>Begins at this row, which is the first of the page unless it is skipped.</summary>
    public TUnique Cursor { set => Set(ref _cursor, value); }

    /// <summary>Keeps the first row of each distinct combination.</summary>
    public IEnumerable<TScalar> Distinct { set => Set(ref _distinct, Paging.SlotsOf(value)); }

    /// <summary>Loads it, or not.</summary>
    public static implicit operator ManyInclude<TWhere, TOrderBy, TUnique, TInclude, TScalar>(bool isIncluded) =>
        new() { IsIncluded = isIncluded };

    internal override IncludePlan Lower(RelationInfo relation) => new()
    {
        Relation = relation,
        Arguments = new()
        {
            Where = _where?.Condition(relation.Target.RootScope),
            OrderBy = _orderBy?.Lower(relation.Target) ?? [],
            Take = _take,
            Skip = _skip,
            Cursor = Paging.CheckCursor(relation.Target, _cursor),
            Distinct = _distinct,
            Include = _include?.Lower(relation.Target) ?? [],
            Extras = _include?.Extras(relation.Target) ?? RecordExtras.None,
        },
    };

    private protected override void FreezeParts()
    {
        _where?.Freeze();
        _orderBy?.Freeze();
        _include?.Freeze();
    }

    private void Set<T>(ref T field, T value)
    {
        ThrowIfFrozen();
        field = value;
    }
}
