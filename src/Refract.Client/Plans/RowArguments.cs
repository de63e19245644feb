namespace Refract.Runtime;

/// <summary>
/// Which rows, in what order, how many of them, and what is included: the arguments that a query and an include share.
/// Both styles fill them in, so an argument is added here and where a style names it.
/// </summary>
internal struct RowArguments
{
    /// <summary>
    /// Turned, so that the default stands for none. Each query and each include holds these, so two numbers take the
    /// place of one that may be missing.
    /// </summary>
    private int _take;

    private int _skip;

    /// <summary>The condition, in the scope of the model's root; null for none.</summary>
    public Predicate? Where { get; set; }

    /// <summary>The order; empty for none.</summary>
    public IReadOnlyList<OrderTerm> OrderBy { readonly get => field ?? []; set; }

    /// <summary>
    /// At most so many rows, of an include for each parent. Negative: that many from the end, still in the given order.
    /// </summary>
    public int? Take
    {
        readonly get => _take == 0 ? null : _take ^ int.MinValue;
        // One more than the smallest number takes as many rows.
        set => _take = value is { } count ? Math.Max(count, -int.MaxValue) ^ int.MinValue : 0;
    }

    /// <summary>How many rows are left out first; null rather than 0, and never negative.</summary>
    public int? Skip
    {
        readonly get => _skip == 0 ? null : _skip;
        set => _skip = value ?? 0;
    }

    /// <summary>The row to begin at.</summary>
    public UniqueKey? Cursor { get; set; }

    /// <summary>Slots of columns: the first row of each distinct combination is kept. Empty for all rows.</summary>
    public IReadOnlyList<int> Distinct { readonly get => field ?? []; set; }

    /// <summary>What is read of records beside their usual columns.</summary>
    public RecordExtras Extras { readonly get => field ?? RecordExtras.None; set; }

    /// <summary>The relations to include.</summary>
    public IReadOnlyList<IncludePlan> Include { readonly get => field ?? []; set; }

    /// <summary>Includes a relation too, or more of one that is included already.</summary>
    public void Add(IncludePlan relation)
    {
        var known = Include.FirstOrDefault(plan => plan.IsOf(relation));
        Include = known is null ? [.. Include, relation]
            : [.. Include.Select(plan => plan == known ? relation.Beside(known) : plan)];
    }

    /// <summary>Reads a lazy column too.</summary>
    public void Add(ColumnInfo column) => Extras = Extras.With(new([column], []));

    /// <summary>Counts the rows of a relation too.</summary>
    public void Add(in CountedRelation count) => Extras = Extras.With(new([], [count]));

    /// <summary>True when not all rows of the condition are wanted.</summary>
    public readonly bool IsLimited => Take is not null || _skip > 0;
}
